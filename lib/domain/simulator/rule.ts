/** A rule that can be replayed: a figure of an account at an instant, and which way is worse. */
import type { AccountView } from '../account-view'
import { healthAt, measuringsOf } from '../health'
import { linesOf } from '../health-lines'
import type { Reason } from '../insight'
import type { Policy } from '../policy'
import { ownFactor } from '../policy-own-indicators'
import type { Direction } from './score-curve'

export interface Rule extends Direction {
  /** An indicator of the health table, or `health`: the score itself. */
  id: string
  unit: Reason['unit']
  /** The line in force; null where the indicator has no alert, then it is the critical one that is looked at. */
  line: number | null
  /** Between these the score runs from 100 to 0. */
  good: number
  critical: number
  /** null: no figure. Infinite where it is worse than anybody knows. */
  measure: (view: AccountView) => number | null
  /**
   * past: rests on dated rows and can be replayed. present: rests on a field of the account, of which only today's value is
   * known, so that it can divide lost from kept accounts but not be replayed.
   */
  form: 'past' | 'present'
}

export const healthRuleId = 'health'

/** Fields of the account's row have no history. */
const ofAccountRow: ReadonlySet<string> = new Set(['renewalOverdue', 'receivables', 'feel', 'planMet'])

/** Of figures that are neither shares, days nor counts: points. */
const units: Readonly<Record<string, Reason['unit']>> = {
  sinceUse: 'workingDays',
  coreUse: 'share',
  modulesInUse: 'share',
  planMet: 'share',
  closeAttempts: 'count',
  mentions: 'count',
  complaintsPastDue: 'count',
  renewalOverdue: 'days',
  receivables: 'days',
  purchases: 'change',
  complaints: 'change',
  npsChange: 'score',
  helpAsked: 'ratio',
  sinceContact: 'ratio',
  firstResponse: 'ratio',
  ownSilence: 'ratio',
  npsLast: 'level',
  csat: 'level',
  feel: 'level',
}

/** The unit that a factor's figure and lines are in. */
export function unitOf(factor: string): Reason['unit'] {
  return units[factor] ?? 'score'
}

/** The score below which an account is no longer healthy, as a rule. */
function healthRule(policy: Policy): Rule {
  return {
    id: healthRuleId,
    unit: 'score',
    warns: 'below',
    when: 'passed',
    line: policy.health.watchFrom,
    good: 100,
    critical: 0,
    form: 'past',
    measure(view) {
      const { score, coverage } = healthAt(view)
      return coverage < view.policy.health.leastCoverage ? null : score
    },
  }
}

/** Every rule of a policy: the score, then the indicators that carry weight in the table's order, then the workspace's own. */
export function rulesOf(policy: Policy): Rule[] {
  const indicators = measuringsOf(policy).flatMap(({ factor }): Rule[] => {
    const unit = unitOf(factor)
    const lines = linesOf({ factor, unit }, policy)
    if (lines === null) return []
    const warns = lines.good > lines.critical ? 'below' : 'above'
    return [
      {
        id: factor,
        unit,
        warns,
        when: lines.alertWhen,
        line: lines.alert,
        good: lines.good,
        critical: lines.critical,
        form: ofAccountRow.has(factor) || isOfField(factor, policy) ? 'present' : 'past',
        measure: (view) => figureOf(factor, view, warns),
      },
    ]
  })
  return [healthRule(policy), ...indicators]
}

function isOfField(factor: string, { health }: Policy): boolean {
  return health.own.some(({ name, source }) => ownFactor(name) === factor && source.kind === 'custom')
}

/** By the view's own rules: a segment's may differ. What chance explains warns of nothing, as in the alerts. */
function figureOf(factor: string, view: AccountView, warns: Direction['warns']): number | null {
  const found = measuringsOf(view.policy)
    .find((measuring) => measuring.factor === factor)
    ?.measure(view)
  if (!found || found.isChance === true) return null
  if (found.value !== null) return onLinesOfRule(factor, { value: found.value, unit: found.unit }, view.policy)
  return found.isCritical ? (warns === 'below' ? -Infinity : Infinity) : null
}

/**
 * A figure on the one scale that a rule is drawn on. The same persons' NPS answers are told in points of 0 to 10, with lines of their own
 * (-3 is as bad as -20 is between surveys): they stand as far along the way from good to critical.
 */
function onLinesOfRule(
  factor: string,
  { value, unit }: Pick<Reason, 'unit'> & { value: number },
  policy: Policy,
): number {
  const [own, shown] = [linesOf({ factor, unit }, policy), linesOf({ factor, unit: unitOf(factor) }, policy)]
  if (own === null || shown === null || own.critical === shown.critical) return value
  return shown.good + ((value - own.good) / (own.critical - own.good)) * (shown.critical - shown.good)
}
