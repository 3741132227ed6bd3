/** An address field cut into what stands between its separators (RFC 5322 3.2). Linear in its length, whatever is written. */
import { angleEnd, commentEnd, quotedEnd } from './address-scan'

export interface Part {
  /** quoted and comment come with their delimiters, angle without; a mark is one separator. */
  kind: 'text' | 'quoted' | 'comment' | 'angle' | 'mark'
  value: string
}

/**
 * Text without meaning here; an encoded word whole, since some senders leave commas and brackets in it (RFC 2047 5 forbids it); a
 * domain literal, which may hold colons; or one character.
 */
const text = /[^"(<[,;:\r\n，；、=]+|=\?[^?\s]{1,60}\?[bq]\?[^?\s]*\?=|(?<=@)\[[^[\]\s]{1,60}\]|[\s\S]/iy
const marks = ',;:\n，；、'

export function partsOfField(field: string): Part[] {
  const parts: Part[] = []
  // Where one is not closed, no later one is either: they are text, and looked at once.
  let isQuoting = true
  let isCommenting = true
  for (let at = 0; at < field.length;) {
    const character = field[at] ?? ''
    let end = -1
    let kind: Part['kind'] = 'text'
    if (character === '"' && isQuoting) {
      kind = 'quoted'
      end = quotedEnd(field, at)
      isQuoting = end !== -1
    } else if (character === '(' && isCommenting) {
      kind = 'comment'
      end = commentEnd(field, at)
      isCommenting = end !== -1
    } else if (character === '<') {
      kind = 'angle'
      end = angleEnd(field, at)
    }
    if (end === -1) {
      kind = marks.includes(character) ? 'mark' : 'text'
      text.lastIndex = at
      end = at + (text.exec(field)?.[0].length ?? 1)
    }
    const value = kind === 'angle' ? field.slice(at + 1, end - 1) : field.slice(at, end)
    const last = parts.at(-1)
    if (kind === 'text' && last?.kind === 'text') last.value += value
    else parts.push({ kind, value })
    at = end
  }
  return parts
}
