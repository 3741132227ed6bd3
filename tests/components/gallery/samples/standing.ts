/** What a person decides about an account, in its states; the colleagues who may be put in charge. */
import type { AccountDepth, Colleague, DepthActions } from '../../../../components/workspace/account/depth'
import type { ListedAlert } from '../../../../lib/domain/alerts/list-alerts'
import type { Credit } from '../../../../lib/domain/credit'
import { emptyAccount } from '../../../../lib/domain/default-account'
import type { KeyAccountState } from '../../../../lib/domain/key-accounts'
import type { Account, Alert } from '../../../../lib/domain/model'
import type { StageEvent } from '../../../../lib/domain/stage-events'
import { insight } from './insight'

export const colleagues: readonly Colleague[] = [
  { id: 'm1', name: '林晓 Lin Xiao' },
  { id: 'm2', name: 'Aleksandra Konstantinopolitańczykowianeczka-Wiśniewska' },
]

export const knownAccount: Account = {
  ...emptyAccount('a1', 'Hengda Textile', '2024-01-08T00:00:00.000Z'),
  ownerId: 'm1',
  industry: 'Textile machinery',
  country: 'CN',
  employees: 1240,
  source: 'ITMA fair 2023',
  customerSince: '2025-01-10',
  contract: { startsOn: '2025-01-10', renewsOn: '2026-05-20', endedOn: null, endReason: null },
  feel: { value: 4, at: '2026-03-02T00:00:00.000Z' },
  industryInfluence: 5,
  growthRate: 0.12,
  marginRate: 0.32,
  costToServe12m: { minor: 6_000_000, currency: 'CNY' },
  approvedTier: { tier: 'strategic', on: '2025-11-04' },
  keyAccount: {
    managerId: 'm1',
    sponsorId: null,
    reason: 'Opens the south of China',
    criteria: { 'Revenue above 2 million': true, 'Visits the pilot plant': false },
  },
  creditLimit: { minor: 50_000_000, currency: 'EUR' },
  paymentTermsDays: 60,
  receivablesKnown: true,
  overdueSince: '2026-03-08',
  confirmedOn: '2025-12-01',
}

const alertRow: Alert = {
  id: 'al1',
  createdAt: '2026-03-10T00:00:00.000Z',
  deletedAt: null,
  accountId: 'a1',
  rule: 'purchases',
  previousId: null,
  openedAt: '2026-03-10T00:00:00.000Z',
  recordedAt: '2026-03-10T00:00:00.000Z',
  value: -0.62,
  line: -0.5,
  unit: 'change',
  evidence: [{ collection: 'orders', id: 'o1' }],
  policyVersion: 3,
  ownerId: 'm1',
  dueOn: '2026-03-17',
  rootCause: 'The dyeing line stands still: a pump waits at customs.',
  solvedAt: null,
  endedAt: null,
  toldAt: '2026-03-12T00:00:00.000Z',
  outcome: null,
  quietUntil: null,
}

const rows: ListedAlert['rows'] = [{ collection: 'orders', id: 'o1' }]
const fallen = { rule: 'purchases', value: -0.62, line: -0.5, unit: 'change', rows } as const
const past: Alert = {
  ...alertRow,
  id: 'al0',
  rule: 'sinceUse',
  openedAt: '2025-11-02T00:00:00.000Z',
  ownerId: 'm2',
  rootCause: 'New operators had no login.',
  outcome: 'Trained twelve people on site.',
  solvedAt: '2025-11-14T00:00:00.000Z',
  endedAt: '2025-11-20T00:00:00.000Z',
}
const unlogged = { rule: 'sinceUse', unit: 'workingDays', rows } as const

/** Alerts that stand, one solved, one said to be normal; a tier to be approved. */
export const deciding: Pick<AccountDepth, 'alerts' | 'proposal'> = {
  alerts: [
    { ...fallen, rows: [...rows], alert: alertRow, state: 'open' },
    {
      rule: 'ownSilence',
      value: 1.4,
      line: 1,
      unit: 'ratio',
      rows: [],
      alert: null,
      state: 'open',
    },
    { ...unlogged, rows: [...rows], value: 9, line: 7, alert: past, state: 'over' },
    {
      rule: 'helpAsked',
      value: 3.2,
      line: 3,
      unit: 'ratio',
      rows: [...rows],
      alert: { ...alertRow, id: 'al2', rule: 'helpAsked', quietUntil: '2026-04-30', rootCause: null, toldAt: null },
      state: 'quiet',
    },
  ],
  proposal: { from: 'strategic', to: 'growth', on: '2026-01-01', isDue: true },
}

export const creditLate: Credit = {
  limit: { minor: 50_000_000, currency: 'EUR' },
  limitInReporting: 3_900_000,
  termsDays: 60,
  state: 'late',
  overdueSince: '2026-03-08',
  overdueDays: 12,
}

export const chosenKey: KeyAccountState = {
  criteria: [
    { criterion: 'Revenue above 2 million', isMet: true },
    { criterion: 'Visits the pilot plant', isMet: false },
  ],
  isOverride: true,
  reason: 'Opens the south of China',
  managerId: 'm1',
  sponsorId: null,
  lacks: ['sponsor'],
}

const bareAccount: Account = emptyAccount('a1', 'Hengda Textile', '2026-01-08T00:00:00.000Z')

/** Of an account of which mail alone is known. */
export const quietStanding: Pick<
  AccountDepth,
  'account' | 'alerts' | 'proposal' | 'credit' | 'keyAccount' | 'keyCriteria' | 'referrals' | 'parent' | 'referredBy'
> = {
  account: bareAccount,
  alerts: [],
  proposal: null,
  credit: {
    limit: null,
    limitInReporting: null,
    termsDays: null,
    state: 'unknown',
    overdueSince: null,
    overdueDays: null,
  },
  keyAccount: null,
  keyCriteria: [],
  referrals: null,
  parent: null,
  referredBy: null,
}

/** Texts without an end wherever a person may have written one. */
export function endlessStanding(endless: string): Pick<AccountDepth, 'account' | 'alerts' | 'keyAccount' | 'parent'> {
  return {
    account: {
      ...knownAccount,
      industry: endless,
      source: endless,
      lost: { on: '2026-03-01', reason: endless },
    },
    alerts: deciding.alerts.map((listed) =>
      Object.assign({}, listed, listed.alert && { alert: { ...listed.alert, rootCause: endless, outcome: endless } }),
    ),
    keyAccount: {
      ...chosenKey,
      managerId: 'm2',
      criteria: [{ criterion: endless, isMet: true }, ...chosenKey.criteria],
      reason: endless,
    },
    parent: { id: 'a2', name: endless },
  }
}

const journey: readonly StageEvent[] = [
  { on: '2025-01-12', from: 'converting', to: 'onboarding' },
  { on: '2025-04-13', from: 'onboarding', to: 'growing' },
  { on: '2026-01-11', from: 'growing', to: 'mature' },
]

type Note = (name: string) => (...values: unknown[]) => void

/** Actions that note what was asked for, and are stored at once. */
export function sampleDepthActions(note: Note, loadRows: DepthActions['loadRows'], hasHistory: boolean): DepthActions {
  const stored =
    (name: string) =>
    (...values: unknown[]): Promise<'stored'> => {
      note(name)(...values)
      return Promise.resolve('stored')
    }
  return {
    loadRows,
    loadOlder: note('loadOlder'),
    askOlder(...values) {
      note('askOlder')(...values)
      return Promise.resolve('offline')
    },
    loadStageEvents: () => Promise.resolve(hasHistory ? journey : []),
    loadReferred: () => Promise.resolve([{ collection: 'accounts', id: 'a8' }]),
    loadBoughtBoth: () =>
      Promise.resolve([
        { collection: 'accounts', id: 'a4' },
        { collection: 'accounts', id: 'a5' },
      ]),
    loadHealthOn: () => Promise.resolve(insight.health.reasons),
    countKeyAccounts: () => Promise.resolve({ count: 27, warning: 'tooMany', least: 5, most: 25 }),
    findAccounts: () => Promise.resolve([]),
    copy: () => Promise.resolve(),
    approveTier: stored('approveTier'),
    overrideStage: stored('overrideStage'),
    markLost: stored('markLost'),
    setKeyAccount: stored('setKeyAccount'),
    saveFacts: stored('saveFacts'),
    savePerson: stored('savePerson'),
    alerts: {
      assign: stored('assign'),
      note: stored('note'),
      solve: stored('solve'),
      told: stored('told'),
      reopen: stored('reopen'),
      quiet: () => Promise.resolve('storageFull'),
    },
  }
}

export const bounces: ReadonlyMap<string, 'bounced' | 'departed'> = new Map([['c2', 'departed']])

/** What a person opens in it: the account, and what is clicked in turn. */
export const openedDepths: Readonly<Record<string, { page: string; clicks: readonly string[] }>> = {
  'depth-alert-found': { page: 'account-depth', clicks: ['alert-found'] },
  'depth-alert-quiet': { page: 'account-depth', clicks: ['alert-quiet'] },
  'depth-stage': { page: 'account-depth', clicks: ['stage-by-hand'] },
  'depth-key': { page: 'account-depth', clicks: ['key-form'] },
  'depth-facts': { page: 'account-depth', clicks: ['facts-edit'] },
  'depth-trend': { page: 'account-depth', clicks: ['trend-2026-03-01'] },
  'depth-parent': { page: 'account-depth', clicks: ['link-parentId'] },
  'depth-older': { page: 'account-depth-little', clicks: ['ask-older'] },
  'depth-profile': { page: 'account-depth-prospect', clicks: ['target-profile'] },
  'depth-offer': { page: 'account-depth-prospect', clicks: ['facts-edit'] },
  'depth-unrated': { page: 'account-depth-unrated', clicks: [] },
  'depth-person': { page: 'account-depth', clicks: ['person-edit'] },
  'depth-little-facts': { page: 'account-depth-little', clicks: ['facts-edit'] },
}
