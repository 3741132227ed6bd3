/** Rows in the extension's own store, as a person's would lie there. */
import type { Page } from 'playwright-core'

/** By table. The page is one of the extension's; what reads the store has to be opened or loaded anew afterwards. */
export async function putRows(page: Page, rows: Readonly<Record<string, readonly object[]>>): Promise<void> {
  await page.evaluate(
    (given) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('sidelight')
        opening.addEventListener('error', () => reject(new Error('The store did not open.')))
        opening.addEventListener('success', () => {
          const db = opening.result
          const writing = db.transaction(Object.keys(given), 'readwrite')
          for (const [table, all] of Object.entries(given)) for (const row of all) writing.objectStore(table).put(row)
          writing.addEventListener('complete', () => {
            db.close()
            resolve()
          })
          writing.addEventListener('abort', () => reject(new Error('The rows were not stored.')))
        })
      }),
    rows,
  )
}
