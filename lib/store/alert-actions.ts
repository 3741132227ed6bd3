/** What a person does about an alert (PRODUCT A1). Each is a patch of its row, so that colleagues see it. */
import type { Day } from '../domain/model'
import type { SidelightDatabase } from './database'
import { loadIdentity } from './meta'
import { patchRow, type WriteOptions } from './write'

/** Makes it one's own, until it is handed over. @throws MissingRowError, StorageFullError */
export async function takeAlert(db: SidelightDatabase, id: string, options: WriteOptions = {}): Promise<void> {
  const { memberId } = await loadIdentity(db)
  await handOverAlert(db, id, memberId, options)
}

/** Gives it to a colleague; null: to nobody yet. @throws MissingRowError, StorageFullError */
export async function handOverAlert(
  db: SidelightDatabase,
  id: string,
  ownerId: string | null,
  options: WriteOptions = {},
): Promise<void> {
  await patchRow(db, 'alerts', id, { set: { ownerId } }, options)
}

/** What is known of it so far; an empty text takes back what was written. @throws MissingRowError, StorageFullError */
export async function noteAlert(
  db: SidelightDatabase,
  id: string,
  { rootCause, outcome }: { rootCause: string; outcome: string },
  options: WriteOptions = {},
): Promise<void> {
  const set = { rootCause: rootCause.trim() || null, outcome: outcome.trim() || null }
  await patchRow(db, 'alerts', id, { set }, options)
}

/** Solved: its episode stays silent until the figure is clearly back, and then crosses its line anew. @throws MissingRowError, StorageFullError */
export async function solveAlert(
  db: SidelightDatabase,
  id: string,
  found: { rootCause?: string; outcome?: string } = {},
  options: WriteOptions = {},
): Promise<void> {
  const solvedAt = options.at ?? new Date().toISOString()
  const told = Object.entries(found).filter(([, text]) => text.trim() !== '')
  await patchRow(db, 'alerts', id, { set: { solvedAt, ...Object.fromEntries(told) } }, options)
}

/** Takes a solution back: it stands again. @throws MissingRowError, StorageFullError */
export async function reopenAlert(db: SidelightDatabase, id: string, options: WriteOptions = {}): Promise<void> {
  await patchRow(db, 'alerts', id, { set: { solvedAt: null, quietUntil: null } }, options)
}

/** "Normal, don't warn again until": that day still silent. @throws MissingRowError, StorageFullError */
export async function quietAlert(
  db: SidelightDatabase,
  id: string,
  until: Day,
  options: WriteOptions = {},
): Promise<void> {
  await patchRow(db, 'alerts', id, { set: { quietUntil: until } }, options)
}

/** The customer has been told of the progress. @throws MissingRowError, StorageFullError */
export async function tellAlert(db: SidelightDatabase, id: string, options: WriteOptions = {}): Promise<void> {
  await patchRow(db, 'alerts', id, { set: { toldAt: options.at ?? new Date().toISOString() } }, options)
}
