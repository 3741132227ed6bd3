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

export function createDirectory(db: SidelightDatabase): StoreDirectory {
  return {
    // `distinct`: a contact with two of the addresses would come twice from a multi-entry index.
    contactsByAddress: (addresses) => db.contacts.where('emails').anyOf(addresses).distinct().filter(isAlive).toArray(),
    accountsByDomain: (domains) => db.accounts.where('domains').anyOf(domains).distinct().filter(isAlive).toArray(),
    async accountsById(ids) {
      const found = await db.accounts.bulkGet([...ids])
      return found.filter((account) => account !== undefined).filter(isAlive)
    },
  }
}
