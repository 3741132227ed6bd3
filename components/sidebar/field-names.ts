/** What an adapter calls a field, as a person reads it. */
import { strings } from '../locale'

/** The name of a field in words; null for a part of the page that no person has a word for. */
export function nameOfField(field: string): string | null {
  const names: Record<string, string> = strings.value.recognise.selfTest.fields
  return Object.hasOwn(names, field) ? (names[field] ?? null) : null
}
