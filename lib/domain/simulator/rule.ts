/** A rule that can be replayed: a figure of an account at an instant, and which way is worse. */
import type { AccountView } from '../account-view'
import { healthAt } from '../health'
import type { Reason } from '../insight'
import { allIndicators } from '../indicators/all-indicators'
import type { Policy } from '../policy'
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

/** Every rule of a policy that has a figure: the score, then the indicators in the table's order. */
export function rulesOf(policy: Policy): Rule[] {
  const indicators = allIndicators.map((indicator): Rule => {
    const lines = policy.health.indicators[indicator.id]
    const warns = lines.good > lines.critical ? 'below' : 'above'
    return {
      id: indicator.id,
      unit: units[indicator.id] ?? 'level',
      warns,
      when: lines.alertWhen,
      line: lines.alert,
      good: lines.good,
      critical: lines.critical,
      form: ofAccountRow.has(indicator.id) ? 'present' : 'past',
      measure(view) {
        // The view's own rules: a segment may have others.
        const found = indicator.measure(view, view.policy.health.indicators[indicator.id])
        if (found === null) return null
        if (found.value === null) return found.isCritical ? worst(warns) : null
        return found.value
      },
    }
  })
  return [healthRule(policy), ...indicators]
}

function worst(warns: Direction['warns']): number {
  return warns === 'below' ? -Infinity : Infinity
}
