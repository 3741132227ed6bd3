/** By what kept messages speak of a person. */
const prefix = 'segment:'

/** @param keys addresses and external keys of the person, in lower case */
export function keptTextsOf(keys: readonly string[]): string[] {
  return keys.map((key) => (key.startsWith(prefix) ? `"userid":${JSON.stringify(key.slice(prefix.length))}` : key))
}
