/** The account in depth: with much data, with little, with none, and with names that do not end. */
import { emptyContact } from '../../../../lib/domain/default-account'
import type { HealthPoint, Insight } from '../../../../lib/domain/insight'
import type { OrderMonth } from '../../../../lib/domain/order-months'
import type { AccountDepth, TimelineEntry } from '../../../../components/workspace/account/depth'
import { insight, reason } from './insight'
import { chosenKey, creditLate, deciding, endlessStanding, knownAccount, quietStanding } from './standing'
import { more } from './more'

const lines = { highCurrent: 70, highPotential: 60, healthyFrom: 75, watchFrom: 50 }
const rows = [{ collection: 'orders', id: 'o1' }] as const

const scores = [84, 86, 85, 83, null, 80, 79, 81, 78, 76, 74, 75, 71]
const trend: HealthPoint[] = scores.map((score, index) => ({
  on: new Date(Date.UTC(2025, 11, 21 + 7 * index)).toISOString().slice(0, 10),
  score,
  band: score === null ? null : score >= 75 ? 'healthy' : 'watch',
  coverage: 0.64,
}))

const bought = [0, 0, 4, 0, 0, 6, 0, 0, 5, 0, 0, 7, 0, -2, 8, 0, 0, 6, 9, 0, 0, 7, 0, 8]
const months: OrderMonth[] = bought.map((net, index) => ({
  month: new Date(Date.UTC(2024, 3 + index, 1)).toISOString().slice(0, 7),
  net: net * 120_000,
  purchases: net > 0 ? 1 : 0,
  rows: net === 0 ? [] : [...rows],
}))

const full: Insight = {
  ...insight,
  tier: {
    ...insight.tier,
    wouldBe: 'growth',
    reasons: [...insight.tier.reasons, reason('referralValue', 86_000, 'money', 58)],
  },
  health: { ...insight.health, trend },
  lifetime: {
    method: 'purchases',
    why: null,
    value: 1_182_400,
    value12m: 1_182_400,
    kind: 'profit',
    months: 12,
    orders12m: 4.3,
    spendPerOrder: 802_000,
    alive: 0.91,
    nextOrderOn: '2026-05-28',
    revenuePerMonth: null,
    monthlyRetention: null,
    retentionOf: null,
    fit: {
      customers: 1204,
      repeatCustomers: 611,
      isAtBound: false,
      holdout: { weeks: 39, customers: 1130, meanError: 0.61, naiveError: 0.88 },
    },
    rows: [...rows],
  },
  loyalty: {
    score: 0.46,
    monthsWithOrder: 6,
    steadiness: 0.92,
    gapsSeen: 9,
    yearOnYear: { before: 2_640_000, now: 4_200_000, change: 0.59 },
    monthOnMonth: { before: 0, now: 960_000, change: null },
    products: [
      { product: 'Loom L-400', orders: 5 },
      { product: '安装与现场培训', orders: 3 },
    ],
    rows: [...rows],
  },
  nextProducts: [{ product: 'Spare parts kit', because: 'Loom L-400', support: 41, confidence: 0.68, lift: 2.4 }],
}

const kinds = ['email', 'call', 'meeting', 'visit', 'complaint', 'order'] as const
const said = [
  'Asked for a quote for 12 looms',
  '询问新机的交货期',
  'Quarterly review with the plant manager',
  'Invoice 2026-114 paid',
]
const timeline: TimelineEntry[] = Array.from({ length: 14 }, (_, index) => ({
  id: `t${index}`,
  at: new Date(Date.UTC(2026, 2, 19 - 3 * index, 8)).toISOString(),
  kind: kinds[index % kinds.length] ?? 'note',
  direction: index % 3 === 0 ? 'in' : index % 3 === 1 ? 'out' : null,
  text: said[index % said.length] ?? '',
  contactIds: index % 2 === 0 ? ['c1'] : [],
}))

const [first, second] = more.people
const people = [
  ...(first
    ? [
        {
          ...first,
          formOfAddress: '王总',
          birthday: '--05-12',
          preferences: { channel: 'phone, mornings', first: 'price' },
        },
      ]
    : []),
  ...(second ? [second] : []),
]

const orderRows = Array.from({ length: 5 }, (_, index) => ({ collection: 'orders', id: `o${index}` }) as const)
const mails = Array.from({ length: 4 }, (_, index) => ({ collection: 'interactions', id: `i${index}` }) as const)

const much: AccountDepth = {
  account: knownAccount,
  insight: full,
  lines,
  addNext: [],
  ...deciding,
  credit: creditLate,
  keyAccount: chosenKey,
  keyCriteria: ['Revenue above 2 million', 'Visits the pilot plant'],
  referrals: { won: 214, byReferral: 26, rate: 26 / 214 },
  parent: { id: 'a2', name: 'Hengda Group' },
  children: [
    { id: 'a7', name: '恒达纺织（昆山）有限公司' },
    { id: 'a8', name: 'Hengda Europe GmbH' },
  ],
  records: new Map([['purchases', { judged: 21, wrong: 6 }]]),
  lastContacts: new Map(people.map(({ id }, index) => [id, { at: `2026-03-1${index}T08:00:00.000Z`, by: ['m1'] }])),
  referredBy: { id: 'a3', name: null },
  months,
  people,
  timeline,
  hasOlder: true,
  leftOutBefore: null,
  rows: {
    byProduct: new Map([
      ['Loom L-400', orderRows],
      ['安装与现场培训', orderRows.slice(2)],
    ]),
    rhythm: { lastIn: mails.slice(0, 1), lastOut: mails.slice(1, 2), theirs: mails },
  },
}

const mailAlone: Insight = {
  ...insight,
  tier: {
    ...insight.tier,
    tier: null,
    grade: null,
    current: null,
    potential: null,
    scoreCard: null,
    coverage: 0,
    reasons: [reason('revenue12m', null, 'money', null)],
  },
  plannedGapDays: null,
  stage: { ...insight.stage, stage: null, since: null, ageMonths: null, dormancy: null, silentDays: null, reasons: [] },
  health: {
    score: null,
    band: null,
    change4w: null,
    coverage: 0.1,
    ageDays: 3,
    reasons: ['sinceUse', 'coreUse', 'npsLast', 'csat'].map((factor) => reason(factor, null, 'count', null)),
  },
  loyalty: null,
  nextProducts: [],
  lifetime: { ...noLifetime(), why: 'noOrders' },
}

function noLifetime(): NonNullable<Insight['lifetime']> {
  return {
    method: null,
    why: null,
    value: null,
    value12m: null,
    kind: 'revenue',
    months: null,
    orders12m: null,
    spendPerOrder: null,
    alive: null,
    nextOrderOn: null,
    revenuePerMonth: null,
    monthlyRetention: null,
    retentionOf: null,
    fit: null,
    rows: [],
  }
}

const little: AccountDepth = {
  ...much,
  ...quietStanding,
  insight: mailAlone,
  addNext: ['customerSince', 'owner', 'orders', 'industry'],
  months: [],
  people: people.slice(0, 1),
  timeline: timeline.slice(0, 2),
  hasOlder: false,
  leftOutBefore: '2023-12-11T00:00:00.000Z',
}

/** Two orders, no margin, a workspace in which few have bought twice. */
const some: AccountDepth = {
  ...little,
  addNext: ['margin', 'judgedPotential', 'usage'],
  insight: {
    ...mailAlone,
    tier: {
      ...insight.tier,
      potential: null,
      scoreCard: null,
      tier: 'basic',
      grade: 'C',
      current: 31,
      reasons: [
        reason('revenue12m', 48_000, 'money', 31),
        reason('profit12m', null, 'money', null),
        reason('industryInfluence', null, 'level', null),
      ],
    },
    stage: insight.stage,
    lifetime: {
      ...noLifetime(),
      method: 'retention',
      why: 'tooFewRepeatCustomers',
      value: 96_000,
      value12m: 46_000,
      months: 24,
      revenuePerMonth: 4000,
      monthlyRetention: 0.958,
      retentionOf: 'all',
      rows: [...rows],
    },
    loyalty: {
      score: null,
      monthsWithOrder: 2,
      steadiness: null,
      gapsSeen: 1,
      yearOnYear: null,
      monthOnMonth: null,
      products: [],
      rows: [...rows],
    },
  },
  months: months.map((month, index) => (index < 21 ? { month: month.month, net: 0, purchases: 0, rows: [] } : month)),
  timeline: timeline.slice(0, 4),
  hasOlder: false,
  leftOutBefore: null,
}

const endless =
  '中国恒达纺织机械制造集团股份有限公司华东区域采购与供应链管理中心Donaudampfschifffahrtsgesellschaftskapitän'
const long: AccountDepth = {
  ...much,
  insight: {
    ...full,
    nextProducts: [{ product: endless, because: endless, support: 1240, confidence: 0.68, lift: 12.4 }],
  },
  ...endlessStanding(endless),
  people: [
    {
      ...emptyContact('c9', endless, '2025-01-01T00:00:00.000Z'),
      emails: [`${'long'.repeat(20)}@textilveredelung.hengda.example`],
      preferences: { channel: endless },
    },
    ...people,
  ],
  timeline: timeline.map((entry) => Object.assign({}, entry, { text: `${entry.text} ${endless}` })),
}

/** A stage set by hand, a first tier nobody has approved, one of too many key accounts that lacks everything. */
const byHand: AccountDepth = {
  ...much,
  account: {
    ...knownAccount,
    stageOverride: { stage: 'mature', reason: 'They renew by word of mouth', until: '2026-06-20' },
    approvedTier: null,
  },
  insight: {
    ...full,
    tier: { ...full.tier, wouldBe: null },
    stage: { ...insight.stage, underlying: 'declining', isOverridden: true, since: null, ageMonths: null },
  },
  alerts: [],
  proposal: null,
  keyAccount: {
    criteria: [
      { criterion: 'Revenue above 2 million', isMet: null },
      { criterion: 'Visits the pilot plant', isMet: false },
    ],
    isOverride: true,
    reason: '',
    managerId: null,
    sponsorId: null,
    lacks: ['manager', 'sponsor', 'reason'],
  },
}

/** Nobody's customer yet, of whom something has been looked at. */
const prospect: AccountDepth = {
  ...little,
  account: {
    ...little.account,
    openOffer: { kind: 'trial', since: '2026-03-01' },
    targetProfile: { need: 'met', abilityToPay: 'unmet', 'Has a technician of their own': 'unexplored' },
  },
  insight: {
    ...mailAlone,
    stage: {
      ...mailAlone.stage,
      stage: 'prospect',
      since: '2026-01-12',
      ageMonths: 2,
      profile: { fit: 'unmet', unmet: ['abilityToPay'] },
      reasons: [reason('notYet', 67, 'days', null, { weight: 0, rows: [{ collection: 'accounts', id: 'a1' }] })],
    },
  },
}

/** Orders in a currency that nobody has entered a rate of. */
const unrated: AccountDepth = {
  ...little,
  insight: {
    ...mailAlone,
    tier: {
      ...mailAlone.tier,
      tier: null,
      current: null,
      potential: null,
      reasons: [reason('ordersWithoutRate', 12, 'count', null, { weight: 0 })],
    },
  },
}

export const depths: Readonly<Record<string, AccountDepth>> = {
  'account-depth': much,
  'account-depth-little': little,
  'account-depth-some': some,
  'account-depth-long': long,
  'account-depth-computing': { ...little, insight: null },
  'account-depth-by-hand': byHand,
  'account-depth-viewer': much,
  'account-depth-prospect': prospect,
  'account-depth-unrated': unrated,
}
