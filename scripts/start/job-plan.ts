/** Both open the account's plan and write at the same time; they end with the same text and every word. */
import type { Locator, Page } from 'playwright-core'
import { demoMembers } from '../demo/story'
import type { MainJob } from './job'
import { patience, until } from './seen-sidebar'

/** What each types, the rep at the end, the colleague under the first heading; the time tells one start's from another's. */
function linesAt(time: string): { rep1: string; rep2: string } {
  return { rep1: `${time} 林晓：18 点前在群里通报恢复进度。`, rep2: `${time} 李哲：书面说明已发孙总，等回复。` }
}

async function openPlan({ browser }: MainJob['rep'], accountId: string): Promise<{ page: Page; editor: Locator }> {
  const page = await browser.fullPage(`workspace.html#/accounts/${accountId}`)
  const editor = page.getByTestId('plan-editor').locator('.ProseMirror')
  // The seeded text is there: the plan has been fetched.
  await editor.locator('h2').first().waitFor({ timeout: patience })
  return { page, editor }
}

/** The plan's blocks as text, without the carets of others. */
async function readPlan(editor: Locator): Promise<string> {
  return editor.evaluate((root) => {
    const copy = root.cloneNode(true)
    if (!(copy instanceof HTMLElement)) return ''
    for (const caret of copy.querySelectorAll('.caret, .ProseMirror-separator')) caret.remove()
    const blocks = [...copy.querySelectorAll('h1, h2, h3, p')].map((block) => block.textContent ?? '')
    return blocks.join('\n').replaceAll(/[\u2060\uFEFF]/g, '')
  })
}

/** Milliseconds between two keys: a fast typist's. */
const betweenKeys = 40

/** Types a line of its own, below the first block of the plan or at its end, at a person's pace. */
async function typeLine(page: Page, editor: Locator, where: 'Home' | 'End', line: string): Promise<void> {
  await editor.click()
  for (const key of [`ControlOrMeta+${where}`, 'End', 'Enter']) {
    await page.waitForTimeout(3 * betweenKeys)
    await page.keyboard.press(key)
  }
  await page.waitForTimeout(3 * betweenKeys)
  await page.keyboard.type(line, { delay: betweenKeys })
}

export async function writeTogether(job: MainJob): Promise<void> {
  const { rep, colleague, progress, screenshots, mailbox } = job
  const accountId = await accountOf(job)
  const lines = linesAt(new Date().toISOString().slice(11, 19))
  const [mine, theirs] = await progress.step(
    'Both open the account plan',
    () => Promise.all([openPlan(rep, accountId), openPlan(colleague, accountId)]),
    () => `${demoMembers.rep1.name} and ${demoMembers.rep2.name}, mail from ${mailbox.name.split(' at ')[0]}`,
  )
  await progress.step(
    'Both write at once',
    async () => {
      await Promise.all([
        typeLine(mine.page, mine.editor, 'End', lines.rep1),
        typeLine(theirs.page, theirs.editor, 'Home', lines.rep2),
      ])
      const typedAt = performance.now()
      const both = (): Promise<string[]> => Promise.all([readPlan(mine.editor), readPlan(theirs.editor)])
      await until(
        async () => {
          const [one = '', other = ''] = await both()
          return one === other && one.includes(lines.rep1) && one.includes(lines.rep2)
        },
        async () => `The two plans differ, or lack what was typed:\n${(await both()).join('\n---\n')}`,
      )
      return performance.now() - typedAt
    },
    (ms) => `the same text with every word in both, ${Math.round(ms)} ms after the last key`,
  )
  await screenshots.take(mine.page, 'plan-together')
  await Promise.all([mine.page.close(), theirs.page.close()])
}

async function accountOf({ rep }: MainJob): Promise<string> {
  const sidebar = await rep.browser.sidebarFrame(rep.page)
  const accountId = await sidebar.getByTestId('card').getAttribute('data-account')
  if (accountId === null) throw new Error('The sidebar’s card does not say which account it shows.')
  return accountId
}
