/** One click logs the message, the colleague's sidebar says so; undo takes it back for both. */
import type { Frame, Locator } from 'playwright-core'
import type { MainJob } from './job'
import { patience, readCard } from './seen-sidebar'

/** A complaint that both have in their mailboxes and nobody has logged. */
const messageId = 'huayuan.1.0@huayuan-hi.example'

/** Waits until the message can be logged; what an earlier start that was broken off has logged is taken back. */
async function makeLoggable(sidebar: Frame): Promise<void> {
  const idle = sidebar.locator('[data-testid=log][data-state=idle]')
  const undo = sidebar.getByTestId('undo')
  await idle.or(undo).or(sidebar.getByTestId('logged-by')).first().waitFor({ timeout: patience })
  if (await undo.isVisible()) await undo.click()
  await idle.waitFor({ timeout: patience })
}

/** @param meanwhile is done while the message is logged */
export async function logAndUndo(job: MainJob, meanwhile: () => Promise<void>): Promise<void> {
  const { rep, colleague, mail, mailbox, progress, screenshots } = job
  const message = mail.find((each) => each.messageId === messageId)
  if (!message) throw new Error(`The demo's mail lacks ${messageId}.`)

  const [mine, theirs] = await progress.step(
    `Both open “${message.subject}” on a page of its own`,
    () =>
      Promise.all(
        (
          [
            ['rep1', rep],
            ['rep2', colleague],
          ] as const
        ).map(async ([member, { browser, page }]) => {
          await page.goto(mailbox.messageUrl(member, messageId))
          const sidebar = await browser.sidebarFrame(page)
          const card = await readCard(sidebar, message.from.name)
          await makeLoggable(sidebar)
          return { sidebar, card }
        }),
      ),
    ([first]) => (first ? `${first.card.account} | ${first.card.verdict}` : ''),
  )
  if (!mine || !theirs) throw new Error('A browser is missing.')

  await progress.step(
    'Logging it with one click',
    async () => {
      const startedAt = performance.now()
      const seen = async (line: Locator): Promise<{ line: string; ms: number }> => {
        await line.waitFor({ timeout: patience })
        return { line: (await line.innerText()).split('\n')[0] ?? '', ms: Math.round(performance.now() - startedAt) }
      }
      await mine.sidebar.getByTestId('log').click()
      return Promise.all([seen(mine.sidebar.getByTestId('logged')), seen(theirs.sidebar.getByTestId('logged-by'))])
    },
    ([own, other]) =>
      `“${own.line}” after ${own.ms} ms; the colleague’s sidebar says “${other.line}” after ${other.ms} ms`,
  )
  await screenshots.take(colleague.page, 'colleague-sees-it')
  await meanwhile()
  await progress.step('Undo, gone for both', async () => {
    await rep.page.bringToFront()
    await mine.sidebar.getByTestId('undo').click()
    await mine.sidebar.getByTestId('log').waitFor({ timeout: patience })
    await theirs.sidebar.getByTestId('log').waitFor({ timeout: patience })
  })
}
