/** What a mail domain says about the company behind it. Not for content scripts: the public suffix list is 46 KB. */
import commonProviders from 'email-providers/common.json'
import { getDomain } from 'tldts'
import {
  disposable,
  freeMailBrand,
  listHosts,
  moreFreeMail,
  relays,
  sharedLabel,
  societies,
  tenantHosts,
} from './match/shared-domains'

const anybodys = new Set([...commonProviders, ...moreFreeMail, ...disposable, ...relays, ...listHosts, ...societies])
const lists = new Set(listHosts)

/** The domain and those above it up to `top`, nearest first. */
function upTo(domain: string, top: string): string[] {
  const domains = [domain]
  for (let rest = domain; rest !== top && rest.includes('.'); domains.push(rest))
    rest = rest.slice(rest.indexOf('.') + 1)
  return domains
}

/** Of a host whose every customer has a domain below it, the customer's. */
function tenantOf(domain: string, registrable: string): string {
  const chain = upTo(domain, registrable)
  const host = chain.findIndex((each) => tenantHosts.has(each))
  return chain[host - 1] ?? registrable
}

/**
 * The part of a domain that one organisation registered: `acme.co.uk` of `mail.acme.co.uk`, by the public suffix list
 * with its private part, so that `ana.github.io` stays by itself, and so do a service's tenants. Null for an IP address and a bare suffix.
 */
export function registrableDomain(domain: string): string | null {
  const registrable = domain.startsWith('[') ? null : getDomain(domain, { allowPrivateDomains: true })
  return registrable === null ? null : tenantOf(domain, registrable)
}

/** Whether the domain belongs to a mailing list host, or is named as one: what comes from there was written by somebody else. */
export function isListHost(domain: string): boolean {
  const chain = upTo(domain, registrableDomain(domain) ?? domain)
  return chain.some((each) => lists.has(each)) || /^(?:lists?|listserv|mailman|dmarc)\./.test(domain)
}

/**
 * Whether anybody may have an address there, so that it tells nothing of a company: free mail, throw-away mail, relays, mailing lists,
 * alumni (lib/mail/match/shared-domains.ts).
 */
export function isFreeMail(domain: string): boolean {
  const registrable = registrableDomain(domain)
  if (registrable === null) return anybodys.has(domain)
  const [first = ''] = domain.split('.', 1)
  if (domain !== registrable && sharedLabel.test(first)) return true
  return freeMailBrand.test(registrable) || upTo(domain, registrable).some((each) => anybodys.has(each))
}

/** The domain and those above it up to the registrable one, nearest first; none for what anybody may have and for IP addresses. */
export function companyDomains(domain: string): string[] {
  const registrable = registrableDomain(domain)
  return registrable === null || isFreeMail(domain) ? [] : upTo(domain, registrable)
}
