/** The rows that one part of an import looks at and changes: read from the store by their keys, changed here, written at once. */
import { equalityDeep } from 'lib0/function'
import type { LooseRecord } from '../../messages/apply-patch'
import type { Collection } from '../../messages/rows'
import type { RowChange } from '../commit-changes'
import type { SidelightDatabase } from '../database'
import { rowTable } from '../local-change'
import { withoutKeys } from '../without-keys'
import { idKey, type KnownKeys } from './known-keys'
import { keysOfRow, type KeyQuestion } from './row-keys'

/** A key that more rows have in common tells nothing. */
const mostOfOne = 50

interface Entry {
  collection: Collection
  id: string
  before: LooseRecord | undefined
  now: LooseRecord
  /** Of `now`. */
  keys: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()

export class WorkingSet {
  readonly #db: SidelightDatabase
  readonly #known: KnownKeys
  readonly #entries = new Map<string, Entry>()
  readonly #byKey = new Map<string, Entry[]>()
  readonly #asked = new Set<string>()

  constructor(db: SidelightDatabase, known: KnownKeys) {
    this.#db = db
    this.#known = known
  }

  /** Reads the rows that answer the questions; each is asked once. */
  async ask(questions: readonly KeyQuestion[]): Promise<void> {
    const open = new Map<string, KeyQuestion>()
    for (const question of questions) {
      if (this.#asked.has(question.key)) continue
      this.#asked.add(question.key)
      if (this.#known.mayHold(question.key)) open.set(`${question.table} ${question.index} ${question.value}`, question)
    }
    const found = await Promise.all(
      [...open.values()].map(async ({ table, index, value }) => {
        const rows = rowTable(this.#db, table).where(index).equals(value)
        const all = await (index === 'accountIds' ? rows : rows.limit(mostOfOne)).toArray()
        return all.map((row) => ({ table, row }))
      }),
    )
    for (const { table, row } of found.flat()) this.#load(table, row)
  }

  /** Reads rows by their ids. */
  async askIds(collection: Collection, ids: readonly string[]): Promise<void> {
    const open = [...new Set(ids)].filter((id) => {
      const key = idKey(collection, id)
      if (this.#asked.has(key) || this.#entries.has(key)) return false
      this.#asked.add(key)
      return this.#known.mayHold(key)
    })
    for (const row of await rowTable(this.#db, collection).bulkGet(open)) if (row) this.#load(collection, row)
  }

  #load(collection: Collection, stored: LooseRecord): void {
    const id = String(stored['id'])
    if (this.#entries.has(idKey(collection, id))) return
    const row = withoutKeys(collection, stored)
    this.#enter({ collection, id, before: row, now: row, keys: none })
  }

  #enter(entry: Entry): void {
    this.#entries.set(idKey(entry.collection, entry.id), entry)
    entry.keys = new Set(keysOfRow(entry.collection, entry.now))
    for (const key of entry.keys) {
      const others = this.#byKey.get(key)
      if (others === undefined) this.#byKey.set(key, [entry])
      else if (!others.includes(entry)) others.push(entry)
    }
  }

  /** Living rows that answer the question, as they are by now. */
  find(question: KeyQuestion): LooseRecord[] {
    const entries = this.#byKey.get(question.key) ?? []
    return entries.filter(({ now, keys }) => now['deletedAt'] === null && keys.has(question.key)).map(({ now }) => now)
  }

  /** A row as it is by now, deleted ones among them; only of those that were asked for or put. */
  get(collection: Collection, id: string): LooseRecord | undefined {
    return this.#entries.get(idKey(collection, id))?.now
  }

  /** Whether the row was in the store before this part. */
  wasStored(collection: Collection, id: string): boolean {
    return this.#entries.get(idKey(collection, id))?.before !== undefined
  }

  put(collection: Collection, row: LooseRecord & { id: string }): void {
    const entry = this.#entries.get(idKey(collection, row.id))
    if (entry) entry.now = row
    this.#enter(entry ?? { collection, id: row.id, before: undefined, now: row, keys: none })
  }

  /** What is to be written. */
  changes(): (RowChange & { keys: ReadonlySet<string> })[] {
    return [...this.#entries.values()]
      .filter(({ before, now }) => before !== now && (before === undefined || !equalityDeep(before, now)))
      .map(({ collection, id, before, now, keys }) => ({ collection, id, before, after: now, keys }))
  }
}
