/** Which rows lie before the window of a first sync (rule 11). */
import type { PullWindow } from '../../lib/messages/sync-protocol'
import type { StoredRecord } from '../storage/storage'

/** Orders and account facts sync whole. */
const windowed = new Set(['interactions', 'signals'])

/** When an interaction or signal happened, ms since 1970; null of other rows, and of what does not say. */
export function windowedAt({ collection, data }: Pick<StoredRecord, 'collection' | 'data'>): number | null {
  const at = windowed.has(collection) && typeof data['at'] === 'string' ? Date.parse(data['at']) : NaN
  return Number.isNaN(at) ? null : at
}

/** What was changed since the first sync began is never left out: an earlier page may have held the row as it was. */
export function isLeftOut(record: StoredRecord, { since, until }: PullWindow): boolean {
  const at = windowedAt(record)
  return at !== null && record.seq <= until && at < Date.parse(since)
}
