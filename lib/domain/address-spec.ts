/** An address taken apart: what stands before its @, and its host. */
import { commentEnd, quotedEnd, unquoted } from './address-scan'

/** Atoms of RFC 5322 3.2.3 and anything beyond ASCII (RFC 6532); the specials stay out, dots are looked at apart. */
const atom = /[^\s()<>[\]:;@\\,".\p{Cc}\p{Cf}]+/uy
const domainAtom = /[^\s()<>[\]:;@\\,".]+/y

/**
 * RFC 5322 3.4.1 with its obsolete form (4.4): words between dots, comments and blanks anywhere around them. Dots without a word
 * between them are let through, since Japanese carriers gave out such addresses; the local part comes back without quotes.
 */
export function specOf(text: string): { local: string; domain: string } | null {
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
