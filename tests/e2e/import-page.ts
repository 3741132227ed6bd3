/** What a person does on the import page. */
import { expect } from '@playwright/test'
import type { Page } from 'playwright-core'

/** A file in memory, or the path of one on disk. */
export type Given = { name: string; content: string | Uint8Array } | string

/** Chooses a file and waits until its first lines are compared with what is there. */
export async function choose(page: Page, given: Given): Promise<void> {
  const file =
    typeof given === 'string' ? given : { name: given.name, mimeType: 'text/plain', buffer: Buffer.from(given.content) }
  await page.getByTestId('file').setInputFiles(file)
  await expect(page.getByTestId('trial')).toHaveAttribute('data-ready', 'true')
}

export async function importFile(page: Page, given: Given): Promise<void> {
  await choose(page, given)
  await page.getByTestId('start-import').click()
  await expect(page.getByTestId('import-done')).toBeVisible({ timeout: 60_000 })
}

/** A table of so many companies, each with a person. */
export function manyCompanies(count: number): string {
  const lines = Array.from({ length: count }, (_, at) => `Company ${at},Person ${at},p${at}@company${at}.test`)
  return `Company,Full name,Email\n${lines.join('\n')}\n`
}

/** Of the counts beside a kind of row: new, changed, as it was. */
export async function countsOf(page: Page, collection: string): Promise<number[]> {
  const cells = await page.getByTestId(`counts-${collection}`).locator('td').allTextContents()
  return cells.map((text) => Number(text.replaceAll(/\D/g, '')))
}
