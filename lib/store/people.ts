/** What a rep tells about people and accounts in one click (PRODUCT R5, C2). */
import { normaliseAddress, normaliseDomain } from '../domain/address'
import type { Day } from '../domain/model'
import type { SidelightDatabase } from './database'
import { createDirectory } from './directory'
import { InvalidRowError } from './errors'
import { writeTogether } from './local-change'
import { loadIdentity } from './meta'
import { refuseIfNeverLogged } from './never-log'
import { createRow, patchRow, type WriteOptions } from './write'

export interface NewPerson {
  name: string
  /** As the page holds it. */
  address: string
  /** An account that exists, or the one to make; `domain` is null for free mail. */
  account: { id: string } | { name: string; domain: string | null }
}

async function accountFor(
  db: SidelightDatabase,
  account: NewPerson['account'],
  options: WriteOptions,
): Promise<string> {
  if ('id' in account) return account.id
  const domain = account.domain === null ? null : normaliseDomain(account.domain)
  const holders = domain ? await createDirectory(db).accountsByDomain([domain]) : []
  // Somebody else may have made the company a moment ago; a second one would have to be merged.
  if (holders.length === 1 && holders[0]) return holders[0].id
  const { memberId } = await loadIdentity(db)
  const given = { name: account.name, domains: domain ? [domain] : [], ownerId: memberId }
  return createRow(db, 'accounts', given, options)
}

/**
 * Adds a person to an account, with the account where it does not exist yet. A contact who has the address already is
 * put on the account instead of being made twice.
 * @throws InvalidRowError when the address is none, NeverLoggedError, StorageFullError
 */
export async function addPerson(
  db: SidelightDatabase,
  person: NewPerson,
  options: WriteOptions = {},
): Promise<{ contactId: string; accountId: string }> {
  const address = normaliseAddress(person.address)
  if (!address) throw new InvalidRowError('contacts', 'this is not an email address.')
  await refuseIfNeverLogged(db, { addresses: [address], thread: null })
  return writeTogether(db, async () => {
    const accountId = await accountFor(db, person.account, options)
    const [known] = await createDirectory(db).contactsByAddress([address])
    if (known) {
      await patchRow(db, 'contacts', known.id, { add: { accountIds: [accountId] } }, options)
      return { contactId: known.id, accountId }
    }
    const given = { name: person.name || address, emails: [address], accountIds: [accountId] }
    return { contactId: await createRow(db, 'contacts', given, options), accountId }
  })
}

/** Answers "Already a customer? Since when?" with a day. */
export async function setCustomerSince(
  db: SidelightDatabase,
  accountId: string,
  since: Day,
  options: WriteOptions = {},
): Promise<void> {
  await patchRow(db, 'accounts', accountId, { set: { relationship: 'customer', customerSince: since } }, options)
}

/** Answers "Already a customer?" with no: a prospect. */
export async function markNotYetCustomer(
  db: SidelightDatabase,
  accountId: string,
  options: WriteOptions = {},
): Promise<void> {
  await patchRow(db, 'accounts', accountId, { set: { relationship: 'notYet', customerSince: null } }, options)
}
