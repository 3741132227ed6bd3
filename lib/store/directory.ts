/** Looks people and accounts up by index, so that a lookup costs the same among 300,000 contacts as among ten. */
import { canonicalAddress } from '../domain/address-variants'
import type { Account, Contact, Identity } from '../domain/model'
import type { SidelightDatabase } from './database'
import { identitiesAbout, type AskedAboutPeople } from './identities'

const isAlive = (row: { deletedAt: string | null } | undefined): boolean => row?.deletedAt === null

/** What lib/mail's matching asks; addresses and domains are normalised (lib/domain/address.ts), deleted rows left out. */
export interface StoreDirectory {
  /** Holders of the addresses, and of those that may be the same mailbox (lib/domain/address-variants.ts). */
  contactsByAddress(addresses: readonly string[]): Promise<Contact[]>
  /** By the keys of lib/domain/person-name.ts. */
  contactsByName(keys: readonly string[]): Promise<Contact[]>
  contactsById(ids: readonly string[]): Promise<Contact[]>
  accountsByDomain(domains: readonly string[]): Promise<Account[]>
  accountsById(ids: readonly string[]): Promise<Account[]>
  identitiesAbout(asked: AskedAboutPeople): Promise<Identity[]>
}

/** Rows of one key: what more have in common tells nothing. */
const mostOfOne = 50

/**
 * Each key asked for at once: of several keys in one question (`anyOf`), Dexie walks a cursor, a round trip per row. A
 * row with two of the keys comes once.
 */
async function byKeys<T extends { id: string; deletedAt: string | null }>(
  keys: readonly string[],
  ask: (key: string) => readonly PromiseLike<T[]>[],
): Promise<T[]> {
  const found = await Promise.all([...new Set(keys)].flatMap(ask))
  return [...new Map(found.flat().map((row) => [row.id, row])).values()].filter(isAlive)
}

export function createDirectory(db: SidelightDatabase): StoreDirectory {
  const holding = (index: 'emails' | 'mailboxKeys' | 'nameKey', key: string): PromiseLike<Contact[]> =>
    db.contacts.where(index).equals(key).limit(mostOfOne).toArray()
  return {
    contactsByAddress: (addresses) =>
      byKeys(addresses, (address) => {
        const key = canonicalAddress(address)
        const variants = [holding('emails', address), holding('mailboxKeys', key)]
        return key === address ? variants : [...variants, holding('emails', key)]
      }),
    contactsByName: (keys) => byKeys(keys, (key) => [holding('nameKey', key)]),
    async contactsById(ids) {
      const found = await db.contacts.bulkGet([...ids])
      return found.filter((contact) => contact !== undefined).filter(isAlive)
    },
    accountsByDomain: (domains) =>
      byKeys(domains, (key) => [db.accounts.where('domains').equals(key).limit(mostOfOne).toArray()]),
    async accountsById(ids) {
      const found = await db.accounts.bulkGet([...ids])
      return found.filter((account) => account !== undefined).filter(isAlive)
    },
    identitiesAbout: (asked) => identitiesAbout(db, asked),
  }
}
