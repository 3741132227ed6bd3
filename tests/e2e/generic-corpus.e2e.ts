/**
 * The generic reader alone, over real mail in Roundcube's three skins, none of which it knows. Every fortieth message; all of them
 * with SIDELIGHT_LONG=1 (docs/webmails.md keeps those figures).
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { comparePeople, printComparisons, type Comparison } from './corpus/compare-people'
import { heldBy } from './corpus/held-by'
import { readCorpus, type CorpusMessage } from './corpus/read-corpus'
import { genericReading, readGenerically } from './generic-page'
import { startRep, type Rep } from './rep'
import { isLong } from './setup/long-form'
import { sharedData } from './setup/project-paths'
import { mailboxOwner, requireWebmail, skip } from './setup/running-webmail'
import { messageUrl } from './webmail/roundcube-page'

const corpusFolder = join(sharedData, 'mail')
const step = isLong ? 1 : 40

/**
 * What is read once the page has come to rest: on a busy machine its own scripts may still be laying out the header. Told as certain
 * and wrong counts at every look.
 */
async function settled(rep: Rep, message: CorpusMessage): Promise<Comparison> {
  for (let look = 0; ; look += 1) {
    const reading = await genericReading(rep.browser, rep.page, 24)
    const one = comparePeople(message, reading, await heldBy(rep.page.frames()))
    if (one.areHeldRight || one.isWrongAndCertain || look === 4) return one
    await rep.page.waitForTimeout(500)
  }
}

test('senders and recipients are those of the headers, in skins it has never seen', async () => {
  test.setTimeout(isLong ? 3_600_000 : 300_000)
  const webmail = requireWebmail()
  const user = mailboxOwner(14)
  if (!existsSync(corpusFolder)) return skip('The mail of ../shared/data is not here.')
  const corpus = await readCorpus(corpusFolder)
  const uids = await webmail.seed(
    user,
    corpus.map((message) => message.raw),
  )
  const rep = await startRep({ webmail, user })
  try {
    for (const skin of ['elastic', 'larry', 'classic']) {
      await rep.browser.context.addCookies([{ name: 'bench_skin', value: skin, url: webmail.url }])
      const all: Comparison[] = []
      for (const [index, message] of corpus.entries()) {
        if (index % step !== 0) continue
        await rep.page.goto(messageUrl(webmail, uids[index] ?? 0))
        await readGenerically(rep.browser, rep.page)
        all.push(await settled(rep, message))
      }
      printComparisons(`Roundcube ${skin}`, all)
      const share = (isCounted: (one: Comparison) => boolean): number => all.filter(isCounted).length / all.length
      // A sender whom the page does not hold is counted apart, and printed.
      expect(all.filter((one) => one.isWrongAndCertain)).toEqual([])
      const otherwise = all.flatMap((one) => (one.areAllRight ? [] : `${one.source}: ${one.detail}`)).join('; ')
      expect(
        share((one) => one.isSenderRight),
        otherwise,
      ).toBeGreaterThanOrEqual(0.95)
      expect(
        share((one) => one.areAllRight),
        otherwise,
      ).toBeGreaterThanOrEqual(0.85)
      const withSender = all.filter((one) => one.hasSender)
      expect(withSender.filter((one) => one.isCertain).length / withSender.length).toBeGreaterThanOrEqual(0.9)
    }
  } finally {
    await rep.close()
  }
})
