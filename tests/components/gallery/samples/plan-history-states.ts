/** States of a plan's history: much and little, refused, offline, alone, none yet, for a viewer, after restoring. */
import type { PlanHistoryProps, VersionLine } from '../../../../components/workspace/plan-history/plan-history-model'
import { comparePlans } from '../../../../lib/domain/plan/compare-plans'
import type { PlanBlock } from '../../../../lib/domain/plan/plan-block'

const line = (kind: PlanBlock['kind'], text: string, level = 0, ordinal = 0): PlanBlock => ({
  kind,
  level,
  ordinal,
  text,
  format: '',
})

const same: PlanBlock[] = Array.from({ length: 9 }, (_, index) =>
  line('paragraph', `Agreed on ${index + 1} March and still so; nobody has touched this line since.`),
)
const then: PlanBlock[] = [
  line('heading', 'Goals of the year 年度目标', 2),
  line('bullet', 'Stock −15 %, proven by the audit in June', 1),
  line('bullet', '降低库存15%，六月审计时证明', 1),
  line('bullet', 'Two more plants', 2),
  ...same,
  line('quote', 'Wang Fang: “The line must not stand still for a day.”'),
  line('paragraph', ''),
  line('number', 'Ask for the drawings of the second line', 1, 1),
  line('number', 'Visit in May', 1, 2),
  line('code', 'SKU-4711-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
]
const now: PlanBlock[] = [
  line('heading', 'Goals of the year 年度目标', 2),
  line('bullet', 'Stock −12 %, proven by the audit in September', 1),
  line('bullet', '降低库存12%，九月审计时证明', 1),
  ...same,
  { ...line('quote', 'Wang Fang: “The line must not stand still for a day.”'), format: 'bold' },
  line('paragraph', 'عبد الرحمن decides from now on.'),
  line('paragraph', ''),
  line('number', 'Ask for the drawings of the second line', 1, 1),
  line('code', 'SKU-4711-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
]

const version = (
  id: string,
  at: string | null,
  who: VersionLine['who'],
  more: Partial<VersionLine> = {},
): VersionLine => ({
  id,
  at,
  who,
  added: 240,
  removed: 18,
  restored: null,
  ...more,
})
const versions: VersionLine[] = [
  version('9', '2026-03-20T01:05:00.000Z', ['林晓 Lin Xiao']),
  version('8', '2026-03-20T00:15:00.000Z', ['Aleksandra Konstantinopolitańczykowianeczka-Wiśniewska'], {
    added: 0,
    removed: 12_400,
    restored: '2026-03-12T09:40:00.000Z',
  }),
  version('7', '2026-03-19T23:55:00.000Z', ['林晓 Lin Xiao', 'Chen Jie', 'عبد الرحمن', null]),
  version('6', '2026-03-12T09:40:00.000Z', [null]),
  version('5', '2025-11-02T09:40:00.000Z', []),
  version('0', null, [], { added: 120_000, removed: 0 }),
]
const many: VersionLine[] = Array.from({ length: 600 }, (_, index) =>
  version(String(1000 - index), new Date(Date.UTC(2026, 2, 20) - index * 26_000_000).toISOString(), ['Chen Jie']),
)
const [newest, restoring, middle] = versions

type State = Partial<Omit<PlanHistoryProps, 'actions' | 'now'>>

const comparison = comparePlans(then, now)
export const planHistoryStates: Readonly<Record<string, State>> = {
  'plan-history': { shown: shownAs(middle, 'now', comparison) },
  'plan-history-same': { shown: shownAs(newest, 'now', comparePlans(now, now)) },
  'plan-history-before': { shown: shownAs(middle, 'before', comparePlans(then, [])) },
  'plan-history-many': { versions: many, shown: shownAs(many[0], 'before', comparePlans(now, then)) },
  'plan-history-restored': {
    shown: shownAs(middle, 'now', comparison),
    outcome: {
      kind: 'restored',
      version: version('7', '2026-03-19T23:55:00.000Z', []),
      replaced: version('8', '2026-03-20T00:15:00.000Z', []),
    },
  },
  'plan-history-refused': {
    shown: { ...shownAs(restoring, 'now', null), problem: 'notFound' },
    outcome: { kind: 'refused', problem: 'tooLarge' },
  },
  'plan-history-viewer': { mayRestore: false, shown: shownAs(middle, 'now', comparison) },
  'plan-history-offline': { versions: null, problem: 'unreachable' },
  'plan-history-loading': { versions: null },
  'plan-history-none': { versions: [] },
  'plan-history-alone': { isAlone: true, versions: null },
}

/** What a state says nothing of. */
export const planHistoryUsual: Omit<PlanHistoryProps, 'actions' | 'now'> = {
  accountId: 'a1',
  isAlone: false,
  mayRestore: true,
  versions,
  problem: null,
  shown: null,
  outcome: null,
}

export const planHistoryPages = Object.keys(planHistoryStates)
/** Clicked before it is looked at. */
export const openedPlanHistories = {
  'plan-history-sure': { page: 'plan-history', clicks: ['restore'] },
  'plan-history-unfolded': { page: 'plan-history', clicks: ['unchanged'] },
} as const

function shownAs(
  each: VersionLine | undefined,
  against: 'now' | 'before',
  compared: ReturnType<typeof comparePlans> | null,
): NonNullable<PlanHistoryProps['shown']> {
  if (each === undefined) throw new Error('There is no such version.')
  return { version: each, against, comparison: compared, problem: null }
}
