/** Whether two addresses are one mailbox, and how sure that is. */
import { domainOf } from '../../domain/address'
import { ignoresDots, mailboxKey, withoutTag } from '../../domain/mailbox-key'
import { isFreeMail } from '../mail-domains'
import type { MatchWay } from '../match-result'
import { localPartSort } from './sender-sort'

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

/**
 * How an address in a message is the mailbox of a contact's address; null when it is another mailbox, or the same address.
 * @param address and `email` normalised
 */
export function variantOf(address: string, email: string): Variant | null {
  if (address === email || mailboxKey(address) !== mailboxKey(email)) return null
  const domain = domainOf(address)
  const hasTag = withoutTag(address) !== address || withoutTag(email) !== email
  if (!hasTag) return { how: 'dotAddress', isDocumented: ignoresDots(domain) || domain !== domainOf(email) }
  const isDocumented = tagProviders.has(domain)
  // Behind `support+4711@` there is another customer for each number.
  if (localPartSort(withoutTag(address)) !== 'person') return null
  return isDocumented || !isFreeMail(domain) ? { how: 'plusAddress', isDocumented } : null
}
