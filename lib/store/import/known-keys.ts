/**
 * Which questions need not be put to the store, since nothing in it can answer them: of a first import nearly all. Each costs a
 * round trip to the disk's process, as much as writing the row.
 */
import { Dexie } from 'dexie'
import type { LooseRecord } from '../../messages/apply-patch'
import type { SidelightDatabase } from '../database'
import { rowTable } from '../local-change'
import { readMeta } from '../meta'
import { KeyFilter } from './key-filter'
import { keysOfRow } from './row-keys'

const rowsPerPage = 2000
/** Reading a row costs about a fourth of a question. */
const questionsPerRow = 0.25

export const idKey = (collection: string, id: string): string => `id ${collection} ${id}`

export class KnownKeys {
  #filter: KeyFilter | null = null
  #counter = -1
  #asked = 0
  readonly #db: SidelightDatabase

  constructor(db: SidelightDatabase) {
    this.#db = db
  }

  /** Whether most questions need not be put to the store, so that a part may be planned while another is written. */
  get isAhead(): boolean {
    return this.#filter !== null
  }

  /**
   * Before a part, outside of its transaction: reads the store through once that is cheaper than asking on.
   * @param written the part before
   */
  async prepare(written: Promise<void>): Promise<void> {
    if (this.#filter !== null) return
    await written
    if ((await readMeta(this.#db, 'server')) !== null) return
    const tables = [this.#db.accounts, this.#db.contacts, this.#db.orders, this.#db.interactions, this.#db.signals]
    const counts = await Promise.all(tables.map((table) => table.count()))
    const rows = counts.reduce((sum, count) => sum + count, 0)
    if (this.#asked < rows * questionsPerRow) return
    this.#counter = (await readMeta(this.#db, 'counter')) ?? 0
    const filter = new KeyFilter()
    for (const collection of ['accounts', 'contacts'] as const) await this.#readRows(filter, collection)
    for (const collection of ['orders', 'interactions', 'signals'] as const) await this.#readIds(filter, collection)
    this.#filter = filter
  }

  async #readRows(filter: KeyFilter, collection: 'accounts' | 'contacts'): Promise<void> {
    let last: string | typeof Dexie.minKey = Dexie.minKey
    for (;;) {
      const page: LooseRecord[] = await rowTable(this.#db, collection)
        .where(':id')
        .above(last)
        .limit(rowsPerPage)
        .toArray()
      for (const row of page) this.#addTo(filter, collection, row)
      const id: unknown = page.at(-1)?.['id']
      if (page.length < rowsPerPage || typeof id !== 'string') return
      last = id
    }
  }

  async #readIds(filter: KeyFilter, collection: 'orders' | 'interactions' | 'signals'): Promise<void> {
    let last: string | typeof Dexie.minKey = Dexie.minKey
    for (;;) {
      const page: string[] = await rowTable(this.#db, collection)
        .where(':id')
        .above(last)
        .limit(rowsPerPage)
        .primaryKeys()
      for (const id of page) filter.add(idKey(collection, id))
      const id = page.at(-1)
      if (page.length < rowsPerPage || id === undefined) return
      last = id
    }
  }

  #addTo(filter: KeyFilter, collection: string, row: LooseRecord): void {
    for (const key of keysOfRow(collection, row)) filter.add(key)
    filter.add(idKey(collection, String(row['id'])))
  }

  /** In the part's transaction: what was read holds only while nobody else has written. @returns whether it does */
  async check(): Promise<boolean> {
    if (this.#filter === null) return false
    const [server, counter] = await Promise.all([readMeta(this.#db, 'server'), readMeta(this.#db, 'counter')])
    if (server !== null || (counter ?? 0) !== this.#counter) this.#filter = null
    return this.#filter !== null
  }

  /** Whether the store has to be asked. */
  mayHold(key: string): boolean {
    if (this.#filter !== null && !this.#filter.mayHold(key)) return false
    this.#asked += 1
    return true
  }

  /** After the part's own rows are written, in its transaction. */
  async note(rows: readonly { collection: string; id: string; keys: Iterable<string> }[]): Promise<void> {
    if (this.#filter === null) return
    for (const { collection, id, keys } of rows) {
      for (const key of keys) this.#filter.add(key)
      this.#filter.add(idKey(collection, id))
    }
    this.#counter = (await readMeta(this.#db, 'counter')) ?? 0
  }
}
