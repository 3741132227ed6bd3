/** The model's words in English (docs: PRODUCT's vocabulary). Factor keys are the ones of lib/domain. */
import type { Dormancy, HealthBand, Rhythm } from '../../lib/domain/insight'
import type { InteractionKind, LifecycleStage, ValueTier } from '../../lib/domain/model'

const tiers: Record<ValueTier, string> = {
  strategic: 'Strategic',
  growth: 'Growth',
  profit: 'Profit',
  basic: 'Basic',
}

const stages: Record<LifecycleStage, string> = {
  prospect: 'Prospect',
  converting: 'Converting',
  onboarding: 'Onboarding',
  growing: 'Growing',
  mature: 'Mature',
  declining: 'Declining',
  lost: 'Lost',
}

const bands: Record<HealthBand, string> = { healthy: 'Healthy', watch: 'Watch', atRisk: 'At risk' }

const dormancy: Record<Dormancy, string> = {
  awake: 'Awake',
  drowsy: 'Drowsy',
  halfAsleep: 'Half-asleep',
  asleep: 'Asleep',
}

const kinds: Record<InteractionKind, string> = {
  email: 'email',
  call: 'phone',
  meeting: 'meeting',
  chat: 'chat',
  visit: 'visit',
  event: 'event',
  complaint: 'complaint',
  note: 'note',
}

const factors: Record<string, string> = {
  revenue12m: 'Revenue, 12 months',
  profit12m: 'Profit less cost to serve',
  paidOnTime: 'Paid and renewed on time',
  industryInfluence: 'Influence in the industry',
  jointInnovation: 'Innovates with us',
  growth: 'Their growth',
  referralValue: 'Referral value',
  lifetimeValue: 'Lifetime value',
  recency: 'Last order',
  frequency: 'Orders, 12 months',
  ordersWithoutRate: 'Orders left out: no exchange rate',
  firstOrder: 'First order',
  contractStart: 'Contract began',
  customerSince: 'Customer since',
  notYet: 'Not yet a customer',
  markedLost: 'Marked as lost',
  wonBack: 'Won back: ordered again after the loss',
  inferredLost: 'Taken for lost after long silence',
  silenceByOwnGaps: 'Last heard of, by their own rhythm',
  silenceByCadence: 'Last heard of, by the cadence of their trade',
  silenceByPurchases: 'Last heard of, by how they buy',
  declining: 'Critical signs in several groups',
  overridden: 'Set by hand',
  cancelled: 'Cancelled',
  renewalRefused: 'Renewal refused',
  trial: 'Trial',
  offer: 'Open offer',
  opportunity: 'Open opportunity',
  sinceUse: 'Last login or use',
  coreUse: 'Use of core features',
  closeAttempts: 'Attempts to close the account',
  renewalOverdue: 'Renewal',
  purchases: 'Purchases, against the period before',
  complaints: 'Complaints, against the month before',
  npsChange: 'NPS, against the survey before',
  npsLast: 'Last NPS answer',
  mentions: 'Negative public mentions',
  csat: 'CSAT, last five',
  modulesInUse: 'Paid modules in use',
  helpAsked: 'Help asked, against usual',
  sinceContact: 'Since two-way contact, against planned gap',
  firstResponse: 'Our first response, against the promise',
  complaintsPastDue: 'Complaints past due',
  planMet: 'Value promised in the plan, met when due',
  receivables: 'Overdue receivables',
  feel: 'Our own feel',
  ownSilence: 'Silence, against their own gaps',
}

const rhythm: Record<Exclude<Rhythm['state'], 'notEnough'>, string> = {
  onRhythm: 'On rhythm',
  slower: 'Slower',
  quiet: 'Quiet',
}

/** Factors that are called otherwise once they ask for action. */
const alerts: Record<string, string> = {
  sinceUse: 'No login or use',
  ownSilence: 'Silent for longer than they ever are',
}

export const enModel = {
  alerts,
  tiers,
  stages,
  bands,
  dormancy,
  kinds,
  rhythm,
  factors,
  grade: (grade: string) => `Grade ${grade}`,
  profiles: { near: 'Meets the profile', unmet: 'Profile not met', unexplored: 'Not explored' },
  unmet: (names: string) => `Not met: ${names}`,
  months: (count: number) => (count < 1 ? 'under a month' : count === 1 ? '1 month' : `${count} months`),
  days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
  workingDays: (count: number) => (count === 1 ? '1 working day' : `${count} working days`),
  ago: (days: number) => (days < 1 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`),
  renewal: (overdueDays: number) =>
    overdueDays === 0
      ? 'today'
      : overdueDays < 0
        ? `in ${overdueDays === -1 ? '1 day' : `${-overdueDays} days`}`
        : `${overdueDays === 1 ? '1 day' : `${overdueDays} days`} overdue`,
  level: (level: string, most: number) => `${level} of ${most}`,
  none: 'none',
  workingDaysAgo: (days: number) =>
    days < 1 ? 'today' : days === 1 ? '1 working day ago' : `${days} working days ago`,
  noData: 'no data',
  addOrders: 'add orders',
  addNextHere:
    'What to add next: say on the cards who is a customer and since when (stage, planned contact), and bring in orders (value).',
  tooFewToRank: 'too few to rank',
}
