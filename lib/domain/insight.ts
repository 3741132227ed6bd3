/** What the model answers: every result carries its reasons, its coverage and the policy version it was computed with. */
import type { Day, Instant, InteractionKind, LifecycleStage, ValueTier } from './model'

export type IndicatorGroup = 'use' | 'intent' | 'money' | 'voice' | 'relation' | 'service'
export type HealthBand = 'healthy' | 'watch' | 'atRisk'
export type Dormancy = 'awake' | 'drowsy' | 'halfAsleep' | 'asleep'

export const sourceCollections = ['accounts', 'interactions', 'signals', 'orders', 'tasks', 'alerts'] as const

/** A row that a number came from, so that a person can open it. */
export interface SourceRow {
  collection: (typeof sourceCollections)[number]
  id: string
}

/** What figures are told in. */
export const figureUnits = [
  'days',
  'workingDays',
  'share',
  'change',
  'count',
  'score',
  'money',
  'ratio',
  'level',
] as const
export type FigureUnit = (typeof figureUnits)[number]

/**
 * Why a number is what it is. `factor` is a stable key (the UI words it), `value` the raw figure in `unit`,
 * `score` 0..100 or null when missing, `weight` from the policy, `contribution` in points of the result.
 */
export interface Reason {
  factor: string
  value: number | null
  unit: FigureUnit
  score: number | null
  weight: number
  contribution: number
  isCritical: boolean
  /** The figure is past a line, but no further than chance carries it: neither critical nor an alert. */
  isChance?: boolean
  /** Age in days of the newest row it rests on; null when missing, or a field of the account that carries no date. */
  ageDays: number | null
  rows: SourceRow[]
}

export interface TierResult {
  /** Shown tier: the approved one, else the computed one; null without current value. */
  tier: ValueTier | null
  /** Set when the computed tier differs from the approved one ("would be growth"). */
  wouldBe: ValueTier | null
  grade: 'A' | 'B' | 'C' | null
  /** 0..100 or null when no factor has data. */
  current: number | null
  potential: number | null
  scoreCard: number | null
  reasons: Reason[]
  coverage: number
}

export interface StageResult {
  /** null: unknown, the card asks "Already a customer? Since when?". */
  stage: LifecycleStage | null
  /** The stage underneath when declining or overridden by hand. */
  underlying: LifecycleStage | null
  since: Day | null
  /** Whole months in the stage's age that the chip shows; null when unknown. */
  ageMonths: number | null
  isOverridden: boolean
  /** near 准客户, unmet 条件未满足 (names which), unexplored 未开发; prospects only. */
  profile: { fit: 'near' | 'unmet' | 'unexplored'; unmet: string[] } | null
  dormancy: Dormancy | null
  silentDays: number | null
  reasons: Reason[]
}

export interface HealthResult {
  /** 0..100, null when nothing has data. */
  score: number | null
  /** null when coverage is below 0.3. */
  band: HealthBand | null
  /** Points against four weeks ago; null when either is unknown. */
  change4w: number | null
  coverage: number
  /** All applicable indicators, largest effect first. */
  reasons: Reason[]
  /** Age in days of the newest row it rests on. */
  ageDays: number | null
  /** The same at the last week ends, oldest first, with rows as recorded then. */
  trend?: HealthPoint[]
}

/** Health on the evening of one day. */
export interface HealthPoint {
  on: Day
  score: number | null
  band: HealthBand | null
  coverage: number
}

/** An indicator past its alert line, or one that was and is not clearly back. */
export interface Warning {
  /** The indicator's factor. */
  rule: string
  /** Past the line now; else it keeps an alert open, but opens none. */
  isCrossed: boolean
  value: number | null
  line: number
  unit: Reason['unit']
  rows: SourceRow[]
}

/** Tier, stage and health of one account: what the `insights` table holds. */
export interface Insight {
  accountId: string
  computedAt: Instant
  /** The workspace day it holds for; recomputed when the day turns. */
  day: Day
  policyVersion: number
  modelVersion: number
  tier: TierResult
  stage: StageResult
  health: HealthResult
  /** Days between touches that are due, after stage and tier. */
  plannedGapDays: number | null
  renewsInDays: number | null
  rhythm: Rhythm
  /** Null: never bought. */
  lifetime?: LifetimeResult
  loyalty?: Loyalty | null
  nextProducts?: NextProduct[]
  /** Largest effect first; empty for who has left. Which alerts follow is lib/domain/alerts to say. */
  warnings?: Warning[]
}

/** What an account will bring (C5). Money in major units of the reporting currency. */
export interface LifetimeResult {
  /** purchases: fitted to how all customers buy. retention: revenue per month x months expected. null: not told. */
  method: 'purchases' | 'retention' | null
  /** Why it is not told by purchases, or not at all; null where it is. */
  why: 'lost' | 'underContract' | 'noOrders' | 'noReference' | 'tooFewRepeatCustomers' | 'noFit' | null
  /** Over `months`; `value12m` over twelve, discounted, by which accounts are ranked. */
  value: number | null
  value12m: number | null
  /** profit: margin less cost to serve. margin: before a cost to serve that nobody knows. revenue: no margin is known. */
  kind: 'profit' | 'margin' | 'revenue'
  months: number | null
  /** Orders expected in 12 months, and the amount of each. */
  orders12m: number | null
  spendPerOrder: number | null
  /** 0 to 1; null for who has not bought again. */
  alive: number | null
  /** By when half of those like it will have ordered again. */
  nextOrderOn: Day | null
  revenuePerMonth: number | null
  /** Share of the customers of a tier (or of all) still there a month later; null: not known, 12 months are counted. */
  monthlyRetention: number | null
  retentionOf: ValueTier | 'all' | null
  /** What the fit rests on, and how wrong it was on the workspace's own past, in purchases a customer. */
  fit: {
    customers: number
    repeatCustomers: number
    isAtBound: boolean
    holdout: { weeks: number; customers: number; meanError: number; naiveError: number } | null
  } | null
  rows: SourceRow[]
}

/** Money of a period and of the one before; `change` is null from a base at or below 0. */
export interface Change {
  before: number
  now: number
  change: number | null
}

/** How often and how steadily it buys (C6). */
export interface Loyalty {
  /** 0 to 1; null with too few gaps. */
  score: number | null
  /** Of the last 12 months. */
  monthsWithOrder: number
  /** 1 - coefficient of variation of the gaps, 0 to 1. */
  steadiness: number | null
  gapsSeen: number
  yearOnYear: Change | null
  monthOnMonth: Change | null
  /** Order days of 12 months with each product, most often first. */
  products: { product: string; orders: number }[]
  rows: SourceRow[]
}

/** What accounts of its segment that bought `because` also bought, and this one has not (C6). */
export interface NextProduct {
  product: string
  because: string
  /** Accounts that bought both. */
  support: number
  /** Share of those that bought `because`, and that over everybody's share. */
  confidence: number
  lift: number
}

/** What logged mail alone tells (R7). */
export interface Rhythm {
  lastIn: Instant | null
  lastOut: Instant | null
  /** Our last word of any kind, spoken ones among them: it answers what came before. */
  lastAnswer?: Instant | null
  /** Working days since their last message, when none of ours came after; null when nothing is owed. */
  replyOwedWorkingDays: number | null
  silentDays: number | null
  /** 90th percentile of own gaps; null with fewer than 6 gaps. */
  usualGapDays: number | null
  gapsSeen: number
  state: 'onRhythm' | 'slower' | 'quiet' | 'notEnough'
}

/** mailbox: told by this browser's own mailbox alone; logged mail otherwise. */
export type RhythmSource = 'mailbox'

/** The verdict line: the first that holds, in this order (PRODUCT, S 2). */
export type Verdict =
  | { kind: 'whichCustomer'; choices: number }
  /** `alertId`: of the stored alert; absent while it is computed only. */
  | { kind: 'openAlert'; factor: string; value: number | null; unit: Reason['unit']; alertId?: string }
  | { kind: 'replyOwed'; workingDays: number; by?: RhythmSource }
  | { kind: 'renewal'; inDays: number }
  | { kind: 'promiseDue'; title: string; inDays: number }
  | { kind: 'quiet'; days: number; usualDays: number | null; by?: RhythmSource }
  | { kind: 'slower'; days: number; usualDays: number; by: RhythmSource }
  /** Nothing is due, by rhythm alone: there is no health yet. */
  | { kind: 'onRhythm'; usualDays: number; by?: RhythmSource }
  /** Too few gaps to know a rhythm. */
  | { kind: 'learning'; gapsSeen: number; gapsNeeded: number; by: RhythmSource }
  | { kind: 'alreadyCustomer' }
  | { kind: 'onTrack' }

/** Two lines from other threads and colleagues: "12 Mar, Li, phone: asked for a quote". */
export interface LastWord {
  interactionId: string
  at: Instant
  by: string | null
  kind: InteractionKind
  summary: string
}
