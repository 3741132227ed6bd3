/** Other spellings under which a mailbox takes mail, provider by provider. Addresses here are normalised (address.ts). */
import { domainOf } from './address'

/**
 * Dots mean nothing and both domains are one (https://support.google.com/mail/answer/7436150). At a company's own
 * domain hosted by Google dots do count, so these two domains only.
 */
const gmailDomains = new Set(['gmail.com', 'googlemail.com'])
/**
 * `anything@ana.fastmail.com` is `ana+anything@fastmail.com` (https://www.fastmail.help/hc/en-us/articles/360060591053). It holds
 * for companies' own domains there as well, which nothing in an address tells.
 */
const fastmailDomains = ['fastmail.com', 'fastmail.fm']
/** Hosts of theirs that are no user. */
const noFastmailUser = /^(?:www|mail|smtp|imap|api|app|betaweb|help|status|em\d*|e?mail\d+|news)$/
/**
 * `base-keyword@yahoo.com`, where a user's own name cannot hold a hyphen (Yahoo help, "disposable email addresses"; US patent
 * application 2006/0041621). The base is unique to its owner, though it need not be the name of the mailbox.
 */
const yahooDomain = /^(?:yahoo\.(?:com?\.)?[a-z]{2,3}|ymail\.com|rocketmail\.com|myyahoo\.com)$/
/**
 * No tags, and aliases that have nothing of the mailbox's name: a QQ number's letter alias or foxmail.com,
 * NetEase's phone-number names. Yahoo knows no `+` either.
 */
const withoutTags = new Set([
  'qq.com',
  'vip.qq.com',
  'foxmail.com',
  '163.com',
  '126.com',
  'yeah.net',
  'vip.163.com',
  'sina.com',
  'sohu.com',
])

/**
 * Who the mailbox is, in one spelling: a `+tag` cut off (RFC 5233; Gmail, Outlook, Fastmail, Proton, iCloud and most servers), and what
 * the provider alone ignores. Idempotent. Two addresses of one canonical form are one mailbox at the providers named here; at
 * other hosts they are as a rule, so a match by it is never certain by itself.
 */
export function canonicalAddress(address: string): string {
  const domain = domainOf(address)
  const local = address.slice(0, -domain.length - 1)
  if (local.startsWith('"') || withoutTags.has(domain)) return address
  if (gmailDomains.has(domain)) return `${withoutTag(local, '+').replaceAll('.', '') || local}@gmail.com`
  if (yahooDomain.test(domain)) return `${withoutTag(local, '-')}@${domain}`
  const provider = fastmailDomains.find((one) => domain.endsWith(`.${one}`))
  const user = provider === undefined ? '' : domain.slice(0, -provider.length - 1)
  if (provider !== undefined && /^[a-z\d_-]+$/.test(user) && !noFastmailUser.test(user)) return `${user}@${provider}`
  return `${withoutTag(local, '+')}@${domain}`
}

/** The local part before the mark; whole where nothing stands before it, as in a telephone number. */
function withoutTag(local: string, mark: string): string {
  return local.split(mark, 1)[0] || local
}
