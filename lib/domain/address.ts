/** One mail address: the form in which it is stored and compared. */
import { specOf } from './address-spec'

/** Longest address kept, in UTF-16 units: 64 + @ + 255 of RFC 5321 4.5.3.1, however its parts divide it. */
const longestAddress = 320
/** Longest that is looked at: comments and blanks may stand around the address. */
const longestWritten = 4 * longestAddress
/** Needs no quotes; dots may follow one another, but none comes first. */
const plainLocalPart = /^[^\s()<>[\]:;@\\,".\p{Cc}\p{Cf}][^\s()<>[\]:;@\\,"\p{Cc}\p{Cf}]*$/u
const printable = /^[^\p{Cc}\p{Cf}]*$/u
/** What an URL would take as more than a host: port, path, user, percent-encoding. */
const notInADomain = /[\s/?#@:%\\<>|^[\]\p{Cc}]/u
/** A host that the URL parser would give back as it is: no punycode to check, no number to read as an IP address. */
const plainHost = /^(?:(?!xn--)[a-z\d_-]+\.)*(?!xn--)[a-z_-][a-z\d_-]*$/
/** RFC 1035 2.3.1, with the underscore that some hosts have. */
const hostLabel = /^(?!-)[a-z\d_-]{1,63}(?<!-)$/
const ipv4Literal = /^\[(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!\])|(?=\]))){4}\]$/
const ipv6Literal = /^\[ipv6:([0-9a-f:.]{2,45})\]$/
/** RFC 1035 2.3.4, as text. */
const longestDomain = 253

/**
 * The one form in which an address is stored and compared: without angle brackets, `mailto:`, a route, comments, blanks or needless
 * quotes, in lower case, the domain in ASCII (an internationalised one as punycode, WHATWG URL). Idempotent. What is taken and
 * what refused is told, kind by kind, in docs/addresses.md.
 * @returns null when it is not an address. RFC 5321 lets local parts differ by case; no mailbox in use does.
 */
export function normaliseAddress(raw: string): string | null {
  if (raw.length > longestWritten) return null
  const bare = raw
    .trim()
    .replace(/^<([\s\S]*)>$/, '$1')
    .replace(/^mailto:/i, '')
    .replace(/^@[^:]*:/, '')
  const parts = specOf(bare)
  if (parts === null) return null
  const local = normaliseLocalPart(parts.local)
  const domain = normaliseDomain(parts.domain)
  const address = `${local}@${domain}`
  return local === null || domain === null || address.length > longestAddress ? null : address
}

/** In one case, and quoted only where it must be (RFC 5321 4.1.2: `"ana"` and `ana` are the same). */
function normaliseLocalPart(raw: string): string | null {
  const local = raw.normalize('NFC').toLowerCase().normalize('NFC')
  if (plainLocalPart.test(local)) return local
  return printable.test(local) ? `"${local.replaceAll(/["\\]/g, '\\$&')}"` : null
}

/** A host name in ASCII lower case without a trailing dot; a domain literal in one spelling; null when it is neither. */
export function normaliseDomain(raw: string): string | null {
  const domain = raw.toLowerCase()
  if (domain.startsWith('[')) return normaliseLiteral(domain)
  const host = plainHost.test(domain) ? domain : parseHost(domain)
  if (host === null || host.length > longestDomain) return null
  return host.split('.').every((label) => hostLabel.test(label)) ? host : null
}

function parseHost(domain: string): string | null {
  const url = `http://${domain}`
  if (domain === '' || notInADomain.test(domain) || !URL.canParse(url)) return null
  const host = new URL(url).hostname.replace(/\.$/, '')
  // All digits: the URL parser made an IPv4 address of it.
  return /^[\d.]+$/.test(host) ? null : host
}

/** RFC 5321 4.1.3; the URL parser knows which IPv6 addresses there are. */
function normaliseLiteral(literal: string): string | null {
  if (ipv4Literal.test(literal)) return literal
  const url = `http://[${ipv6Literal.exec(literal)?.[1] ?? ''}]`
  return URL.canParse(url) ? new URL(url).hostname.replace('[', '[ipv6:') : null
}

/** The part after the last `@` of a normalised address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
