/** The numbers of a policy that a person may change, with what each may be. */
import { leastHistoryDays, mostHistoryDays, type Policy } from '../policy'

export type PolicyGroup =
  | 'indicators'
  | 'bands'
  | 'tier'
  | 'stage'
  | 'dormancy'
  | 'cadences'
  | 'touches'
  | 'promises'
  | 'measures'
  | 'lifetime'
  | 'calendar'
  | 'keyAccounts'

export interface PolicyField {
  /** Where it stands in the policy's values, joined by dots: also its name. */
  id: string
  group: PolicyGroup
  least: number
  most: number
  step: number
  /** May it be left empty ("no alert", "no touches by hand")? */
  mayBeEmpty: boolean
  /** Shares are shown in percent. */
  isShare: boolean
}

const field = (
  group: PolicyGroup,
  id: string,
  [least, most, step]: readonly [number, number, number],
  more: Partial<PolicyField> = {},
): PolicyField => ({ id, group, least, most, step, mayBeEmpty: false, isShare: false, ...more })

const weight = [0, 10, 0.5] as const
const days = [1, 3650, 1] as const
const points = [0, 100, 1] as const
const share = [0, 1, 0.01] as const
const asShare = { isShare: true }

/** Lines of an indicator may lie anywhere; those of shares and changes are told in percent. */
const shareIndicators: ReadonlySet<string> = new Set(['coreUse', 'modulesInUse', 'planMet', 'purchases', 'complaints'])

function indicatorFields(id: string): PolicyField[] {
  const isShare = shareIndicators.has(id)
  const range = [-1000, 100_000, isShare ? 0.01 : 0.1] as const
  return [
    field('indicators', `health.indicators.${id}.weight`, weight),
    field('indicators', `health.indicators.${id}.good`, range, { isShare }),
    field('indicators', `health.indicators.${id}.critical`, range, { isShare }),
    field('indicators', `health.indicators.${id}.alert`, range, { isShare, mayBeEmpty: true }),
  ]
}

const fixed: readonly PolicyField[] = [
  field('bands', 'health.healthyFrom', points),
  field('bands', 'health.watchFrom', points),
  field('bands', 'health.leastCoverage', share, asShare),
  field('bands', 'health.watchCapGroups', [1, 6, 1]),
  field('bands', 'health.atRiskCapGroups', [1, 6, 1]),
  field('tier', 'tier.current.revenue12m', weight),
  field('tier', 'tier.current.profit12m', weight),
  field('tier', 'tier.current.paidOnTime', weight),
  field('tier', 'tier.potential.industryInfluence', weight),
  field('tier', 'tier.potential.jointInnovation', weight),
  field('tier', 'tier.potential.growth', weight),
  field('tier', 'tier.potential.referralValue', weight),
  field('tier', 'tier.potential.lifetimeValue', weight),
  field('tier', 'tier.highCurrent', points),
  field('tier', 'tier.highPotential', points),
  field('stage', 'stage.growingFromMonths', [1, 120, 1]),
  field('stage', 'stage.matureFromMonths', [1, 240, 1]),
  field('stage', 'stage.decliningGroups', [1, 6, 1]),
  field('stage', 'stage.decliningEndsAfterDays', days),
  field('stage', 'stage.lostAfterDaysAsleep', days),
  field('dormancy', 'dormancy.drowsy', [1, 20, 0.5]),
  field('dormancy', 'dormancy.halfAsleep', [1, 20, 0.5]),
  field('dormancy', 'dormancy.asleep', [1, 20, 0.5]),
  field('dormancy', 'dormancy.leastDays', days),
  field('touches', 'plannedGap.days.prospect', days),
  field('touches', 'plannedGap.days.converting', days),
  field('touches', 'plannedGap.days.onboarding', days),
  field('touches', 'plannedGap.days.growing', days),
  field('touches', 'plannedGap.days.mature', days),
  field('touches', 'plannedGap.factors.strategic', [0.1, 10, 0.1], { mayBeEmpty: true }),
  field('touches', 'plannedGap.factors.growth', [0.1, 10, 0.1], { mayBeEmpty: true }),
  field('touches', 'plannedGap.factors.profit', [0.1, 10, 0.1], { mayBeEmpty: true }),
  field('touches', 'plannedGap.factors.basic', [0.1, 10, 0.1], { mayBeEmpty: true }),
  field('promises', 'promised.mailHours', [0.1, 200, 0.1]),
  field('promises', 'promised.chatHours', [0.01, 200, 0.01]),
  field('promises', 'promised.alertDays', [1, 365, 1]),
  field('measures', 'health.purchasePeriodDays', [7, 730, 1]),
  field('measures', 'health.complaintsAtLeast', [1, 1000, 1]),
  field('measures', 'health.npsAnswersAtLeast', [1, 1000, 1]),
  field('measures', 'health.maxAgeDays.nps', days),
  field('measures', 'health.maxAgeDays.csat', days),
  field('measures', 'health.maxAgeDays.feel', days),
  field('lifetime', 'lifetime.alive.drowsy', share, asShare),
  field('lifetime', 'lifetime.alive.halfAsleep', share, asShare),
  field('lifetime', 'lifetime.alive.asleep', share, asShare),
]

/** One for all: what is ranked, fitted or counted over the whole workspace, and when it works. */
const ofWorkspace: readonly PolicyField[] = [
  field('tier', 'tier.gradeA', share, asShare),
  field('tier', 'tier.gradeB', share, asShare),
  field('lifetime', 'lifetime.discountPerYear', share, asShare),
  field('lifetime', 'lifetime.mostMonths', [1, 600, 1]),
  field('lifetime', 'lifetime.leastRepeatCustomers', [10, 100_000, 1]),
  field('measures', 'historyDays', [leastHistoryDays, mostHistoryDays, 1]),
  field('keyAccounts', 'keyAccounts.least', [0, 1000, 1]),
  field('keyAccounts', 'keyAccounts.most', [1, 10_000, 1]),
  // Minutes after midnight, told as times of day.
  field('calendar', 'calendar.workFrom', [0, 1440, 1]),
  field('calendar', 'calendar.workTo', [0, 1440, 1]),
]

/** Every field of this policy. A segment has one cadence; the workspace has one for each industry. */
export function policyFields(policy: Policy, scope: 'workspace' | 'segment'): PolicyField[] {
  const cadences =
    scope === 'segment'
      ? [field('cadences', 'dormancy.cadence', days, { mayBeEmpty: true })]
      : Object.keys(policy.dormancy.cadences).map((name) => field('cadences', `dormancy.cadences.${name}`, days))
  const more = scope === 'workspace' ? ofWorkspace : []
  return [...Object.keys(policy.health.indicators).flatMap(indicatorFields), ...fixed, ...cadences, ...more]
}

/** The value of a field in force; null where it is empty. */
export function fieldValue(policy: Policy, id: string): number | null {
  let value: unknown = policy
  for (const key of id.split('.')) value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : null
  return typeof value === 'number' ? value : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
