/** Scripts that the reader of a page asks for. */
import { browser } from 'wxt/browser'

/** `generic`: the generic reader in the place of an adapter that cannot read. `tools`: lib/mail/page-tools.ts. */
const files = { generic: '/generic.js', tools: '/page-tools.js' } as const

/** @throws Error when the tab has gone, or shows what no extension may read */
export async function runInPage(tabId: number, script: keyof typeof files): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: [files[script]], injectImmediately: true })
}
