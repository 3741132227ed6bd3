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

/** The account's rows, deleted ones left out, messages counted once; null when there is no such account. */
export async function loadAccountFacts(
  db: SidelightDatabase,
  accountId: string,
  now: Instant,
): Promise<AccountFacts | null> {
  const account = await db.accounts.get(accountId)
  if (!account || account.deletedAt !== null) return null
  const [from, to] = ofAccount(accountId)
  const [interactions, signals, orders, tasks, sources] = await Promise.all([
    db.interactions.where('[accountId+at]').between(from, to).toArray(),
    db.signals.where('[accountId+at]').between(from, to).toArray(),
    db.orders.where('[accountId+on]').between(from, to).toArray(),
    db.tasks.where('accountId').equals(accountId).toArray(),
    loadSources(db, account, now),
  ])
  return { account, interactions: countOnce(interactions), signals, orders, tasks, sources }
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
