/** What the local tables hold beside the rows themselves: none of it is ever sent as it is. */
import type { Foreseen } from '../domain/foresee'
import type { Insight } from '../domain/insight'
import type { Day, Instant } from '../domain/model'
import type { LooseRecord } from '../messages/apply-patch'
import type { Change, ChangeResult } from '../messages/sync-protocol'

/** A computed insight and what it was computed from; another day, policy, model or reference makes it old. */
export interface StoredInsight {
  accountId: string
  /**
   * The last day on which what lists show of it holds, as far as that was foreseen; `insight.day` is the one that everything in it was
   * computed for.
   */
  day: Day
  /** By what it holds on later days too; null or absent: nobody has looked ahead. */
  foreseen?: Foreseen | null
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
  /** Of a delete: the record that was deleted, which nobody else may hold by then. */
  was?: LooseRecord
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
 * person, domain and mailbox are keyed hashes (lib/store/sighting-hash.ts).
 */
export interface Sighting {
  /** Hash of message and person, so that the same one seen twice is one row. */
  id: string
  person: string
  /** Of the company's registrable domain; empty for free mail. */
  domain: string
  /** Of the address's own domain, whatever it is, so that a domain can be forgotten. */
  host: string
  /** Empty where the webmail tells of none. */
  thread: string
  message: string
  /** The mailbox it was seen in: a webmail and the address it is read for. */
  mailbox: string
  /**
   * in: they wrote to us; out: one of us wrote to them; copied: they took part in somebody else's message; bounced: we could not
   * reach them.
   */
  direction: 'in' | 'out' | 'copied' | 'bounced'
  at: Instant
  /** Milliseconds by which `at` may be off, where the message has no name of its own by which another reading would find it. */
  within: number
  /** The date is that of the opened message, which a row of a list does not better. */
  isOpened: boolean
}

/** How much of a folder has been read without a gap: what lies outside was not seen. */
export interface FolderCoverage {
  /** Hash, as in `Sighting.mailbox`. */
  mailbox: string
  folder: 'inbox' | 'sent'
  /** From and to in ms since 1970, oldest first, apart from one another. */
  intervals: [from: number, to: number][]
}

/** A message or thread that is on the never-log list, by the hash a sighting would have: a list row does not tell its subject. */
export interface HiddenSighting {
  hash: string
}

/** A person, domain or thread of which nothing is ever logged or remembered. This device's alone: whom one keeps private is private. */
export interface NeverLog {
  /** `person:<address>`, `domain:<domain>` or `thread:<hash>`. */
  key: string
  addedAt: Instant
}

/** What one part of an import did, as small as it can be told. Kept in this browser for the undo. */
export interface ImportJournal {
  batchId: string
  part: number
  /** Rows that it changed: the changed fields as they were and as it left them. */
  rows: { collection: string; id: string; before: LooseRecord; after: LooseRecord }[]
  /** Rows that it made, and by what it is seen whether somebody has changed them since (lib/store/import/row-print.ts). */
  made: { collection: string; ids: string[]; prints: number[] }[]
}
