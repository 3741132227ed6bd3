/** Whether a contact may have moved between companies: the addresses on file and the account they are filed at disagree. */
import { domainOf } from '../../domain/address'
import type { Account, Contact } from '../../domain/model'
import { companyDomains, registrableDomain } from '../mail-domains'
import type { Counter } from '../match-result'
import type { Found } from './found'

/** Whether two domains are one organisation's: of a subsidiary under its parent's domain nobody would say that they moved away. */
function isRelated(account: Account, address: string): boolean {
  const registrable = registrableDomain(domainOf(address))
  return account.domains.some((domain) => registrableDomain(domain) === registrable)
}

/** Accounts at the address's domain when the contact is filed at none of them. */
function elsewhere(contact: Contact, address: string, found: Found): Counter[] {
  const at = found.accountsAt(address)?.accounts ?? []
  if (at.some(({ id }) => contact.accountIds.includes(id))) return []
  const kind = found.accountsOf(contact).some((account) => isRelated(account, address)) ? 'otherAccount' : 'movedAway'
  return at.map(({ name }) => ({ kind, detail: name }))
}

/**
 * What speaks for a move when the contact writes from the address; empty for nothing. An address at an account's domain speaks for
 * itself. Of others, free mail above all, the contact's other addresses tell; and a second company's address of somebody who also has the
 * account's may be the new one.
 */
export function signsOfMove(contact: Contact, address: string, found: Found): Counter[] {
  if (found.accountsAt(address) !== null) return elsewhere(contact, address, found)
  const all = [...new Set([address, ...contact.emails])]
  const signs = all.flatMap((email) => elsewhere(contact, email, found))
  const isFiledByDomain = all.some((email) =>
    found.accountsAt(email)?.accounts.some(({ id }) => contact.accountIds.includes(id)),
  )
  if (isFiledByDomain)
    for (const email of all) {
      const [domain] = companyDomains(domainOf(email))
      if (domain !== undefined && found.accountsAt(email) === null) signs.push({ kind: 'movedAway', detail: domain })
    }
  return signs.filter((one, index) => signs.findIndex(({ detail }) => detail === one.detail) === index)
}
