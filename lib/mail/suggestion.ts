/** "Add" with everything filled in, from what one message says of a person. */
import { domainOf } from '../domain/address'
import type { Account } from '../domain/model'
import { isFreeMail, registrableDomain } from './mail-domains'
import type { Suggestion } from './match-result'

/** Control characters and the marks that turn text around: a stored name must read as it is shown. */
const hiddenCharacters = /[\p{Cc}\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu
const words = /[\s._+-]+/

function capitalise(text: string): string {
  return text
    .split(words)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

/** The name shown, else one made of the address's local part: `ana.lopez@` gives "Ana Lopez". */
export function suggestName(shown: string, address: string): string {
  const name = shown.replaceAll(hiddenCharacters, '').replaceAll(/\s+/g, ' ').trim()
  if (name !== '' && !name.includes('@')) return name
  const local = address.slice(0, address.lastIndexOf('@')).replace(/\+.*$/, '')
  return capitalise(local.replaceAll('"', '').replaceAll(/\d+$/g, '')) || local
}

/** "Blue Harbor" of `mail.blue-harbor.co.uk`; null where the domain names no company. */
export function suggestCompany(domain: string): string | null {
  const registrable = registrableDomain(domain)
  if (registrable === null || isFreeMail(domain)) return null
  const label = registrable.split('.', 1)[0] ?? ''
  // Punycode names nothing a person would read.
  return label.startsWith('xn--') ? registrable : capitalise(label)
}

export function suggest(shown: string, address: string, account: Account | null): Suggestion {
  const domain = domainOf(address)
  return {
    name: suggestName(shown, address),
    address,
    companyName: suggestCompany(domain),
    companyDomain: isFreeMail(domain) ? null : registrableDomain(domain),
    account,
  }
}
