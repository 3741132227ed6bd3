/**
 * Where the parts of an address end that hide separators: quoted strings, comments, angle brackets (RFC 5322 3.2). Each answers the
 * index after the part, or -1 when it is not closed.
 */

export function quotedEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at + 1
  }
  return -1
}

/** Comments nest. */
export function commentEnd(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '(') depth += 1
    else if (text[at] === ')' && (depth -= 1) === 0) return at + 1
  }
  return -1
}

/** A bracket inside the bracket is where the address begins: the outer one is then text. */
export function angleEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at]
    if (character === '>') return at + 1
    if (character === '<') return -1
    if (character === '"') at = Math.max(at, quotedEnd(text, at) - 1)
  }
  return -1
}

/** A quoted string or comment without its delimiters and backslashes. */
export function unquoted(text: string): string {
  return text.slice(1, -1).replaceAll(/\\([\s\S])/g, '$1')
}
