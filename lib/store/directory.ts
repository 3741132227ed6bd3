/** Looks people and accounts up by index, so that a lookup costs the same among 300,000 contacts as among ten. */
import type { Account, Contact } from '../domain/model'
import type { SidelightDatabase } from './database'

const isAlive = (row: { deletedAt: string | null } | undefined): boolean => row?.deletedAt === null

/** What lib/mail's matching asks; addresses and domains are normalised (lib/domain/address.ts), deleted rows left out. */
export interface StoreDirectory {
  contactsByAddress(addresses: readonly string[]): Promise<Contact[]>
  accountsByDomain(domains: readonly string[]): Promise<Account[]>
  accountsById(ids: readonly string[]): Promise<Account[]>
}

/**
 * Each key asked for at once: of several keys in one question (`anyOf`), Dexie walks a cursor, a round trip per row. A
 * row with two of the keys comes once.
 */
async function byKeys<T extends { id: string; deletedAt: string | null }>(
  keys: readonly string[],
  ask: (key: string) => PromiseLike<T[]>,
): Promise<T[]> {
  const found = await Promise.all([...new Set(keys)].map(ask))
  return [...new Map(found.flat().map((row) => [row.id, row])).values()].filter(isAlive)
}

export function createDirectory(db: SidelightDatabase): StoreDirectory {
  return {
    contactsByAddress: (addresses) => byKeys(addresses, (key) => db.contacts.where('emails').equals(key).toArray()),
    accountsByDomain: (domains) => byKeys(domains, (key) => db.accounts.where('domains').equals(key).toArray()),
    async accountsById(ids) {
      const found = await db.accounts.bulkGet([...ids])
      return found.filter((account) => account !== undefined).filter(isAlive)
    },
  }
}
