/** One mail address: the form in which it is stored and compared. */
import { commentEnd, quotedEnd, unquoted } from './address-scan'

/** Longest address kept, in UTF-16 units: 64 + @ + 255 of RFC 5321 4.5.3.1, however its parts divide it. */
const longestAddress = 320
/** Longest that is looked at: comments and blanks may stand around the address. */
const longestWritten = 4 * longestAddress
/** Atoms of RFC 5322 3.2.3 and anything beyond ASCII (RFC 6532); the specials stay out, dots are looked at apart. */
const atom = /[^\s()<>[\]:;@\\,".\p{Cc}\p{Cf}]+/uy
const domainAtom = /[^\s()<>[\]:;@\\,".]+/y
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
  const parts = partsOf(bare)
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

/**
 * RFC 5322 3.4.1 with its obsolete form (4.4): words between dots, comments and blanks anywhere around them. Dots without a word
 * between them are let through, since Japanese carriers gave out such addresses; the local part comes back without quotes.
 */
function partsOf(text: string): { local: string; domain: string } | null {
  const plain = /^([^\s()<>[\]:;@\\,".][^\s()<>[\]:;@\\,"]*)@([^\s()<>[\]:;@\\,"]+)$/.exec(text)
  if (plain !== null) return { local: plain[1] ?? '', domain: plain[2] ?? '' }
  let at = 0
  const isUnclosed = (end: number): boolean => (at = end) === -1
  /** Passes blanks and comments; false when a comment is not closed. */
  const skip = (): boolean => {
    for (; at < text.length;) {
      if (/\s/.test(text[at] ?? '')) at += 1
      else if (text[at] !== '(') break
      else if (isUnclosed(commentEnd(text, at))) return false
    }
    return true
  }
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0] ?? ''
    at += found.length
    return found
  }
  /** Words joined by dots; null where two words meet without one. */
  const takeDotted = (word: () => string | null): string | null => {
    let joined = ''
    for (let mayFollow = true; ;) {
      if (!skip()) return null
      if (text[at] === '.') {
        if (joined === '') return null
        joined += take(/\./y)
        mayFollow = true
        continue
      }
      const start = at
      const found = word()
      if (found === null) return null
      if (at === start) return joined
      if (!mayFollow) return null
      joined += found
      mayFollow = false
    }
  }
  const local = takeDotted(() => {
    if (text[at] !== '"') return take(atom)
    const start = at
    return isUnclosed(quotedEnd(text, at)) ? null : unquoted(text.slice(start, at))
  })
  if (local === null || at === 0 || text[at] !== '@') return null
  at += 1
  if (!skip()) return null
  const domain = text[at] === '[' ? take(/\[[^[\]\\]*\]/y) : takeDotted(() => take(domainAtom))
  return domain !== null && skip() && at === text.length ? { local, domain } : null
}
