/** With a display: a browser beside an open message, until it is closed or Ctrl-C. */
import type { DemoMessage } from '../demo/mail'
import { openDemoBrowser, type DemoBrowserGiven } from './demo-browser'
import { unlessAborted } from './ending'
import { gmailHint } from './hints'
import type { Progress } from './progress'

export async function openForPerson(
  given: DemoBrowserGiven & { mail: readonly DemoMessage[]; progress: Progress },
): Promise<void> {
  const { mailbox, mail, progress, ending, server } = given
  const { browser, page } = await progress.step('Opening the browser', async () => {
    const opened = await unlessAborted(ending.signal, openDemoBrowser(given, 'rep1', true))
    const newest = mail.findLast(({ folder, cc }) => folder === 'INBOX' && cc.length > 0)
    if (newest) await opened.page.goto(mailbox.messageUrl('rep1', newest.messageId))
    return opened
  })
  await page.bringToFront()
  progress.note(`
Sidelight is beside the message. Open others, press Log, open the plan. Ctrl-C ends everything.
As a colleague in another browser: load ${given.extension} unpacked, open its full page and paste
${await server.joinCode('rep2')}
${gmailHint}`)
  const closed = new Promise<void>((resolve) => browser.context.once('close', () => resolve()))
  await unlessAborted(ending.signal, closed)
}
