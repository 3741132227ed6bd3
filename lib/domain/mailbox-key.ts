/** Which addresses are delivered to one mailbox. */
import { domainOf } from './address'

/** A provider's own rules for the local part; each as its help pages tell. */
interface ProviderRules {
  /** Its domains; mail to the same local part at any of them is delivered to the same mailbox. */
  domains: readonly string[]
  /** What it leaves out of the local part. */
  ignored: RegExp
}

/** Sources: support.google.com/mail/answer/7436150 (dots), proton.me/support/addresses-and-aliases (dots, hyphens, underscores). */
const ignoring: readonly ProviderRules[] = [
  { domains: ['gmail.com', 'googlemail.com'], ignored: /\./g },
  { domains: ['proton.me', 'protonmail.com', 'pm.me'], ignored: /[._-]/g },
  // support.apple.com/HT201771: whoever has one of the older has icloud.com too.
  { domains: ['icloud.com', 'me.com', 'mac.com'], ignored: /(?!)/g },
]
const rulesOf = new Map(ignoring.flatMap((rules) => rules.domains.map((domain) => [domain, rules])))

/** Whether the provider documents that dots are left out, so that an address without them is the same mailbox for sure. */
export function ignoresDots(domain: string): boolean {
  return '.'.search(rulesOf.get(domain)?.ignored ?? /(?!)/) === 0
}

/** `ana` of `ana+news@acme.example` (RFC 5233); a quoted local part is left as it is. */
export function withoutTag(address: string): string {
  return address.replace(/^([^"+]+)\+[^@]*@/, '$1@')
}

/**
 * One key for all addresses that may be the same mailbox: without tag, without what the provider leaves out, at the first of its domains. Two
 * addresses with the same key need not be the same mailbox: not everybody delivers tags.
 * @param address normalised (lib/domain/address.ts)
 */
export function mailboxKey(address: string): string {
  const bare = withoutTag(address)
  const rules = rulesOf.get(domainOf(bare))
  if (rules === undefined || bare.startsWith('"')) return bare
  const local = bare.slice(0, bare.lastIndexOf('@')).replaceAll(rules.ignored, '')
  return local === '' ? bare : `${local}@${rules.domains[0] ?? ''}`
}
