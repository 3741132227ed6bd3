/** A number by which two rows are seen to be the same, however their fields and sets are ordered. */
import type { LooseRecord } from '../../messages/apply-patch'
import { hashPair } from './key-filter'

function printOfField(field: string, value: unknown): number {
  const ordered =
    Array.isArray(value) && value.length > 1 ? value.map((item) => JSON.stringify(item)).toSorted() : value
  return hashPair(`${field} ${JSON.stringify(ordered)}`)[0]
}

/** The sum over the fields, up to 2^32 each: two rows that differ have one print once in four thousand million. */
export function rowPrint(row: LooseRecord): number {
  let sum = 0
  for (const field of Object.keys(row)) {
    const value = row[field]
    // What is empty adds nothing: of a new row that is most of it.
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue
    sum += printOfField(field, value)
  }
  return sum
}
