/** The account plan on the full page, as a person writes in it. */
import type { Page } from 'playwright-core'
import type { Rep } from './rep'

/** Opens an account's page and waits until its plan can be written in. */
export async function openPlan(rep: Rep, accountId: string): Promise<Page> {
  const page = await rep.browser.fullPage(`workspace.html#/accounts/${accountId}`)
  await editorOf(page).waitFor()
  return page
}

export function editorOf(page: Page): ReturnType<Page['locator']> {
  return page.getByTestId('plan-editor').locator('[contenteditable="true"]')
}

/** Types `count` words "stem0 stem1 …" into a new paragraph at the end, key by key. */
export async function typeWords(page: Page, stem: string, count: number): Promise<void> {
  await editorOf(page).focus()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  for (let index = 0; index < count; index += 1) await page.keyboard.type(`${stem}${index} `, { delay: 15 })
}

/** The plan's text without the names at colleagues' carets. */
export function textOf(page: Page): Promise<string> {
  return editorOf(page).evaluate((editor) => {
    const copy = editor.cloneNode(true)
    if (!(copy instanceof HTMLElement)) return ''
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    return [...copy.children].map((block) => block.textContent).join('\n')
  })
}
