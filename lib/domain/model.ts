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
  stageOverride: { stage: LifecycleStage; reason: string; until: Day } | null
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
  keyAccount: { managerId: string | null; sponsorId: string | null; reason: string } | null
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
