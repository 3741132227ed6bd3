/** The only way in for local edits: create, patch, delete and restore rows. */
import { v7 } from 'uuid'
import type { Instant } from '../domain/model'
import type { LooseRecord } from '../messages/apply-patch'
import { setFieldsOf, type Collection } from '../messages/rows'
import type { Patch } from '../messages/sync-protocol'
import { accountKeyFields } from './account-keys'
import { contactKeyFields } from './contact-keys'
import type { SidelightDatabase } from './database'
import { InvalidRowError } from './errors'
import { writeChange, type Draft } from './local-change'
import { fillNewRow, type NewRows } from './new-row'

/** `at`: when the person did it, by this device's clock; now, unless a test says otherwise. */
export interface WriteOptions {
  at?: Instant
}

async function write(db: SidelightDatabase, draft: Draft, options: WriteOptions): Promise<void> {
  await writeChange(db, draft, options.at ?? new Date().toISOString())
}

/** A row's id and deletion are the change's to say; what rows are found by is each store's own. */
const notInPatches: ReadonlySet<string> = new Set(['id', 'deletedAt', ...contactKeyFields, ...accountKeyFields])

/** Splits a whole row into what a patch sets and what it adds to sets (r4). */
export function patchOfRow(collection: Collection, row: LooseRecord): Patch {
  const sets = setFieldsOf(collection)
  const fields = Object.entries(row).filter(([name]) => !notInPatches.has(name))
  const items = fields.filter(([name]) => sets.includes(name))
  const add = Object.fromEntries(
    items.flatMap(([name, value]) => (Array.isArray(value) && value.length > 0 ? [[name, value.map(String)]] : [])),
  )
  return {
    set: Object.fromEntries(fields.filter(([name]) => !sets.includes(name))),
    ...(Object.keys(add).length > 0 ? { add } : {}),
  }
}

/**
 * Makes a row, or revives and overwrites the one that has the given id. Fields not given start empty.
 * @returns the row's id, a UUIDv7 unless one was given
 * @throws InvalidRowError, StorageFullError
 */
export async function createRow<C extends Collection>(
  db: SidelightDatabase,
  collection: C,
  given: NewRows[C],
  options: WriteOptions = {},
): Promise<string> {
  const at = options.at ?? new Date().toISOString()
  const recordId = given.id ?? v7()
  const patch = patchOfRow(collection, fillNewRow(collection, given, at))
  await write(db, { collection, recordId, op: 'create', patch }, { at })
  return recordId
}

/**
 * Changes fields of a row: plain fields by `set`, set fields (emails, domains, tags …) by `add` and `remove` only.
 * @throws MissingRowError, InvalidRowError, StorageFullError
 */
export async function patchRow(
  db: SidelightDatabase,
  collection: Collection,
  recordId: string,
  patch: Patch,
  options: WriteOptions = {},
): Promise<void> {
  const fixed = new Set(['id', 'createdAt', 'deletedAt', ...setFieldsOf(collection)])
  const wrong = Object.keys(patch.set ?? {}).filter((name) => fixed.has(name))
  if (wrong.length > 0) throw new InvalidRowError(collection, `${wrong.join(', ')} cannot be set whole.`)
  await write(db, { collection, recordId, op: 'update', patch }, options)
}

/** Marks a row deleted; it stays restorable. @throws MissingRowError, StorageFullError */
export async function deleteRow(
  db: SidelightDatabase,
  collection: Collection,
  recordId: string,
  options: WriteOptions = {},
): Promise<void> {
  await write(db, { collection, recordId, op: 'delete', patch: {} }, options)
}

/** Brings a deleted row back; in a team, one that the server alone still holds comes with its answer. @throws MissingRowError, StorageFullError */
export async function restoreRow(
  db: SidelightDatabase,
  collection: Collection,
  recordId: string,
  options: WriteOptions = {},
): Promise<void> {
  await write(db, { collection, recordId, op: 'restore', patch: {} }, options)
}
