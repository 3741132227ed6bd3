/** What ingestion keeps beside the rows: the keys of sources, and the messages that came. */
import type { IngestOutcome } from '../../lib/messages/ingest-protocol'

/** A source's write key, of which only the sha256 is kept. */
export interface WriteKey {
  id: string
  /** sha256 of the key, hex. */
  hash: string
  workspaceId: string
  /** What the admin calls the source. */
  name: string
  createdAt: string
  revokedAt: string | null
}

export interface IngestedMessage {
  /** The source's messageId: a second one changes nothing. */
  id: string
  call: string
  /** Name of the event or page; '' where a call has none. */
  name: string
  outcome: IngestOutcome
  /** Why it was not written; '' where it was. */
  reason: string
  /** When it came first, ms since 1970. */
  at: number
  /** Whom it waits for, such as `user:97980`. */
  waitsFor: string | null
  /** The message as JSON, where it is kept to be tried again. */
  body: string | null
}

/** How many came of one kind. */
export interface EventCount {
  call: string
  /** `…`: the names beyond those that are counted one by one. */
  name: string
  outcome: IngestOutcome
  count: number
  /** Ms since 1970. */
  firstAt: number
  lastAt: number
  /** Why, of the last one that was not written. */
  reason: string
}

export interface KeptBounds {
  /** Messages from before are forgotten, ms since 1970. */
  before: number
  /** The newest bodies that are kept: of the workspace, and of one call and name. */
  bodies: number
  bodiesPerName: number
}

/** Names that are counted one by one; the others under `otherNames`. */
export const maxCountedNames = 2000

/** Kept messages of some events, with one of these outcomes. */
export interface KeptOf {
  call: string
  names: readonly string[]
  outcomes: readonly IngestOutcome[]
}

export interface IngestStorage {
  addKey(key: WriteKey): Promise<void>
  keyByHash(hash: string): Promise<WriteKey | null>
  keys(workspaceId: string): Promise<WriteKey[]>
  /** Gives false when there is no such key; revoking twice keeps the first instant. */
  revokeKey(workspaceId: string, keyId: string, at: string): Promise<boolean>

  /** Which of these messages are noted. */
  known(workspaceId: string, ids: readonly string[]): Promise<Set<string>>
  /** Notes and counts messages, each once: one that is noted is changed only while its body is kept. */
  note(workspaceId: string, messages: readonly IngestedMessage[]): Promise<void>
  /** Messages whose bodies are kept, oldest first, of an outcome or waiting for one of these. */
  kept(
    workspaceId: string,
    wanted: { outcome: IngestOutcome } | { waitsFor: readonly string[] },
    limit: number,
  ): Promise<IngestedMessage[]>
  /** Messages of these events whose bodies are kept, newest first. */
  keptOf(workspaceId: string, wanted: KeptOf, limit: number): Promise<IngestedMessage[]>
  counts(workspaceId: string): Promise<EventCount[]>
  /** Forgets the bodies that hold one of these texts, whatever their case. */
  forget(workspaceId: string, texts: readonly string[]): Promise<void>
  prune(workspaceId: string, bounds: KeptBounds): Promise<void>
}
