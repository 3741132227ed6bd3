/** What planning a message gives, and what it is given. */
import type { IngestOutcome } from '../../lib/messages/ingest-protocol'
import type { DraftRows } from './draft-rows'
import type { Directory } from './directory'
import type { Mapping, Mappings } from './mapping'
import type { Message } from './message'

export interface Planned {
  outcome: IngestOutcome
  reason: string
  /** Whom it waits for; only of one that waits. */
  waitsFor: string | null
  /** Rows that it speaks of, as `collection/id`: if they are refused, so is it. */
  rows: string[]
}

export interface Planning {
  workspaceId: string
  rows: DraftRows
  directory: Directory
  /** What events become; the directory's, or those that are being tried. */
  mappings: Mappings
  /** Ms since 1970. */
  receivedAt: number
}

export interface Step extends Planning {
  message: Message
  mapping: Mapping
}

export const written = (...rows: { collection: string; id: string }[]): Planned => ({
  outcome: 'written',
  reason: '',
  waitsFor: null,
  rows: rows.map(({ collection, id }) => `${collection}/${id}`),
})

export const refused = (reason: string): Planned => ({ outcome: 'refused', reason, waitsFor: null, rows: [] })
export const ignored = (reason: string): Planned => ({ outcome: 'ignored', reason, waitsFor: null, rows: [] })
export const unmapped: Planned = { outcome: 'unmapped', reason: 'No mapping names it.', waitsFor: null, rows: [] }

export const waiting = (waitsFor: string, reason: string, rows: string[] = []): Planned => ({
  outcome: 'waiting',
  reason,
  waitsFor,
  rows,
})

export const userKey = (userId: string): string => `user:${userId}`
export const groupKey = (groupId: string): string => `group:${groupId}`
/** How a source's id stands among a row's `externalKeys`. */
export const externalKey = (id: string): string => `segment:${id}`
