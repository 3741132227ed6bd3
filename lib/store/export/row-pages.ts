/** All living rows of a collection, page by page in the order of their ids: memory follows the page, not the store. */
import { Dexie } from 'dexie'
import type { LooseRecord } from '../../messages/apply-patch'
import type { Collection } from '../../messages/rows'
import type { SidelightDatabase } from '../database'
import { rowTable } from '../local-change'
import { withoutKeys } from '../without-keys'

const rowsPerPage = 1000

export async function* rowPages(db: SidelightDatabase, collection: Collection): AsyncGenerator<LooseRecord[]> {
  let last: string | typeof Dexie.minKey = Dexie.minKey
  for (;;) {
    const page: LooseRecord[] = await rowTable(db, collection).where(':id').above(last).limit(rowsPerPage).toArray()
    yield page.filter((row) => row['deletedAt'] === null).map((row) => withoutKeys(collection, row))
    const id: unknown = page.at(-1)?.['id']
    if (page.length < rowsPerPage || typeof id !== 'string') return
    last = id
  }
}
