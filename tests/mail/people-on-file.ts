/** Accounts and contacts in memory, answering as the store does. */
import { emptyAccount, emptyContact } from '../../lib/domain/default-account'
import type { Account, Contact } from '../../lib/domain/model'
import type { Directory } from '../../lib/mail/match-result'

const since = '2026-01-01T00:00:00.000Z'

export function accountAt(name: string, domains: string[]): Account {
  return { ...emptyAccount(name, name, since), domains }
}

export function contactOf(name: string, emails: string[], accounts: Account[]): Contact {
  return { ...emptyContact(name, name, since), emails, accountIds: accounts.map((account) => account.id) }
}

export function directoryOf(accounts: Account[], contacts: Contact[]): Directory {
  return {
    contactsByAddress: (addresses) =>
      Promise.resolve(contacts.filter((contact) => contact.emails.some((email) => addresses.includes(email)))),
    accountsByDomain: (domains) =>
      Promise.resolve(accounts.filter((account) => account.domains.some((domain) => domains.includes(domain)))),
    accountsById: (ids) => Promise.resolve(accounts.filter((account) => ids.includes(account.id))),
  }
}
