/** One account's figure through the past, and what a line on it would have warned of. */
import type { AccountFacts } from '../account-facts'
import { historyOf, viewAt } from '../account-view'
import { msOf } from '../calendar'
import { dayNumber, type DayNumber } from '../calendar-day'
import type { LifetimeModel } from '../lifetime/lifetime-model'
import type { Policy } from '../policy'
import { churnOf, type Churn } from './churn'
import type { Rule } from './rule'
import { isBeyond, type Direction } from './score-curve'
import { noTally, type Tally } from './tally'

/** A warning is right if churn follows so many days later (MODEL, "How good are the warnings"). */
export const rightWithin = { least: 30, most: 120 } as const

export interface Window {
  /** First and last day that are looked at. */
  from: DayNumber
  to: DayNumber
  /** Days between two looks. */
  stepDays: number
}

export interface Trace {
  /** The day of the first value. */
  from: DayNumber
  stepDays: number
  /** NaN: no figure. */
  values: Float64Array
  churn: Churn | null
  /** The last day that is known. */
  until: DayNumber
}

/** The account's figures as known then, at the end of each day looked at, until it was lost. Tier is today's: past ones are not rebuilt. */
export function traceRule(
  facts: AccountFacts,
  rule: Rule,
  policy: Policy,
  window: Window,
  model: LifetimeModel | null,
): Trace {
  const history = historyOf(facts, policy)
  const endOf = (day: DayNumber): number => history.calendar.startOf(day + 1) - 1
  const churn = churnOf(history, endOf(window.to), model)
  const last = Math.min(window.to, churn ? churn.day - 1 : window.to)
  const known = firstDay(facts, history.calendar.dayAt(msOf(facts.account.createdAt)))
  // Looks are counted from the window's end, so that all accounts are looked at on the same days.
  const late = Math.max(window.from, known)
  const from = window.to - Math.floor((window.to - late) / window.stepDays) * window.stepDays
  const count = last < from ? 0 : Math.floor((last - from) / window.stepDays) + 1
  const values = Float64Array.from({ length: count }, (_, index) => {
    const view = viewAt(history, endOf(from + index * window.stepDays), facts.account.approvedTier?.tier ?? null)
    return rule.measure(view) ?? Number.NaN
  })
  return { from, stepDays: window.stepDays, values, churn, until: window.to }
}

/** Before its first row there is nothing to look at, however long ago it was entered. */
function firstDay({ interactions, signals, orders }: AccountFacts, createdOn: DayNumber): DayNumber {
  let first = Infinity
  for (const { at } of interactions) first = Math.min(first, msOf(at))
  for (const { at } of signals) first = Math.min(first, msOf(at))
  for (const { on } of orders) first = Math.min(first, dayNumber(on) * 86_400_000)
  return Number.isFinite(first) ? Math.max(createdOn, Math.floor(first / 86_400_000)) : createdOn
}

/** When an alert is over (lib/domain/health-lines.ts, alerts/warnings.ts): the same as in what warns today. */
export interface EpisodeEnd {
  /** Points of the way from critical to good by which the figure has to be back behind the line. */
  margin: number
  /** Days without a figure after which nothing is known of it. */
  missingDays: number
}

type Judging = Direction & Pick<Rule, 'good' | 'critical'>

/** The days on which a line on this figure would have warned, one for each episode. */
export function warningDays(
  { from, stepDays, values }: Pick<Trace, 'from' | 'stepDays' | 'values'>,
  line: number,
  rule: Judging,
  { margin, missingDays }: EpisodeEnd,
): DayNumber[] {
  const back = backLine(line, rule, margin)
  const isBack = (value: number): boolean => (rule.warns === 'below' ? value >= back : value <= back)
  const days: DayNumber[] = []
  let isOpen = false
  let lastKnown = -Infinity
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN
    const day = from + index * stepDays
    if (Number.isNaN(value)) {
      if (day - lastKnown > missingDays) isOpen = false
      continue
    }
    lastKnown = day
    if (!isOpen && isBeyond(value, line, rule)) days.push(day)
    isOpen = isBeyond(value, line, rule) || (isOpen && !isBack(value))
  }
  return days
}

/** Never asks for more than the good line, but for a line that lies beyond it. */
function backLine(line: number, { good, critical, warns }: Judging, margin: number): number {
  const moved = line + (margin / 100) * (good - critical)
  return warns === 'below' ? Math.max(line, Math.min(good, moved)) : Math.min(line, Math.max(good, moved))
}

/** What those warnings were worth. */
export function tallyTrace(trace: Trace, line: number, rule: Judging, ends: EpisodeEnd): Tally {
  const { churn, until } = trace
  const tally = { ...noTally }
  for (const day of warningDays(trace, line, rule, ends)) {
    const ahead = churn === null ? Infinity : churn.day - day
    const isRight = ahead >= rightWithin.least && ahead <= rightWithin.most
    if (churn === null && until - day < rightWithin.most) {
      tally.open++
      continue
    }
    tally.warnings++
    if (isRight) tally.right++
    else tally.wrong++
    if (ahead < rightWithin.least) tally.late++
  }
  if (churn !== null && isInReach(trace, churn.day)) {
    tally.churns = 1
    tally.warned = tally.right > 0 ? 1 : 0
    tally.blind = hasFigureBefore(trace, churn.day) ? 0 : 1
  }
  return tally
}

/** A churn before the window, or so soon after its start that no warning could have been right, says nothing of the rule. */
function isInReach({ from, until }: Trace, churnDay: DayNumber): boolean {
  return churnDay - rightWithin.least >= from && churnDay <= until
}

function hasFigureBefore({ from, stepDays, values }: Trace, churnDay: DayNumber): boolean {
  return values.some((value, index) => {
    const ahead = churnDay - (from + index * stepDays)
    return !Number.isNaN(value) && ahead >= rightWithin.least && ahead <= rightWithin.most
  })
}
