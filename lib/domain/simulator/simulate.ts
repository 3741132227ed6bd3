/**
 * The threshold simulator: what a rule would have warned of, for any line. An account's figures are traced once; a line then
 * costs a walk over them, so that a person can move it and see.
 */
import type { AccountFacts } from '../account-facts'
import { historyOf, viewAt } from '../account-view'
import { calendarOf, msOf } from '../calendar'
import { dayText } from '../calendar-day'
import type { Day, Instant } from '../model'
import type { LifetimeModel } from '../lifetime/lifetime-model'
import type { Policy } from '../policy'
import { policyFor } from '../segments/policy-for'
import { asKnownThen } from './as-known-then'
import { churnOf } from './churn'
import { healthRuleId, type Rule } from './rule'
import { scoreCurve, type Scored } from './score-curve'
import { addTally, noTally, type LinePoint } from './tally'
import { tallyTrace, traceRule, type Trace } from './trace'

export interface SimulateOptions {
  now: Instant
  /** How many accounts will be added: of many, each is looked at once a week instead of every day. */
  accounts: number
  /** Of the day's reference: who is lost without anybody's word is told as the card tells it. None: by the gaps alone. */
  model?: LifetimeModel | null
  /** Days back that are looked at. */
  lookBackDays?: number
}

/** What the figures rest on, to be told beside them. */
export interface SimulationBasis {
  form: Rule['form']
  accounts: number
  /** Of them: lost by anybody's word or by the model's, whether or not the replay reaches back before it. */
  lost: number
  from: Day
  /** Days between two looks. */
  stepDays: number
  rows: number
  /** Of the rows: history brought in later, which counts from when it happened. */
  imported: number
}

export interface SimulatedPoint extends LinePoint {
  /** The same for accounts that the model calls lost and nobody has marked. */
  inferred: LinePoint['tally']
}

export interface Simulation {
  add: (facts: AccountFacts) => void
  /** What each line would have done, so far. */
  curve: (lines: readonly number[]) => SimulatedPoint[]
  basis: () => SimulationBasis
}

/** Looks at figures (some 50 µs each) up to which every day is looked at, and that a run takes at most: minutes, not hours. */
const dailyLooks = 400_000
const mostLooks = 2_500_000
const week = 7

function stepFor(accounts: number, days: number): number {
  const looks = accounts * days
  return looks <= dailyLooks ? 1 : week * Math.max(1, Math.ceil(looks / mostLooks / week))
}

/** A simulation of one rule, to which accounts are added one after the other. */
export function simulate(rule: Rule, policy: Policy, options: SimulateOptions): Simulation {
  const { now, model = null, lookBackDays = 730 } = options
  const ends = { margin: policy.health.alertMargin, missingDays: 7 * policy.health.alertMissingWeeks }
  const to = calendarOf(policy.calendar).dayAt(msOf(now))
  const stepDays = stepFor(options.accounts, lookBackDays)
  const window = { from: to - lookBackDays, to, stepDays }
  const traces: Trace[] = []
  const present: (Scored & { kind: 'known' | 'inferred' })[] = []
  const counts = { accounts: 0, rows: 0, imported: 0 }
  /** Accounts known to be lost, by whether a dated row tells of them. */
  const lost = { withRows: 0, withoutRows: 0 }

  function addPresent(facts: AccountFacts): void {
    const history = historyOf(facts, policyFor(policy, facts.account))
    const churn = churnOf(history, msOf(now), model)
    const view = viewAt(history, msOf(now), facts.account.approvedTier?.tier ?? null)
    if (churn?.kind === 'known') lost[hasRows(facts) ? 'withRows' : 'withoutRows']++
    present.push({
      score: rule.measure(view),
      isLost: churn !== null && !churn.isWonBack,
      kind: churn?.kind ?? 'known',
    })
  }

  function pastPoint(line: number): SimulatedPoint {
    const point = { line, tally: { ...noTally }, inferred: { ...noTally } }
    for (const trace of traces)
      addTally(trace.churn?.kind === 'inferred' ? point.inferred : point.tally, tallyTrace(trace, line, rule, ends))
    return point
  }

  function presentCurve(lines: readonly number[]): SimulatedPoint[] {
    const known = scoreCurve(of('known'), lines, rule)
    const inferred = scoreCurve(of('inferred'), lines, rule)
    return known.map(({ line, tally }, index) => ({ line, tally, inferred: inferred[index]?.tally ?? noTally }))
  }

  // A score that rests on fields alone has no past either: most lost accounts of a list that was imported have no dated row.
  const formOf = (): Rule['form'] =>
    rule.id === healthRuleId && lost.withoutRows > lost.withRows ? 'present' : rule.form
  const lostCount = (): number =>
    formOf() === 'present'
      ? present.filter(({ isLost }) => isLost).length
      : traces.filter(({ churn }) => churn !== null).length
  const of = (kind: 'known' | 'inferred'): Scored[] => present.filter((account) => account.kind === kind)

  return {
    add(facts) {
      if (facts.account.deletedAt !== null) return
      const known = asKnownThen(facts)
      counts.accounts++
      counts.rows += known.rows
      counts.imported += known.imported
      if (rule.form === 'present' || rule.id === healthRuleId) addPresent(facts)
      if (rule.form === 'past')
        traces.push(traceRule(known.facts, rule, policyFor(policy, facts.account), window, model))
    },
    curve: (lines) => (formOf() === 'present' ? presentCurve(lines) : lines.map(pastPoint)),
    basis: () => ({ form: formOf(), ...counts, lost: lostCount(), from: dayText(window.from), stepDays }),
  }
}

function hasRows({ interactions, signals, orders }: AccountFacts): boolean {
  return interactions.length + signals.length + orders.length > 0
}
