/** What a mail domain says about the company behind it. Not for content scripts: the public suffix list is 46 KB. */
import commonProviders from 'email-providers/common.json'
import { getDomain } from 'tldts'

/** Providers of mail to anybody that the list lacks. */
const moreProviders = ['tuta.com', 'fastmail.com', 'hey.com', '139.com', '189.cn', 'vip.qq.com']
const freeMail = new Set([...commonProviders, ...moreProviders])

/**
 * The part of a domain that one organisation registered: `acme.co.uk` of `mail.acme.co.uk`, by the public suffix list
 * with its private part, so that `ana.github.io` stays by itself. Null for an IP address and a bare suffix.
 */
export function registrableDomain(domain: string): string | null {
  return domain.startsWith('[') ? null : getDomain(domain, { allowPrivateDomains: true })
}

/** Whether anybody may have an address there, so that it tells nothing of a company. */
export function isFreeMail(domain: string): boolean {
  const registrable = registrableDomain(domain)
  return freeMail.has(domain) || (registrable !== null && freeMail.has(registrable))
}

/** The domain and those above it up to the registrable one, nearest first; none for free mail and IP addresses. */
export function companyDomains(domain: string): string[] {
  const registrable = registrableDomain(domain)
  if (registrable === null || isFreeMail(domain)) return []
  const domains = [domain]
  for (let rest = domain; rest !== registrable && rest.includes('.'); domains.push(rest))
    rest = rest.slice(rest.indexOf('.') + 1)
  return domains
}
