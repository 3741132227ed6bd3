/** What the local tables hold beside the rows themselves: none of it is ever sent as it is. */
import type { Insight } from '../domain/insight'
import type { Day, Instant } from '../domain/model'
import type { LooseRecord } from '../messages/apply-patch'
import type { Change, ChangeResult } from '../messages/sync-protocol'

/** A computed insight and what it was computed from; another day, policy, model or reference makes it old. */
export interface StoredInsight {
  accountId: string
  day: Day
  policyVersion: number
  modelVersion: number
  referenceDay: Day | null
  insight: Insight
  /** Names the computing that made it. */
  made?: string
}

/** An account one of whose rows changed since its insight was computed. */
export interface StaleAccount {
  accountId: string
  /** Another with each change, so that one that came during the computing is not taken for done. */
  mark?: string
}

/** A change the server has confirmed, kept 30 days to be sent again should the server be restored from a backup (r7). */
export interface AcknowledgedChange extends Change {
  acknowledgedAt: Instant
}

/** The server's record under pending local changes; null when the server has none. */
export interface Shadow {
  collection: string
  recordId: string
  record: LooseRecord | null
}

type LostFields = Extract<ChangeResult, { outcome: 'superseded' }>['fields']

/** A change that did not go through whole, for its author to look at (r2, r3). */
export interface Attention {
  /** Assigned by the table. */
  key?: number
  kind: 'refused' | 'superseded'
  collection: string
  recordId: string
  change: Change
  at: Instant
  /** Why it was refused; null for a superseded one. */
  code: string | null
  reason: string | null
  /** The fields that lost, and to whom; empty for a refused one. */
  lost: LostFields
}

/** A pulled record that this version cannot read, kept as it came (r9). */
export interface RawRecord {
  collection: string
  recordId: string
  seq: number
  record: LooseRecord | null
  problem: string
}

export interface MetaEntry {
  key: string
  value: unknown
}

/**
 * A message seen in this mailbox, once for each person of it (PRODUCT R7). Local, never synced, never text: message, thread,
 * person and domain are keyed hashes (lib/store/sightings.ts).
 */
export interface Sighting {
  /** Hash of message and person, so that the same one seen twice is one row. */
  id: string
  person: string
  /** Of the company's registrable domain; empty for free mail. */
  domain: string
  thread: string
  message: string
  /** in: they wrote to us; out: we wrote to them; copied: they took part in somebody else's message; bounced: we could not reach them. */
  direction: 'in' | 'out' | 'copied' | 'bounced'
  at: Instant
}

/** A person, domain or thread of which nothing is ever logged or remembered. This device's alone: whom one keeps private is private. */
export interface NeverLog {
  /** `person:<address>`, `domain:<domain>` or `thread:<hash>`. */
  key: string
  addedAt: Instant
}
