/** Whether anything hangs on a row that an import made, which would be left without it. */
import { Dexie, type Collection as Rows, type Table } from 'dexie'
import type { SidelightDatabase } from '../database'

interface Hanging {
  id: string
  deletedAt: string | null
}

const wholeOf = (id: string) => [[id, Dexie.minKey] as const, [id, Dexie.maxKey] as const] as const

/** Answers for one part of an import; what several rows have in common is read once. */
export class StillUsed {
  readonly #db: SidelightDatabase
  /** Rows that are taken away as well. */
  readonly #going: ReadonlySet<string>
  readonly #empty = new Map<string, PromiseLike<boolean>>()
  readonly #ofAccount = new Map<string, Promise<{ contactIds: string[]; contactId: string | null }[]>>()

  constructor(db: SidelightDatabase, going: ReadonlySet<string>) {
    this.#db = db
    this.#going = going
  }

  /** Keys first: mostly there are none, and rows are read one by one. Nothing is looked for in a table that is empty. */
  async #in<Row extends Hanging>(
    table: Table<Row, string>,
    where: (table: Table<Row, string>) => Rows<Row, string>,
  ): Promise<Row[]> {
    if (await this.#isEmpty(table)) return []
    const ids = (await where(table).primaryKeys()).filter((id) => !this.#going.has(id))
    if (ids.length === 0) return []
    const rows = (await table.bulkGet(ids)).filter((row) => row !== undefined)
    return rows.filter(({ deletedAt }) => deletedAt === null)
  }

  #isEmpty<Row>(table: Table<Row, string>): PromiseLike<boolean> {
    const known = this.#empty.get(table.name)
    if (known !== undefined) return known
    const asked = table
      .limit(1)
      .primaryKeys()
      .then((keys) => keys.length === 0)
    this.#empty.set(table.name, asked)
    return asked
  }

  async isAccountUsed(id: string): Promise<boolean> {
    const { contacts, interactions, orders, signals, tasks, accounts } = this.#db
    const [from, to] = wholeOf(id)
    const found = await Promise.all([
      this.#in(contacts, (table) => table.where('accountIds').equals(id)),
      this.#in(interactions, (table) => table.where('[accountId+at]').between(from, to)),
      this.#in(orders, (table) => table.where('[accountId+on]').between(from, to)),
      this.#in(signals, (table) => table.where('[accountId+at]').between(from, to)),
      this.#in(tasks, (table) => table.where('accountId').equals(id)),
      this.#in(accounts, (table) => table.where('referredById').equals(id)),
    ])
    return found.some((rows) => rows.length > 0)
  }

  /** A contact that somebody has logged with, or owes something to, since. */
  async isContactUsed(id: string, accountIds: readonly string[]): Promise<boolean> {
    for (const accountId of accountIds) {
      const rows = await (this.#ofAccount.get(accountId) ?? this.#namesAt(accountId))
      if (rows.some(({ contactIds, contactId }) => contactIds.includes(id) || contactId === id)) return true
    }
    return false
  }

  /** Whom the account's interactions and tasks name. */
  #namesAt(accountId: string): Promise<{ contactIds: string[]; contactId: string | null }[]> {
    const { interactions, tasks } = this.#db
    const [from, to] = wholeOf(accountId)
    const names = Promise.all([
      this.#in(interactions, (table) => table.where('[accountId+at]').between(from, to)),
      this.#in(tasks, (table) => table.where('accountId').equals(accountId)),
    ]).then(([logged, open]) => [
      ...logged.map(({ contactIds }) => ({ contactIds, contactId: null })),
      ...open.map(({ contactId }) => ({ contactIds: [], contactId })),
    ])
    this.#ofAccount.set(accountId, names)
    return names
  }
}
