/**
 * R2: what the sidebar is told about a message's people equals the message's headers, over a corpus of real mail: every sixth message;
 * all of them with SIDELIGHT_LONG=1, as `npm run soak` has it.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type BrowserContext } from '@playwright/test'
import { compareReading, type ReadingResult } from './corpus/compare-reading'
import { readCorpus } from './corpus/read-corpus'
import type { PageReport } from '../../lib/messages/page-report'
import { recordReports } from './page-reports'
import { startRep } from './rep'
import { isLong } from './setup/long-form'
import { sharedData } from './setup/project-paths'
import { mailboxOwner, requireWebmail, skip } from './setup/running-webmail'
import { messageUrl } from './webmail/roundcube-page'
import { within } from './within'

const corpusFolder = join(sharedData, 'mail')

const isWhole = (found: PageReport): boolean => found.kind === 'message' && found.isComplete

const step = isLong ? 1 : 6

test('people in the page are those of the headers, over the corpus', async () => {
  test.setTimeout(isLong ? 1_200_000 : 300_000)
  const webmail = requireWebmail()
  if (!existsSync(corpusFolder)) return skip('The mail of ../shared/data is not here.')
  const user = mailboxOwner(1)
  const corpus = (await readCorpus(corpusFolder)).filter((_, index) => index % step === 0)
  const uids = await webmail.seed(
    user,
    corpus.map((message) => message.raw),
  )
  const rep = await startRep({ webmail, user })
  try {
    const reports = await recordReports(rep.browser)
    const shown: ReadingResult[] = []
    const whole: ReadingResult[] = []
    const source = await holdSource(rep.browser.context)
    for (const [index, message] of corpus.entries()) {
      const uid = uids[index] ?? 0
      source.hold()
      await rep.page.goto(messageUrl(webmail, uid), { waitUntil: 'commit' })
      const isOfThis = (found: PageReport): boolean =>
        found.kind === 'message' && found.messages[found.focus]?.pageKey === `INBOX/${uid}`
      const first = await reports.next(isOfThis)
      const markup = await within(30_000, 'The page’s markup', rep.page.content())
      shown.push(compareReading(message, first, markup))
      source.release()
      const complete = await reports.next((found) => isOfThis(found) && isWhole(found))
      whole.push(compareReading(message, complete, markup, await within(30_000, 'The header', source.header())))
    }
    printCounts('as the page shows them', shown)
    printCounts('with the headers read', whole)
    expect([...shown, ...whole].filter((result) => result.verdict === 'wrong')).toEqual([])
    for (const results of [shown, whole])
      expect(results.filter((result) => result.verdict === 'equal').length).toBeGreaterThan(corpus.length * 0.85)
  } finally {
    await rep.close()
  }
})

/** What somebody waits for, and how it comes. */
function promised<T>(): { come: (value: T) => void; wait: Promise<T> } {
  const made: { come?: (value: T) => void } = {}
  const wait = new Promise<T>((resolve) => (made.come = resolve))
  return { come: (value) => made.come?.(value), wait }
}

/** Has the webmail answer with a message's source when the test says so: until then all that is told is what the page shows. */
async function holdSource(context: BrowserContext) {
  let released = promised<void>()
  let header = promised<Buffer>()
  await context.route(/_action=viewsource/, async (route) => {
    await released.wait
    const response = await route.fetch()
    const body = await response.body()
    header.come(Buffer.from(body.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'))
    await route.fulfill({ response, body })
  })
  return {
    hold() {
      released = promised()
      header = promised()
    },
    release: () => released.come(),
    /** The header as the webmail gave it out; its source view may end it early. */
    header: () => header.wait,
  }
}

function printCounts(what: string, results: readonly ReadingResult[]): void {
  const count = (verdict: ReadingResult['verdict']): number =>
    results.filter((result) => result.verdict === verdict).length
  const line = [
    `${results.length} messages ${what}: ${count('equal')} equal to their headers`,
    `${count('notInPage')} hold people the page does not show`,
    `${count('parsersDiffer')} where the webmail reads the header otherwise`,
    `${count('wrong')} wrong`,
  ]
  console.log(line.join(', '))
  for (const { verdict, source, details } of results)
    if (verdict !== 'equal') console.log(`  ${verdict} ${source}: ${details.join('; ')}`)
}
