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
  keys: readonly string[]
}

const none: readonly string[] = []
const noRows: readonly LooseRecord[] = []

/** The part before: its rows, which the store may not have yet, and when it has. */
export interface WrittenPart {
  set: WorkingSet | null
  written: Promise<void>
}

export class WorkingSet {
  readonly #db: SidelightDatabase
  readonly #known: KnownKeys
  readonly #entries = new Map<string, Entry>()
  readonly #byKey = new Map<string, Entry[]>()
  readonly #asked = new Set<string>()

  #ahead: WrittenPart | null

  /** @param ahead where the part is planned while the one before is still written */
  constructor(db: SidelightDatabase, known: KnownKeys, ahead: WrittenPart | null) {
    this.#db = db
    this.#known = known
    this.#ahead = ahead
  }

  /** Reads the rows that answer the questions; each is asked once. */
  async ask(questions: readonly KeyQuestion[]): Promise<void> {
    const open = new Map<string, KeyQuestion>()
    const before = this.#before()
    for (const question of questions) {
      if (this.#asked.has(question.key)) continue
      this.#asked.add(question.key)
      for (const entry of before?.byKey(question.key) ?? []) this.#takeOver(entry)
      if (this.#known.mayHold(question.key)) open.set(`${question.table} ${question.index} ${question.value}`, question)
    }
    if (open.size === 0) return
    await this.#ahead?.written
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
    const before = this.#before()
    const open = [...new Set(ids)].filter((id) => {
      const key = idKey(collection, id)
      if (this.#asked.has(key) || this.#entries.has(key)) return false
      this.#asked.add(key)
      const entry = before?.byId(key)
      if (entry !== undefined) this.#takeOver(entry)
      return entry === undefined && this.#known.mayHold(key)
    })
    if (open.length === 0) return
    await this.#ahead?.written
    for (const row of await rowTable(this.#db, collection).bulkGet(open)) if (row) this.#load(collection, row)
  }

  /** Its rows as the next part finds them: by the key of a question, and by `idKey`. */
  byKey(key: string): readonly Entry[] {
    return this.#byKey.get(key) ?? []
  }

  byId(key: string): Entry | undefined {
    return this.#entries.get(key)
  }

  #before(): WorkingSet | null {
    return this.#ahead?.set ?? null
  }

  /** Nothing more is asked: the part before need not be kept in memory. */
  close(): void {
    this.#ahead = null
  }

  /** As the part before leaves it. */
  #takeOver({ collection, id, now }: Entry): void {
    if (!this.#entries.has(idKey(collection, id))) this.#enter({ collection, id, before: now, now, keys: none })
  }

  #load(collection: Collection, stored: LooseRecord): void {
    const id = String(stored['id'])
    if (this.#entries.has(idKey(collection, id))) return
    const row = withoutKeys(collection, stored)
    this.#enter({ collection, id, before: row, now: row, keys: none })
  }

  #enter(entry: Entry): void {
    this.#entries.set(idKey(entry.collection, entry.id), entry)
    entry.keys = keysOfRow(entry.collection, entry.now)
    for (const key of entry.keys) {
      const others = this.#byKey.get(key)
      if (others === undefined) this.#byKey.set(key, [entry])
      else if (!others.includes(entry)) others.push(entry)
    }
  }

  /** Living rows that answer the question, as they are by now. */
  find(question: KeyQuestion): readonly LooseRecord[] {
    const entries = this.#byKey.get(question.key)
    if (entries === undefined) return noRows
    return entries
      .filter(({ now, keys }) => now['deletedAt'] === null && keys.includes(question.key))
      .map(({ now }) => now)
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
  changes(): (RowChange & { keys: readonly string[] })[] {
    return [...this.#entries.values()]
      .filter(({ before, now }) => before !== now && (before === undefined || !equalityDeep(before, now)))
      .map(({ collection, id, before, now, keys }) => ({ collection, id, before, after: now, keys }))
  }
}
