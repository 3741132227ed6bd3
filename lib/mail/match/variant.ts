/** Whether two addresses are one mailbox, and how sure that is. */
import { domainOf } from '../../domain/address'
import { sortOfAddress } from '../../domain/address-sort'
import { canonicalAddress } from '../../domain/address-variants'
import { isFreeMail } from '../mail-domains'
import type { MatchWay } from '../match-result'

/** Free mail that documents `+tag`; elsewhere in free mail `ana+news` may be another person's name. */
const tagProviders = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com proton.me protonmail.com pm.me ' +
    'fastmail.com fastmail.fm yandex.ru yandex.com ya.ru zoho.com zohomail.com tuta.com tutanota.com hey.com mailbox.org posteo.de'
  ).split(' '),
)

export interface Variant {
  how: Extract<MatchWay, 'plusAddress' | 'dotAddress'>
  /** The provider documents it; where it does not, most servers of companies deliver so (RFC 5233). */
  isDocumented: boolean
}

/** Without `+tag`. */
function untagged(address: string): string {
  return address.replace(/^([^"+]+)\+[^@]*@/, '$1@')
}

/**
 * How an address in a message is the mailbox of a contact's address; null when it is another mailbox, or the same address.
 * @param address and `email` normalised
 */
export function variantOf(address: string, email: string): Variant | null {
  const canonical = canonicalAddress(address)
  if (address === email || canonical !== canonicalAddress(email)) return null
  const domain = domainOf(canonical)
  const isDocumented = tagProviders.has(domain)
  if (isDocumented && untagged(address) !== untagged(email) && domain === 'gmail.com')
    return { how: 'dotAddress', isDocumented }
  // Behind `support+4711@` there is another customer for each number.
  if (sortOfAddress(canonical) !== 'person') return null
  // Yahoo's `base-keyword` is unique to its owner, who need not have the mailbox of that name.
  return isDocumented || !isFreeMail(domain) || !address.includes('+') ? { how: 'plusAddress', isDocumented } : null
}

/** The mailbox of one's own address in one spelling; the address itself where a tag may be part of another's name. */
export function ownMailbox(address: string): string {
  const canonical = canonicalAddress(address)
  return tagProviders.has(domainOf(canonical)) || !isFreeMail(domainOf(canonical)) ? canonical : address
}
