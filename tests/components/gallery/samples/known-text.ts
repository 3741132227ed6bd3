/** Known customers whose words are long, hostile, or of another script. */
import type { CardModel, SidebarView } from '../../../../components/sidebar/view'
import { card, task } from './card'
import { insight } from './insight'

export const zhCard: CardModel = {
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

export const long: CardModel = {
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
  match: {
    how: 'parentDomain',
    because: 'rwm-textilveredelung.example',
    sureness: 'likely',
    against: [{ kind: 'otherAccount', detail: 'Westfälische Textilveredelung und Maschinenhandel Verwaltungs-GmbH' }],
    decisionId: null,
  },
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

export const hostile: CardModel = {
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

export const knownByText: Record<string, SidebarView> = {
  'known-zh': { kind: 'known', card: zhCard },
  long: { kind: 'known', card: long },
  hostile: { kind: 'known', card: hostile },
  rtl: { kind: 'known', card: rtl },
  cjk: { kind: 'known', card: cjk },
}
