/** All rows of one account, as the model takes them. */
import { Dexie } from 'dexie'
import type { AccountFacts } from '../domain/account-facts'
import type { Contact, Instant, Member } from '../domain/model'
import { countOnce } from './count-once'
import type { SidelightDatabase } from './database'
import { loadSources } from './sources'

const ofAccount = (accountId: string): [[string, unknown], [string, unknown]] => [
  [accountId, Dexie.minKey],
  [accountId, Dexie.maxKey],
]

/** Asked for in one breath: each question costs a round trip to the disk's process. */
async function loadOwnRows(db: SidelightDatabase, accountId: string) {
  const [from, to] = ofAccount(accountId)
  const [account, interactions, signals, orders, tasks, alerts] = await Promise.all([
    db.accounts.get(accountId),
    db.interactions.where('[accountId+at]').between(from, to).toArray(),
    db.signals.where('[accountId+at]').between(from, to).toArray(),
    db.orders.where('[accountId+on]').between(from, to).toArray(),
    db.tasks.where('accountId').equals(accountId).toArray(),
    db.alerts.where('accountId').equals(accountId).toArray(),
  ])
  return account && account.deletedAt === null ? { account, interactions, signals, orders, tasks, alerts } : null
}

/** The tables that an account's facts come from. */
export const factTables = (db: SidelightDatabase) => [
  db.accounts,
  db.interactions,
  db.signals,
  db.orders,
  db.tasks,
  db.alerts,
  db.reference,
]

/**
 * Per account its rows, deleted ones left out, messages counted once; null where there is no such account. In the order
 * of the ids. Of one moment when the caller is in a transaction of factTables.
 */
export async function loadFacts(
  db: SidelightDatabase,
  ids: readonly string[],
  now: Instant,
): Promise<(AccountFacts | null)[]> {
  const all = await Promise.all(ids.map((id) => loadOwnRows(db, id)))
  const facts: (AccountFacts | null)[] = []
  // One after the other: the first reads what all of them share.
  for (const own of all) {
    const sources = own && (await loadSources(db, own, now))
    facts.push(sources && { ...own, sources, interactions: countOnce(own.interactions) })
  }
  return facts
}

/** The people of an account. */
export async function loadContacts(db: SidelightDatabase, accountId: string): Promise<Contact[]> {
  return db.contacts
    .where('accountIds')
    .equals(accountId)
    .filter((contact) => contact.deletedAt === null)
    .toArray()
}

/** The colleagues, oneself among them; empty while working alone. */
export async function loadMembers(db: SidelightDatabase): Promise<Member[]> {
  return db.members.filter((member) => member.deletedAt === null).toArray()
}
