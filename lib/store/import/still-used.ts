/** Whether anything hangs on a row that an import made, which would be left without it. */
import { Dexie, type Collection as Rows } from 'dexie'
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
  readonly #ofAccount = new Map<string, Promise<{ contactIds: string[]; contactId: string | null }[]>>()

  constructor(db: SidelightDatabase, going: ReadonlySet<string>) {
    this.#db = db
    this.#going = going
  }

  /** Keys first: mostly there are none, and rows are read one by one. */
  async #remaining<Row extends Hanging>(
    rows: Rows<Row, string>,
    read: (ids: string[]) => PromiseLike<(Row | undefined)[]>,
  ) {
    const ids = (await rows.primaryKeys()).filter((id) => !this.#going.has(id))
    if (ids.length === 0) return []
    return (await read(ids)).filter((row) => row !== undefined).filter(({ deletedAt }) => deletedAt === null)
  }

  async isAccountUsed(id: string): Promise<boolean> {
    const { contacts, interactions, orders, signals, tasks, accounts } = this.#db
    const [from, to] = wholeOf(id)
    const found = await Promise.all([
      this.#remaining(contacts.where('accountIds').equals(id), (ids) => contacts.bulkGet(ids)),
      this.#remaining(interactions.where('[accountId+at]').between(from, to), (ids) => interactions.bulkGet(ids)),
      this.#remaining(orders.where('[accountId+on]').between(from, to), (ids) => orders.bulkGet(ids)),
      this.#remaining(signals.where('[accountId+at]').between(from, to), (ids) => signals.bulkGet(ids)),
      this.#remaining(tasks.where('accountId').equals(id), (ids) => tasks.bulkGet(ids)),
      this.#remaining(accounts.where('referredById').equals(id), (ids) => accounts.bulkGet(ids)),
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
      this.#remaining(interactions.where('[accountId+at]').between(from, to), (ids) => interactions.bulkGet(ids)),
      this.#remaining(tasks.where('accountId').equals(accountId), (ids) => tasks.bulkGet(ids)),
    ]).then(([logged, open]) => [
      ...logged.map(({ contactIds }) => ({ contactIds, contactId: null })),
      ...open.map(({ contactId }) => ({ contactIds: [], contactId })),
    ])
    this.#ofAccount.set(accountId, names)
    return names
  }
}
