/** Rows are parsed at every entrance of the store. */
import * as z from 'zod/mini'
import type { LooseRecord } from '../messages/apply-patch'
import { collections, type Collection } from '../messages/rows'

export type ParsedRow = { ok: true; row: LooseRecord & { id: string } } | { ok: false; problem: string }

/** The row as its collection's schema reads it, or what is wrong with it in one line. */
export function parseRow(collection: Collection, value: unknown): ParsedRow {
  const parsed = collections[collection].schema.safeParse(value)
  return parsed.success
    ? { ok: true, row: parsed.data }
    : { ok: false, problem: z.prettifyError(parsed.error).replaceAll('\n', ' ').slice(0, 500) }
}

/** The accounts a row speaks of: their insights rest on it. */
export function accountsOf(collection: string, row: LooseRecord | null | undefined): string[] {
  if (!row) return []
  const found = collection === 'accounts' ? row['id'] : collection === 'contacts' ? row['accountIds'] : row['accountId']
  return (Array.isArray(found) ? found : [found]).filter((id): id is string => typeof id === 'string')
}
