/** What the model is given for one account. */
import type { Account, Alert, Instant, Interaction, Order, Signal, Task } from './model'

/** The instant everything is computed for. The zone is the policy's. */
export interface Clock {
  now: Instant
}

/**
 * Where rows of a kind come from in this workspace. "No row" means zero or overdue only while the source is connected
 * and live (its newest row of the whole workspace within 14 days); otherwise it means nothing.
 */
export interface SourceLiveness {
  /** Since when it is connected; null: it is not. An upper bound of what silence can be known. */
  connectedAt: Instant | null
  /** The newest row of the workspace from it, any account. */
  newestAt: Instant | null
  /** Signal kinds it has ever delivered; null when that is not known. A feed without `coreUse` says nothing about it. */
  kinds: readonly string[] | null
}

export type SourceName = 'usage' | 'orders' | 'surveys' | 'mentions' | 'mail'
/** `mail` is that of this account's owner (logged mail, until sightings exist). */
export type Sources = Readonly<Record<SourceName, SourceLiveness>>

/** All rows of one account. Deleted rows may be among them and are skipped; order does not matter. */
export interface AccountFacts {
  account: Account
  interactions: readonly Interaction[]
  signals: readonly Signal[]
  orders: readonly Order[]
  tasks: readonly Task[]
  /** Absent where nobody asked for them: then nothing is said of open complaints. */
  alerts?: readonly Alert[]
  sources: Sources
}

const unconnected: SourceLiveness = { connectedAt: null, newestAt: null, kinds: null }

/** Nothing is connected: every absence is "missing". */
export const noSources: Sources = {
  usage: unconnected,
  orders: unconnected,
  surveys: unconnected,
  mentions: unconnected,
  mail: unconnected,
}
