/** Whether anything hangs on a row that an import made, which would be left without it. */
import { Dexie } from 'dexie'
import type { SidelightDatabase } from '../database'

const isAlive = ({ deletedAt }: { deletedAt: string | null }): boolean => deletedAt === null

/** @param going rows of which this account's are about to be removed as well, by id */
export async function isAccountUsed(
  db: SidelightDatabase,
  id: string,
  going: ReadonlySet<string> = new Set(),
): Promise<boolean> {
  const remains = (row: { id: string; deletedAt: string | null }): boolean => isAlive(row) && !going.has(row.id)
  const [from, to] = [
    [id, Dexie.minKey],
    [id, Dexie.maxKey],
  ]
  const found = await Promise.all([
    db.contacts.where('accountIds').equals(id).filter(remains).first(),
    db.interactions.where('[accountId+at]').between(from, to).filter(remains).first(),
    db.orders.where('[accountId+on]').between(from, to).filter(remains).first(),
    db.signals.where('[accountId+at]').between(from, to).filter(remains).first(),
    db.tasks.where('accountId').equals(id).filter(remains).first(),
    db.accounts.where('referredById').equals(id).filter(remains).first(),
  ])
  return found.some((row) => row !== undefined)
}

/** A contact that somebody has logged with, or owes something to, since. */
export async function isContactUsed(
  db: SidelightDatabase,
  { id, accountIds }: { id: string; accountIds: readonly string[] },
  going: ReadonlySet<string>,
): Promise<boolean> {
  const found = await Promise.all(
    accountIds.flatMap((accountId) => [
      db.interactions
        .where('[accountId+at]')
        .between([accountId, Dexie.minKey], [accountId, Dexie.maxKey])
        .filter((row) => isAlive(row) && row.contactIds.includes(id) && !going.has(row.id))
        .first(),
      db.tasks
        .where('accountId')
        .equals(accountId)
        .filter((row) => isAlive(row) && row.contactId === id && !going.has(row.id))
        .first(),
    ]),
  )
  return found.some((row) => row !== undefined)
}
