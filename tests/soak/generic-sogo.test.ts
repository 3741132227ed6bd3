/**
 * The generic reader alone, in SOGo, which it does not know: real mail, three mailboxes of it, since SOGo opens only what its list
 * has loaded. Needs Debian, root and ../shared. `SOAK_STEP=5` reads every fifth message.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { launchExtension } from '../e2e/browsers/chromium'
import { comparePeople, printComparisons, type Comparison } from '../e2e/corpus/compare-people'
import { heldBy } from '../e2e/corpus/held-by'
import { readCorpus } from '../e2e/corpus/read-corpus'
import { genericReading } from '../e2e/generic-page'
import { buildUnlessFresh } from '../e2e/setup/fresh-build'
import { chromeExtension, sharedData } from '../e2e/setup/project-paths'
import { sogoUnavailableReason, startSogo } from '../e2e/webmail/sogo'
import { startWebmail } from '../e2e/webmail/start-webmail'
import { readNumber, timeout } from './bounds'

const corpusFolder = join(sharedData, 'mail')
const step = readNumber('SOAK_STEP', 1)
/** Messages of one mailbox: SOGo's list loads a hundred at first. */
const perMailbox = 90
const reason = existsSync(corpusFolder) ? sogoUnavailableReason() : 'The mail of ../shared/data is not here.'
if (reason !== null) console.info(`skipped: ${reason}`)

/** Opens a message as a person's click does, by the page's own address, and waits until what was open before has gone. */
async function open(page: Page, uid: number): Promise<void> {
  await page.evaluate((id) => {
    for (const shown of document.querySelectorAll('#detailView md-card-content')) shown.setAttribute('data-before', '')
    location.hash = `#!/Mail/0/INBOX/${id}`
  }, uid)
  await page.waitForSelector('#detailView md-card-content:not([data-before])', { state: 'attached', timeout: 30_000 })
}

it.skipIf(reason !== null)(
  'reads the senders of real mail in SOGo, and is never certain of a wrong one',
  { timeout: timeout * 3 },
  async () => {
    const corpus = await readCorpus(corpusFolder)
    const users = Array.from(
      { length: Math.ceil(corpus.length / perMailbox) },
      (_, index) => `rep${index + 1}@ourco.test`,
    )
    await buildUnlessFresh('chrome', chromeExtension)
    const webmail = await startWebmail({ users })
    const ending: (() => Promise<void>)[] = [() => webmail.stop()]
    try {
      const sogo = await startSogo({ ...webmail, users })
      ending.unshift(sogo.stop)
      const browser = await launchExtension({ extensionPath: chromeExtension })
      ending.unshift(browser.close)
      const all: Comparison[] = []
      for (const [number, user] of users.entries()) {
        const own = corpus.slice(number * perMailbox, (number + 1) * perMailbox)
        await webmail.seed(
          user,
          own.map(({ raw }) => raw),
        )
        const page = await browser.context.newPage()
        await page.request.post(`${sogo.url}SOGo/connect`, { data: { userName: user, password: webmail.password } })
        const listed = page.waitForResponse((answer) => answer.url().endsWith('/folderINBOX/view'))
        await page.goto(`${sogo.url}SOGo/so/${user}/Mail/view#!/Mail/0/INBOX`)
        await listed
        await page.waitForSelector('md-list-item[role=listitem]', { state: 'attached' })
        for (const [index, message] of own.entries()) {
          if (index % step !== 0) continue
          await open(page, index + 1)
          all.push(comparePeople(message, await genericReading(browser, page, 24), await heldBy([page.mainFrame()])))
        }
        await page.close()
        await browser.context.clearCookies()
      }
      printComparisons('SOGo', all)
      await browser.close()
      await sogo.stop()
      const withSender = all.filter((one) => one.hasSender)
      expect(all.filter((one) => one.isWrongAndCertain)).toEqual([])
      // Messages without a date, of which such a collection has many, are not read there (docs/webmails.md).
      expect(withSender.filter((one) => one.isSenderRight).length / withSender.length).toBeGreaterThanOrEqual(0.88)
    } finally {
      for (const end of ending) await end()
    }
  },
)
