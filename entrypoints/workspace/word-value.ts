/** Stored keys and values in words a person reads. */

/** The word for a key on screen; the key itself where there is none. */
export function wordKey(words: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key
}

/** A value as a line: a member by name, objects as JSON, which is at least whole. */
export function wordValue(value: unknown, names: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' && names.has(value)) return names.get(value) ?? value
  return typeof value === 'string' ? value : JSON.stringify(value)
}
