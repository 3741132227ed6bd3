/** What hangs on the row that a merge takes away, and goes to the one that stays. */
import { Dexie } from 'dexie'
import type { Merge } from '../../domain/model'
import type { LooseRecord } from '../../messages/apply-patch'
import type { Collection } from '../../messages/rows'
import type { SidelightDatabase } from '../database'
import { rowTable } from '../local-change'
import { withoutKeys } from '../without-keys'

export interface HangingRow {
  collection: Collection
  id: string
  row: LooseRecord
  /** The fields that name the row taken away. */
  fields: string[]
}

type Pair = Pick<Merge, 'collection' | 'keptId' | 'mergedId'>

const wholeOf = (id: string) => [[id, Dexie.minKey] as const, [id, Dexie.maxKey] as const] as const

async function ofAccount(db: SidelightDatabase, id: string): Promise<HangingRow[]> {
  const [from, to] = wholeOf(id)
  const ask = [
    ['interactions', db.interactions.where('[accountId+at]').between(from, to).toArray(), 'accountId'],
    ['signals', db.signals.where('[accountId+at]').between(from, to).toArray(), 'accountId'],
    ['orders', db.orders.where('[accountId+on]').between(from, to).toArray(), 'accountId'],
    ['tasks', db.tasks.where('accountId').equals(id).toArray(), 'accountId'],
    ['alerts', db.alerts.where('accountId').equals(id).toArray(), 'accountId'],
    ['contacts', db.contacts.where('accountIds').equals(id).toArray(), 'accountIds'],
    ['accounts', db.accounts.where('referredById').equals(id).toArray(), 'referredById'],
    ['accounts', db.accounts.filter(({ parentId }) => parentId === id).toArray(), 'parentId'],
    ['identities', db.identities.filter(({ accountId }) => accountId === id).toArray(), 'accountId'],
  ] as const
  return gather(
    await Promise.all(ask.map(async ([collection, rows, field]) => ({ collection, rows: await rows, field }))),
  )
}

/** Rows of the contact's accounts that name it; what is logged with somebody is logged at an account of theirs. */
async function ofContact(db: SidelightDatabase, id: string, accountIds: readonly string[]): Promise<HangingRow[]> {
  const found: Asked[] = []
  for (const accountId of accountIds) {
    const [from, to] = wholeOf(accountId)
    const [interactions, signals, tasks] = await Promise.all([
      db.interactions.where('[accountId+at]').between(from, to).toArray(),
      db.signals.where('[accountId+at]').between(from, to).toArray(),
      db.tasks.where('accountId').equals(accountId).toArray(),
    ])
    found.push(
      {
        collection: 'interactions',
        rows: interactions.filter(({ contactIds }) => contactIds.includes(id)),
        field: 'contactIds',
      },
      { collection: 'signals', rows: signals.filter(({ contactId }) => contactId === id), field: 'contactId' },
      { collection: 'tasks', rows: tasks.filter(({ contactId }) => contactId === id), field: 'contactId' },
    )
  }
  // Which contact somebody is not is a question of its own, whose id is made of the contact.
  const identities = await db.identities
    .filter(({ contactId, decision }) => contactId === id && decision !== 'notContact')
    .toArray()
  return gather([...found, { collection: 'identities', rows: identities, field: 'contactId' }])
}

interface Asked {
  collection: Collection
  rows: readonly { id: string; deletedAt: string | null }[]
  field: string
}

function gather(asked: readonly Asked[]): HangingRow[] {
  const byId = new Map<string, HangingRow>()
  for (const { collection, rows, field } of asked)
    for (const row of rows) {
      if (row.deletedAt !== null) continue
      const key = `${collection} ${row.id}`
      const known = byId.get(key)
      if (known) known.fields.push(field)
      else byId.set(key, { collection, id: row.id, row: withoutKeys(collection, { ...row }), fields: [field] })
    }
  return [...byId.values()]
}

/** Everything that names the row taken away, but the two rows themselves. */
export async function hangingRows(
  db: SidelightDatabase,
  { collection, keptId, mergedId }: Pair,
): Promise<HangingRow[]> {
  const merged = await rowTable(db, collection).get(mergedId)
  const accountIds = Array.isArray(merged?.['accountIds']) ? merged['accountIds'].map(String) : []
  const all = collection === 'accounts' ? await ofAccount(db, mergedId) : await ofContact(db, mergedId, accountIds)
  return all.filter((row) => row.collection !== collection || (row.id !== keptId && row.id !== mergedId))
}

/** A field as it names the kept row instead; in a set once. */
export function renamed(value: unknown, mergedId: string, keptId: string): unknown {
  if (!Array.isArray(value)) return value === mergedId ? keptId : value
  return [...new Set(value.map((item: unknown) => (item === mergedId ? keptId : item)))]
}

/** How many interactions, orders, signals and tasks hang on an account; of a contact those that name it are not counted. */
export async function countHanging(
  db: SidelightDatabase,
  collection: Merge['collection'],
  { id }: { id: string },
): Promise<number> {
  if (collection === 'contacts') return 0
  const [from, to] = wholeOf(id)
  const counts = await Promise.all([
    db.interactions.where('[accountId+at]').between(from, to).count(),
    db.signals.where('[accountId+at]').between(from, to).count(),
    db.orders.where('[accountId+on]').between(from, to).count(),
    db.tasks.where('accountId').equals(id).count(),
  ])
  return counts.reduce((sum, count) => sum + count, 0)
}
