/** What the account in depth shows, and what a person can do there: plain data, made by the entrypoint. */
import type { RowLine, SidebarActions } from '../../sidebar/actions'
import type { ListedAlert } from '../../../lib/domain/alerts/list-alerts'
import type { WarningRecord } from '../../../lib/domain/alerts/warning-record'
import type { Credit } from '../../../lib/domain/credit'
import type { Insight, Reason, SourceRow } from '../../../lib/domain/insight'
import type { MailboxRhythm } from '../../../lib/domain/mailbox-rhythm'
import type { KeyAccountCount, KeyAccountState } from '../../../lib/domain/key-accounts'
import type { Account, Contact, Day, Instant, Interaction, LifecycleStage, ValueTier } from '../../../lib/domain/model'
import type { OrderMonth } from '../../../lib/domain/order-months'
import type { StageEvent } from '../../../lib/domain/stage-events'
import type { TierProposal } from '../../../lib/domain/tier-proposal'
import type { AddNext } from '../../../lib/domain/what-to-add-next'

export interface AccountDepth {
  /** The stored row: what the forms begin with. */
  account: Account
  /** Null until it is computed. */
  insight: Insight | null
  /** Where the 2x2 is divided, and where the bands of health are. */
  lines: { highCurrent: number; highPotential: number; healthyFrom: number; watchFrom: number }
  addNext: readonly AddNext[]
  alerts: readonly ListedAlert[]
  /** How often warnings of a rule were wrong here, by rule. */
  records?: ReadonlyMap<string, WarningRecord>
  /** A tier that the numbers give and nobody has approved. */
  proposal: TierProposal | null
  credit: Credit
  /** Null: it is none. */
  keyAccount: KeyAccountState | null
  /** What the workspace asks of one. */
  keyCriteria: readonly string[]
  /** Of the whole workspace; null before the first day's reference, or before any customer was won. */
  referrals: { won: number; byReferral: number; rate: number } | null
  parent: LinkedAccount | null
  referredBy: LinkedAccount | null
  /** Oldest first; empty where nothing was ever ordered. */
  months: readonly OrderMonth[]
  people: readonly Contact[]
  /** The newest contact with each of them, by whom it was. */
  lastContacts?: ReadonlyMap<string, LastContact>
  /** Accounts that belong to this one. */
  children?: readonly LinkedAccount[]
  /** Newest first. */
  timeline: readonly TimelineEntry[]
  /** The server alone may have entries from before; null: all there are are here. */
  leftOutBefore: Instant | null
  /** Older entries lie in the store. */
  hasOlder: boolean
  /** Rows behind numbers that carry none of their own. */
  rows: { byProduct: ReadonlyMap<string, readonly SourceRow[]>; rhythm: RhythmRows }
}

/** `by`: the colleagues who logged it. */
export interface LastContact {
  at: Instant
  by: readonly string[]
}

/** An account that a field names; without a name it is not on this device. */
export interface LinkedAccount {
  id: string
  name: string | null
}

export interface RhythmRows {
  lastIn: readonly SourceRow[]
  lastOut: readonly SourceRow[]
  /** Their mails, between which the gaps lie, newest first. */
  theirs: readonly SourceRow[]
}

export interface TimelineEntry {
  id: string
  /** An instant or a day. */
  at: string
  kind: Interaction['kind'] | 'order' | 'signal'
  direction: 'in' | 'out' | null
  text: string
  /** Who took part, of the account's people. */
  contactIds: readonly string[]
}

/** Entries from before an instant, and from where to ask on; null: that was all. */
export interface OlderEntries {
  entries: readonly TimelineEntry[]
  before: Instant | null
}

/** What became of a write. */
export type Written = 'stored' | 'storageFull' | 'unknown'
type Write = Promise<Written>

/** What is done about an alert (PRODUCT A1). */
export interface AlertActions {
  /** null: nobody yet. */
  assign: (id: string, memberId: string | null) => Write
  note: (id: string, found: { rootCause: string; outcome: string }) => Write
  solve: (id: string, found: { rootCause: string; outcome: string }) => Write
  told: (id: string) => Write
  reopen: (id: string) => Write
  /** Normal: no warning until after that day. */
  quiet: (id: string, until: Day) => Write
}

export interface DepthActions {
  /** The rows a number rests on, worded for a person; of an account the fields that this factor looks at. */
  loadRows: (rows: readonly SourceRow[], factor?: string) => Promise<RowLine[]>
  loadOlder: () => void
  /** Asks the team's server for what its first sync left out; newest first. */
  askOlder: (before: Instant) => Promise<OlderEntries | 'offline'>
  /** How the stage changed, oldest first: computed when asked for. */
  loadStageEvents: () => Promise<readonly StageEvent[]>
  /** The accounts that this one referred, as rows. */
  loadReferred: () => Promise<readonly SourceRow[]>
  /** The accounts of its segment that bought both, as far as they are on this device. */
  loadBoughtBoth: (because: string, product: string) => Promise<readonly SourceRow[]>
  /** Why health was what it was on the evening of an earlier day, with rows as recorded then. */
  loadHealthOn: (day: Day) => Promise<readonly Reason[]>
  countKeyAccounts: () => Promise<KeyAccountCount>
  findAccounts: SidebarActions['findAccounts']
  copy: (text: string) => Promise<void>
  approveTier: (tier: ValueTier) => Write
  /** null takes it back. */
  overrideStage: (override: { stage: LifecycleStage; reason: string; until: Day } | null) => Write
  /** null: it is a customer after all. */
  markLost: (lost: Account['lost']) => Write
  setKeyAccount: (keyAccount: Account['keyAccount']) => Write
  saveFacts: (fields: Partial<Account>) => Write
  savePerson: (contactId: string, fields: Partial<Contact>) => Write
  alerts: AlertActions
}

/** A colleague who can be put in charge. */
export interface Colleague {
  id: string
  name: string
}

export interface DepthProps {
  depth: AccountDepth
  today: Day
  now: Date
  /** Oneself among them; one alone has a name for oneself. */
  colleagues: readonly Colleague[]
  /** Contacts whom this browser's own mail did not reach: once, or twice on different days. */
  bounces: ReadonlyMap<string, 'bounced' | 'departed'>
  /** What this browser's own mailbox tells, where that has been read. */
  mailbox?: MailboxRhythm | null
  /** Viewers read. */
  isReadOnly: boolean
  actions: DepthActions
}
