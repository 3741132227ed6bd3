/** Accounts and contacts in memory, answering as the store does. */
import type { Account, Contact } from '../../lib/domain/model'
import type { Directory } from '../../lib/mail/match-result'

const row = (id: string) => ({ id, createdAt: '2026-01-01T00:00:00.000Z', deletedAt: null })

export function accountAt(name: string, domains: string[]): Account {
  return {
    ...row(name),
    name,
    domains,
    tags: [],
    ownerId: null,
    industry: null,
    country: null,
    employees: null,
    relationship: 'unknown',
    customerSince: null,
    openOffer: null,
    contract: null,
    lost: null,
    stageOverride: null,
    targetProfile: {},
    industryInfluence: null,
    jointInnovation: null,
    growthRate: null,
    marginRate: null,
    costToServe12m: null,
    paidOnTimeShare: null,
    overdueSince: null,
    receivablesKnown: false,
    feel: null,
    approvedTier: null,
    keyAccount: null,
    custom: {},
  }
}

export function contactOf(name: string, emails: string[], accounts: Account[]): Contact {
  const accountIds = accounts.map((account) => account.id)
  return { ...row(name), name, emails, accountIds, title: null, phone: null, formOfAddress: null, custom: {} }
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
