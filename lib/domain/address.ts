/** Longest address kept, in UTF-16 units: 64 + @ + 255 of RFC 5321 4.5.3.1. */
const longestAddress = 320
/** Atoms of RFC 5322 3.2.3 and anything beyond ASCII (RFC 6532); the specials stay out. */
const plainLocalPart = /^[^\s()<>[\]:;@\\,"\p{Cc}\p{Cf}]+$/u
const quotedLocalPart = /^"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])+"$/u
/** What an URL would take as more than a host: port, path, user, percent-encoding. */
const notInADomain = /[\s/?#@:%\\<>|^[\]\p{Cc}]/u
const domainLiteral = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|ipv6:[0-9a-f:.]{2,45})\]$/

/**
 * The one form in which an address is stored and compared: trimmed, without angle brackets or `mailto:`, in lower case,
 * the domain in ASCII (an internationalised one as punycode, WHATWG URL). Idempotent.
 * @returns null when it is not an address. RFC 5321 lets local parts differ by case; no mailbox in use does.
 */
export function normaliseAddress(raw: string): string | null {
  if (raw.length > 2 * longestAddress) return null
  const bare = raw
    .trim()
    .replace(/^<(.*)>$/s, '$1')
    .replace(/^mailto:/i, '')
    .trim()
  const at = bare.lastIndexOf('@')
  if (at < 1) return null
  const local = bare.slice(0, at).normalize('NFC').toLowerCase().normalize('NFC')
  const domain = normaliseDomain(bare.slice(at + 1))
  if (domain === null || !(plainLocalPart.test(local) || quotedLocalPart.test(local))) return null
  const address = `${local}@${domain}`
  return address.length <= longestAddress ? address : null
}

/** A host name in ASCII lower case without a trailing dot; a domain literal as it is; null when it is neither. */
export function normaliseDomain(raw: string): string | null {
  const domain = raw.toLowerCase()
  if (domainLiteral.test(domain)) return domain
  if (domain === '' || notInADomain.test(domain)) return null
  const url = `http://${domain}`
  if (!URL.canParse(url)) return null
  const host = new URL(url).hostname.replace(/\.$/, '')
  // All digits: the URL parser made an IPv4 address of it.
  if (host === '' || /^[\d.]+$/.test(host) || host.split('.').includes('')) return null
  return host
}

/** The part after the last `@` of a normalised address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
