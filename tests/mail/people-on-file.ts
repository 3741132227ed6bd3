/** Accounts and contacts in memory, answering as the store does. */
import { emptyAccount, emptyContact } from '../../lib/domain/default-account'
import { canonicalAddress } from '../../lib/domain/address-variants'
import type { Account, Contact, Identity } from '../../lib/domain/model'
import { isFullName, nameKey } from '../../lib/domain/person-name'
import type { Directory } from '../../lib/mail/match-result'

const since = '2026-01-01T00:00:00.000Z'

export function accountAt(name: string, domains: string[]): Account {
  return { ...emptyAccount(name, name, since), domains }
}

export function contactOf(name: string, emails: string[], accounts: Account[]): Contact {
  return { ...emptyContact(name, name, since), emails, accountIds: accounts.map((account) => account.id) }
}

export function directoryOf(
  accounts: readonly Account[],
  contacts: readonly Contact[],
  identities: readonly Identity[] = [],
): Directory {
  return {
    contactsByAddress: (addresses) => {
      const keys = new Set(addresses.map(canonicalAddress))
      return Promise.resolve(contacts.filter(({ emails }) => emails.some((email) => keys.has(canonicalAddress(email)))))
    },
    contactsByName: (keys) =>
      Promise.resolve(contacts.filter(({ name }) => isFullName(name) && keys.includes(nameKey(name)))),
    contactsById: (ids) => Promise.resolve(contacts.filter(({ id }) => ids.includes(id))),
    identitiesAbout: ({ addresses, names, thread }) =>
      Promise.resolve(
        identities
          .filter(({ address, name, thread: where }) =>
            name === null
              ? address !== null && addresses.includes(address)
              : (where === null || where === thread) && names.some((shown) => nameKey(shown) === nameKey(name)),
          )
          .toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt)),
      ),
    accountsByDomain: (domains) =>
      Promise.resolve(accounts.filter((account) => account.domains.some((domain) => domains.includes(domain)))),
    accountsById: (ids) => Promise.resolve(accounts.filter((account) => ids.includes(account.id))),
  }
}
