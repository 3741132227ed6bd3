/** One of the browser's own settings of the extension's store. */
import type { Page } from 'playwright-core'

/** Undefined where it is not set. The page is one of the extension's. */
export function readMetaValue(page: Page, key: string): Promise<unknown> {
  return page.evaluate(
    (wanted) =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open('sidelight')
        opening.addEventListener('error', () => reject(new Error('The store did not open.')))
        opening.addEventListener('success', () => {
          const db = opening.result
          const asking: IDBRequest<{ value?: unknown } | undefined> = db
            .transaction('meta')
            .objectStore('meta')
            .get(wanted)
          asking.addEventListener('success', () => {
            db.close()
            resolve(asking.result?.value)
          })
          asking.addEventListener('error', () => reject(new Error('The setting was not read.')))
        })
      }),
    key,
  )
}
