/** The words by which a person is found in rows and their log, and rows without them (rule 12). Pure. */
import type { LoggedChange, StoredRecord } from '../storage/storage'

/** Stands where a name or an address was. */
const blank = '…'

/** A name of one letter would be found in every word. */
const minLength = 2

export interface Terms {
  /** Contacts that are this person: the one that was named, and those that were merged into it. */
  ids: ReadonlySet<string>
  /** Lower case. */
  addresses: readonly string[]
  names: readonly string[]
}

/** What a person was ever called and reached by, from the rows and all that was changed in them. */
export function termsOf(records: readonly StoredRecord[], log: readonly LoggedChange[]): Terms {
  const seen = [
    ...records.map(({ data }) => data),
    ...log.flatMap(({ change: { patch }, lost, before }) => [
      patch.set ?? {},
      patch.add ?? {},
      patch.remove ?? {},
      before,
      ...lost.map(({ field, value }) => ({ [field]: value })),
    ]),
  ]
  const all = (field: string): string[] => seen.flatMap((data) => textsIn(data[field]))
  return {
    ids: new Set(records.map(({ id }) => id)),
    addresses: unique([...all('emails'), ...all('externalKeys')].map((text) => text.toLowerCase())),
    names: unique([...all('name'), ...all('phone'), ...all('formOfAddress')]),
  }
}

const unique = (texts: string[]): string[] =>
  // The longest first, so that no half of a name stays.
  [...new Set(texts.map((text) => text.trim()))]
    .filter((text) => text.length >= minLength)
    .toSorted((a, b) => b.length - a.length)

function textsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string')
}

/** Does the row name the person, by id or by address? */
export function names({ ids, addresses }: Terms, data: Record<string, unknown>): boolean {
  const text = JSON.stringify(data)
  return [...ids].some((id) => text.includes(id)) || (addresses.length > 0 && hasAddress(addresses, text))
}

function hasAddress(addresses: readonly string[], text: string): boolean {
  const lower = text.toLowerCase()
  return addresses.some((address) => lower.includes(address))
}

/** The value with every name and address of the person replaced, at any depth. */
export function scrub(terms: Terms, value: unknown): unknown {
  if (typeof value === 'string') return scrubText(terms, value)
  if (Array.isArray(value)) return value.map((item) => scrub(terms, item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [scrubText(terms, key), scrub(terms, item)]))
}

function scrubText({ ids, addresses, names: called }: Terms, text: string): string {
  if (ids.has(text)) return text
  let left = text
  for (const address of addresses) left = replaceAnyCase(left, address)
  for (const name of called) left = left.replaceAll(name, blank)
  return left
}

function replaceAnyCase(text: string, lower: string): string {
  // Lower-casing may change a text's length; then it is not cut by places.
  const found = text.toLowerCase()
  if (!found.includes(lower)) return text
  if (found.length !== text.length) return blank
  let left = ''
  let from = 0
  for (let at = found.indexOf(lower); at !== -1; at = found.indexOf(lower, from)) {
    left += text.slice(from, at) + blank
    from = at + lower.length
  }
  return left + text.slice(from)
}
