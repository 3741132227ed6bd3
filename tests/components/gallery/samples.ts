/** Sample props for every state the sidebar has, with long, hostile, missing and plentiful data. */
import type { Insight, Reason } from '../../../lib/domain/insight'
import { emptyContact } from '../../../lib/domain/default-account'
import type { Task } from '../../../lib/domain/model'
import type { CardModel, MoreRows, OtherPerson, SidebarView } from '../../../components/sidebar/view'

export const today = '2026-03-20'
export const now = new Date('2026-03-20T09:30:00')

function reason(
  factor: string,
  value: number | null,
  unit: Reason['unit'],
  score: number | null,
  rest: Partial<Reason> = {},
): Reason {
  return {
    factor,
    value,
    unit,
    score,
    weight: 2,
    contribution: score === null ? 0 : score / 7,
    isCritical: score === 0,
    ageDays: score === null ? null : 3,
    rows: [{ collection: 'interactions', id: 'i1' }],
    ...rest,
  }
}

export const insight: Insight = {
  accountId: 'a1',
  computedAt: '2026-03-20T01:00:00.000Z',
  day: today,
  policyVersion: 3,
  modelVersion: 1,
  tier: {
    tier: 'strategic',
    wouldBe: null,
    grade: 'A',
    current: 88,
    potential: 71,
    scoreCard: 81,
    coverage: 0.8,
    reasons: [
      reason('revenue12m', 4_200_000, 'money', 92),
      reason('profit12m', 1_340_000, 'money', 84),
      reason('industryInfluence', 5, 'level', 100),
      reason('growth', 0.12, 'change', 64),
      reason('paidOnTime', null, 'share', null),
      reason('recency', 12, 'days', null, { weight: 0 }),
      reason('frequency', 7, 'count', null, { weight: 0 }),
      reason('ordersWithoutRate', 2, 'count', null, { weight: 0 }),
    ],
  },
  stage: {
    stage: 'mature',
    underlying: null,
    since: '2025-01-10',
    ageMonths: 14,
    isOverridden: false,
    profile: null,
    dormancy: 'awake',
    silentDays: 4,
    reasons: [
      reason('firstOrder', 430, 'days', null, { weight: 0, ageDays: 430 }),
      reason('opportunity', 12, 'days', null, { weight: 0, ageDays: 12 }),
    ],
  },
  health: {
    score: 72,
    band: 'watch',
    change4w: -6,
    coverage: 0.64,
    ageDays: 3,
    reasons: [
      reason('purchases', -0.32, 'change', 30),
      reason('sinceUse', 2, 'workingDays', 83),
      reason('sinceContact', 1.2, 'ratio', 90),
      reason('complaintsPastDue', 1, 'count', 0),
      reason('csat', null, 'score', null),
    ],
  },
  plannedGapDays: 15,
  renewsInDays: 61,
  rhythm: {
    lastIn: '2026-03-17T08:00:00.000Z',
    lastOut: '2026-03-12T08:00:00.000Z',
    replyOwedWorkingDays: 2,
    silentDays: 3,
    usualGapDays: 9,
    gapsSeen: 14,
    state: 'onRhythm',
  },
}

const task = (id: string, kind: Task['kind'], title: string, dueOn: string | null): Task => ({
  id,
  accountId: 'a1',
  contactId: null,
  kind,
  title,
  ownerId: 'm1',
  dueOn,
  doneAt: null,
  createdAt: '2026-03-01T00:00:00.000Z',
  deletedAt: null,
})

const others: OtherPerson[] = [
  { name: 'Chen Jie', address: 'chen@hengda.example', kind: 'customer', accountName: 'Hengda Textile' },
  { name: 'Li Na', address: 'li@ours.example', kind: 'colleague', accountName: null },
  { name: '', address: 'someone@else.example', kind: 'unknown', accountName: null },
]

export const card: CardModel = {
  person: {
    name: 'Wang Fang',
    address: 'wang.fang@hengda.example',
    title: 'Head of procurement',
    contactId: 'c1',
    formOfAddress: 'Ms Wang',
  },
  account: { id: 'a1', name: 'Hengda Textile', ownerName: 'Li Na', isMine: false, isKeyAccount: true },
  match: { how: 'address', because: 'wang.fang@hengda.example' },
  others,
  peopleLeftOut: 0,
  verdict: { kind: 'replyOwed', workingDays: 2 },
  insight,
  isComputing: false,
  nextStep: { key: 'reply', kind: 'reply', about: 'Wang Fang' },
  lastWords: [
    {
      interactionId: 'i1',
      at: '2026-03-12T02:00:00.000Z',
      by: 'Li',
      kind: 'call',
      summary: 'asked for a quote on 400 looms, delivery before the autumn fair',
    },
    {
      interactionId: 'i2',
      at: '2026-02-27T02:00:00.000Z',
      by: 'Anna',
      kind: 'visit',
      summary: 'toured the new dyeing line; they like the reporting',
    },
  ],
  tasks: [
    task('t1', 'promise', 'Quote for the 2026 frame contract', '2026-03-18'),
    task('t2', 'task', 'Send the case of Jinyuan Weaving', '2026-03-21'),
    task('t3', 'task', 'Book the sponsor visit', '2026-04-02'),
    task('t4', 'task', 'Ask about spare parts', null),
  ],
  plan: { goals: [{ label: 'Stock', target: '−15 %', now: '−9 %' }], editors: ['Li Na'] },
  log: { kind: 'idle' },
}

const zhCard: CardModel = {
  ...card,
  person: {
    name: '王芳',
    address: 'wang.fang@hengda.example',
    title: '采购部总监',
    contactId: 'c1',
    formOfAddress: '王总',
  },
  account: { ...card.account, name: '恒达纺织集团有限公司', ownerName: '李娜' },
  nextStep: { key: 'reply', kind: 'reply', about: '王芳' },
  lastWords: [
    {
      interactionId: 'i1',
      at: '2026-03-12T02:00:00.000Z',
      by: '李娜',
      kind: 'call',
      summary: '要400台织机的报价，秋季展会前交货',
    },
    {
      interactionId: 'i2',
      at: '2026-02-27T02:00:00.000Z',
      by: '陈杰',
      kind: 'visit',
      summary: '参观新染整线，对报表功能很满意',
    },
  ],
  tasks: [
    task('t1', 'promise', '2026年框架合同报价', '2026-03-18'),
    task('t2', 'task', '发金源织造的案例', '2026-03-21'),
    task('t3', 'task', '约高层拜访', '2026-04-02'),
  ],
  plan: { goals: [{ label: '库存', target: '−15%', now: '−9%' }], editors: ['李娜'] },
}

const long: CardModel = {
  ...card,
  person: {
    ...card.person,
    name: 'Dr. Maria-Magdalena von Hohenstein-Wartenberg zu Sonnenschein-Kirchfeld',
    title: 'Vice President Global Strategic Procurement and Supply Chain Transformation',
  },
  account: {
    ...card.account,
    name: 'Rheinisch-Westfälische Maschinenbaugesellschaft für Textilveredelung mbH & Co. KG',
    ownerName: 'Aleksandra Konstantinopolitańczykowianeczka',
  },
  match: { how: 'parentDomain', because: 'rwm-textilveredelung.example' },
  verdict: {
    kind: 'promiseDue',
    title: 'Send the quotation for all forty-two machines with the delivery schedule',
    inDays: -3,
  },
  insight: {
    ...insight,
    tier: { ...insight.tier, wouldBe: 'growth' },
    stage: { ...insight.stage, stage: 'onboarding', ageMonths: 2 },
    health: { ...insight.health, score: 38, band: 'atRisk', change4w: -12 },
  },
  lastWords: [
    {
      interactionId: 'i1',
      at: '2026-03-12T02:00:00.000Z',
      by: 'Li',
      kind: 'call',
      summary: 'x'.repeat(30) + ' very long words '.repeat(20),
    },
  ],
}

const hostile: CardModel = {
  ...card,
  person: {
    ...card.person,
    name: '<img src=x onerror=alert(1)> \u202Egnp.tnemyap\u202C Wang\u200B',
    title: '<b>CEO</b>',
  },
  account: { ...card.account, name: '"><script>alert(1)</script> Ltd' },
  verdict: { kind: 'promiseDue', title: '\u202Eevil <u>title</u>', inDays: 0 },
  others: Array.from({ length: 400 }, (_, index) => ({
    name: `Person ${index}`,
    address: `p${index}@x.example`,
    kind: 'unknown',
    accountName: null,
  })),
  peopleLeftOut: 4600,
  log: { kind: 'byOthers', interactionId: 'i9', names: ['Li Na', '\u202EnehC'], at: '2026-03-20T01:12:00.000Z' },
}

const bare: CardModel = {
  ...card,
  person: { name: '', address: 'info@quiet.example', title: null, contactId: null, formOfAddress: null },
  account: { id: 'a2', name: 'Quiet Ltd', ownerName: null, isMine: false, isKeyAccount: false },
  match: { how: 'domain', because: 'quiet.example' },
  others: [],
  verdict: { kind: 'alreadyCustomer' },
  insight: {
    ...insight,
    tier: {
      tier: null,
      wouldBe: null,
      grade: null,
      current: null,
      potential: null,
      scoreCard: null,
      reasons: [],
      coverage: 0,
    },
    stage: { ...insight.stage, stage: null, since: null, ageMonths: null, dormancy: null, reasons: [] },
    health: { score: null, band: null, change4w: null, coverage: 0, reasons: [], ageDays: null },
  },
  nextStep: null,
  lastWords: [],
  tasks: [],
  plan: { goals: [], editors: [] },
  log: { kind: 'logged', interactionId: 'i3', at: '2026-03-20T01:00:00.000Z' },
}

const fine: CardModel = {
  ...card,
  account: { ...card.account, isMine: true },
  others: [],
  verdict: { kind: 'onTrack' },
  insight: { ...insight, health: { ...insight.health, score: 86, band: 'healthy', change4w: 4 } },
  nextStep: null,
  log: { kind: 'failed', why: 'storageFull', canRetry: true },
}

const rtl: CardModel = {
  ...card,
  person: { ...card.person, name: 'د. عبد الرحمن بن محمد الأنصاري', title: 'مدير المشتريات', formOfAddress: null },
  account: { ...card.account, name: 'شركة الخليج للصناعات النسيجية المحدودة' },
  verdict: { kind: 'replyOwed', workingDays: 0 },
  log: { kind: 'byOthers', interactionId: 'i9', names: [], at: '2026-03-19T01:12:00.000Z' },
}

const cjk: CardModel = {
  ...zhCard,
  person: { ...zhCard.person, name: '欧阳上官'.repeat(15), title: '副总裁兼集团战略采购与供应链数字化转型办公室主任' },
  account: {
    ...zhCard.account,
    name: '中国恒达纺织机械制造集团股份有限公司华东区域采购与供应链管理中心'.repeat(2).slice(0, 60),
  },
  others: [],
}

const quiet: CardModel = {
  ...card,
  verdict: { kind: 'quiet', days: 22, usualDays: 9 },
  insight: {
    ...insight,
    stage: { ...insight.stage, dormancy: 'halfAsleep', silentDays: 64 },
    tier: { ...insight.tier, wouldBe: 'profit', grade: 'B' },
    health: { ...insight.health, score: null, band: null, change4w: null },
    rhythm: { ...insight.rhythm, state: 'quiet' },
  },
}

const prospect: CardModel = {
  ...bare,
  verdict: { kind: 'renewal', inDays: 0 },
  insight: {
    ...insight,
    tier: { ...insight.tier, tier: null, grade: null, current: null, potential: 64 },
    stage: {
      ...insight.stage,
      stage: 'prospect',
      ageMonths: null,
      profile: { fit: 'unmet', unmet: ['need', 'ability to pay'] },
      reasons: [reason('notYet', 12, 'days', null, { weight: 0 })],
    },
  },
  log: { kind: 'saving' },
}

const alert: CardModel = {
  ...card,
  verdict: { kind: 'openAlert', factor: 'sinceUse', value: 9, unit: 'workingDays' },
  insight: {
    ...insight,
    stage: {
      ...insight.stage,
      stage: 'declining',
      underlying: 'mature',
      reasons: [reason('declining', 12, 'days', null), reason('sinceUse', 9, 'workingDays', 0)],
    },
    health: { ...insight.health, score: 41, band: 'atRisk', change4w: -22 },
  },
  nextStep: { key: 'look', kind: 'look', about: 'sinceUse' },
  log: { kind: 'byOthers', interactionId: 'i9', names: ['Li Na'], at: '2026-03-20T01:12:00.000Z' },
}

export const views: Record<string, SidebarView> = {
  known: { kind: 'known', card },
  'known-zh': { kind: 'known', card: zhCard },
  long: { kind: 'known', card: long },
  hostile: { kind: 'known', card: hostile },
  bare: { kind: 'known', card: bare },
  fine: { kind: 'known', card: fine },
  unknown: {
    kind: 'unknown',
    form: { name: 'Jonas Weber', address: 'jonas.weber@nordlicht.example', companyName: 'Nordlicht', accountId: null },
    existing: null,
    isFreeMail: false,
    hasFailed: false,
    others,
  },
  choice: {
    kind: 'choice',
    person: { ...card.person, name: 'Wang Fang' },
    choices: [card.account, { ...card.account, id: 'a2', name: 'Hengda Machinery', isMine: true }, bare.account],
    others: [],
  },
  draft: {
    kind: 'draft',
    cards: [card, { ...fine, account: { ...fine.account, id: 'a3', name: 'Jinyuan Weaving' } }],
    others,
    companies: 2,
  },
  none: { kind: 'none' },
  internal: { kind: 'internal', people: others.slice(1, 2), ignored: null },
  ignored: { kind: 'internal', people: others.slice(2), ignored: 'someone@else.example' },
  unreadable: {
    kind: 'unreadable',
    field: 'sender',
    webmail: 'Gmail',
    report: 'field: sender\nselectors: span.gD[email]\n<div class="adn ads">…</div>',
  },
  loading: { kind: 'loading' },
  computing: { kind: 'known', card: { ...card, insight: null, verdict: null, nextStep: null, isComputing: true } },
  rtl: { kind: 'known', card: rtl },
  cjk: { kind: 'known', card: cjk },
  quiet: { kind: 'known', card: quiet },
  prospect: { kind: 'known', card: prospect },
  alert: { kind: 'known', card: alert },
  storage: { kind: 'blocked', why: 'storage' },
  broken: { kind: 'blocked', why: 'broken' },
  'draft-empty': { kind: 'draft', cards: [], others: [], companies: 0 },
  existing: {
    kind: 'unknown',
    form: { name: 'Jonas Weber', address: 'jonas@nordlicht.example', companyName: 'Nordlicht GmbH', accountId: 'a9' },
    existing: { id: 'a9', name: 'Nordlicht GmbH' },
    isFreeMail: false,
    hasFailed: true,
    others: [],
  },
  blocked: { kind: 'blocked', why: 'nonce' },
}

/** What "More" holds of an account with some history. */
export const more: MoreRows = {
  people: [
    {
      ...emptyContact('c1', 'Wang Fang', '2025-01-01T00:00:00.000Z'),
      title: 'Head of procurement',
      emails: ['wang.fang@hengda.example'],
      accountIds: ['a1'],
    },
    {
      ...emptyContact('c2', 'Maximiliane von Hohenstein-Wartenberg', '2025-01-01T00:00:00.000Z'),
      emails: ['maximiliane.von.hohenstein-wartenberg@textilveredelung.hengda.example'],
      accountIds: ['a1'],
    },
  ],
  orders: [
    {
      id: 'o1',
      accountId: 'a1',
      on: '2026-03-02',
      amount: { minor: 8_400_000, currency: 'EUR' },
      products: ['Loom L-400', 'Installation and training on site'],
      createdAt: '2026-03-02T00:00:00.000Z',
      recordedAt: '2026-03-02T00:00:00.000Z',
      deletedAt: null,
    },
  ],
  timeline: [],
}
