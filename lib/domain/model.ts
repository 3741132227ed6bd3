/**
 * The rows the customer model reads, as plain types. What is stored and sent is parsed by the schemas of
 * lib/messages/rows.ts, whose inferred types must fit these (checked there at compile time).
 *
 * Conventions: ids are UUIDs; instants are ISO 8601 in UTC (`2026-03-12T09:12:00.000Z`); days are `YYYY-MM-DD` in the
 * workspace's time zone; money is an integer of minor units with a currency; rates and shares are 0..1 unless said.
 */

/** ISO 8601 in UTC. */
export type Instant = string
/** `YYYY-MM-DD` in the workspace's time zone. */
export type Day = string

/** An amount: `minor` is an integer of the currency's minor unit (cents, 分), `currency` ISO 4217. */
export interface Money {
  minor: number
  currency: string
}

/** What every row carries. `deletedAt` is set by a delete and cleared only by create or restore. */
export interface Row {
  id: string
  createdAt: Instant
  deletedAt: Instant | null
}

export const valueTiers = ['strategic', 'growth', 'profit', 'basic'] as const
export type ValueTier = (typeof valueTiers)[number]

export const lifecycleStages = [
  'prospect',
  'converting',
  'onboarding',
  'growing',
  'mature',
  'declining',
  'lost',
] as const
export type LifecycleStage = (typeof lifecycleStages)[number]

export const interactionKinds = ['email', 'call', 'meeting', 'chat', 'visit', 'event', 'complaint', 'note'] as const
export type InteractionKind = (typeof interactionKinds)[number]

/** An organisation (or person) that buys or may buy. */
export interface Account extends Row {
  name: string
  domains: string[]
  tags: string[]
  ownerId: string | null
  industry: string | null
  country: string | null
  employees: number | null
  /** "Already a customer? Since when?": unknown until a person or an order says. */
  relationship: 'unknown' | 'notYet' | 'customer'
  customerSince: Day | null
  openOffer: { kind: 'trial' | 'offer' | 'opportunity'; since: Day } | null
  contract: {
    startsOn: Day
    renewsOn: Day | null
    endedOn: Day | null
    endReason: 'cancelled' | 'renewalRefused' | null
  } | null
  /** Marked lost by hand. */
  lost: { on: Day; reason: string } | null
  /** Set by hand; `on` the day it was, absent in rows of earlier versions. */
  stageOverride: { stage: LifecycleStage; reason: string; until: Day; on?: Day } | null
  /** Criterion name to verdict, for prospects: need, ability to pay and whatever the workspace lists. */
  targetProfile: Record<string, 'met' | 'unmet' | 'unexplored'>
  /** Judged factors of potential value, 1 to 5. */
  industryInfluence: number | null
  jointInnovation: number | null
  /** Growth of revenue or headcount over a year, 0.1 = +10 %. */
  growthRate: number | null
  /** Gross margin as a share of revenue, 0..1. */
  marginRate: number | null
  costToServe12m: Money | null
  /** Share of invoices paid on time and renewals made, 0..1. */
  paidOnTimeShare: number | null
  /** First day of the oldest overdue receivable; null when `receivablesKnown` and nothing is overdue. */
  overdueSince: Day | null
  receivablesKnown: boolean
  /** A person's feel, 1 to 5. */
  feel: { value: number; at: Instant } | null
  /** The tier a person approved; the computed one is proposed beside it. */
  approvedTier: { tier: ValueTier; on: Day } | null
  keyAccount: {
    managerId: string | null
    sponsorId: string | null
    /** Why, and the reason of the override where not every criterion is met. */
    reason: string
    /** Criterion to whether it is met; empty where none was written down. */
    criteria: Record<string, boolean>
  } | null
  /** What it may owe at most, and after how many days an invoice is due. */
  creditLimit: Money | null
  paymentTermsDays: number | null
  /** The account that referred it, and the company it belongs to. */
  referredById: string | null
  parentId: string | null
  /** Where it came from: a fair, a campaign, a referral. */
  source: string | null
  /** Its names in other systems, `hubspot:1234`: by them a second import finds it. */
  externalKeys: string[]
  /** When somebody last confirmed that this is still true. */
  confirmedOn: Day | null
  /** Open to its owner, `colleagueIds`, and owners and admins of the workspace alone; absent: open to all. */
  isRestricted?: boolean | undefined
  colleagueIds?: string[] | undefined
  custom: Record<string, string | number | boolean | null>
}

/** A person, with one or more addresses, at one or more accounts. */
export interface Contact extends Row {
  name: string
  /** Normalised on entry (lib/domain/address.ts). */
  emails: string[]
  accountIds: string[]
  title: string | null
  phone: string | null
  /** 称呼: 王总, 张工, "Ms Li". */
  formOfAddress: string | null
  /** `YYYY-MM-DD`, or `--MM-DD` without a year. */
  birthday: string | null
  /** When somebody learnt that they left the company. */
  leftOn: Day | null
  /** channel, content, first (relationship, price or time): what they like. */
  preferences: Record<string, string>
  externalKeys: string[]
  confirmedOn: Day | null
  custom: Record<string, string | number | boolean | null>
}

/** An email, call, meeting, chat, visit, event, complaint or note on an account's timeline. */
export interface Interaction extends Row {
  accountId: string
  contactIds: string[]
  kind: InteractionKind
  direction: 'in' | 'out' | null
  at: Instant
  recordedAt: Instant
  /** One line a person would read on the timeline: the mail's subject or what the rep wrote. */
  summary: string
  /** RFC 5322 Message-ID without angle brackets. */
  strongKey: string | null
  /** Sender, minute in UTC and normalised subject; lib/domain/message-key.ts. */
  weakKey: string | null
  threadKey: string | null
  /** Members who logged it: undo removes oneself, an empty set deletes, logging again revives. */
  loggedBy: string[]
}

/** A dated measurement: login, feature use, NPS answer, ticket, mention. */
export interface Signal extends Row {
  accountId: string
  contactId: string | null
  /** login | coreUse (0..1) | modulesInUse (0..1) | closeAttempt | nps (0..10) | csat (1..5) | mention (-1..1) | custom. */
  kind: string
  value: number | null
  at: Instant
  recordedAt: Instant
}

/** A dated purchase; refunds are negative. */
export interface Order extends Row {
  accountId: string
  on: Day
  amount: Money
  recordedAt: Instant
  products: string[]
}

/** A task or a dated promise. */
export interface Task extends Row {
  accountId: string
  contactId: string | null
  kind: 'task' | 'promise'
  title: string
  ownerId: string | null
  dueOn: Day | null
  doneAt: Instant | null
}

/** An indicator that crossed its line, once an episode. Its id is computed of account, rule and the alert before it. */
export interface Alert extends Row {
  accountId: string
  /** Indicator of the policy's health table, or of the workspace's own. */
  rule: string
  previousId: string | null
  openedAt: Instant
  recordedAt: Instant
  /** The figure that crossed the line, and the line, in `unit`. */
  value: number | null
  line: number | null
  unit: string
  /** Rows that show it. */
  evidence: { collection: string; id: string }[]
  policyVersion: number
  ownerId: string | null
  dueOn: Day | null
  rootCause: string | null
  solvedAt: Instant | null
  /** When the figure was clearly back on the good side: the episode is over, whether or not anybody solved it. */
  endedAt: Instant | null
  toldAt: Instant | null
  outcome: string | null
  /** "Normal, don't warn again until". */
  quietUntil: Day | null
}

/** A saved filter over accounts. Its `filter` is read by lib/domain/segments. */
export interface Segment extends Row {
  name: string
  filter: Record<string, unknown>
  createdById: string | null
}

/** What one import brought in; undoing it is told here, so that colleagues see it. */
export interface ImportBatch extends Row {
  name: string
  /** What kind of file: csv, vcard, json. */
  format: string
  /** Hash of the file's bytes. */
  fileHash: string
  byId: string | null
  startedAt: Instant
  finishedAt: Instant | null
  /** Rows made, changed, unchanged and refused, by collection. */
  counts: Record<string, number>
  undoneAt: Instant | null
}

/** Two rows of one person or company made one, by a person. What was there before is kept, so that it can be undone. */
export interface Merge extends Row {
  collection: 'accounts' | 'contacts'
  keptId: string
  mergedId: string
  byId: string | null
  mergedAt: Instant
  /** Rows as they were before, to restore exactly. */
  before: { collection: string; id: string; fields: Record<string, unknown> }[]
  /** Fields of the kept row as the merge left them: what differs from them since was edited since. */
  after: Record<string, unknown>
  undoneAt: Instant | null
  /** A person said that these two are not the same; nothing was merged. */
  notSame: boolean
}

/** A colleague. */
export interface Member extends Row {
  name: string
  email: string
  role: 'owner' | 'admin' | 'member' | 'viewer'
}

/** A person's decision about who is who: an address, or a name that a page showed without one, maybe in one thread only. */
export interface Identity extends Row {
  address: string | null
  name: string | null
  /** Hash of the thread in which it holds; null: everywhere. */
  thread: string | null
  /** account: belongs to `accountId`. contact: is `contactId`. notContact: is not. ignored: nobody to be asked about. */
  decision: 'account' | 'contact' | 'notContact' | 'ignored' | 'own' | 'colleague'
  accountId: string | null
  contactId: string | null
  memberId: string | null
  decidedAt: Instant
}
