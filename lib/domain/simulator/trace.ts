/** One account's figure through the past, and what a line on it would have warned of. */
import type { AccountFacts } from '../account-facts'
import { historyOf, viewAt } from '../account-view'
import { msOf } from '../calendar'
import { dayNumber, type DayNumber } from '../calendar-day'
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
export function traceRule(facts: AccountFacts, rule: Rule, policy: Policy, window: Window): Trace {
  const history = historyOf(facts, policy)
  const endOf = (day: DayNumber): number => history.calendar.startOf(day + 1) - 1
  const churn = churnOf(history, endOf(window.to))
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

/**
 * The days on which a line on this figure would have warned, one for each episode: it ends when the figure has not been
 * beyond the line for `episodeEndsAfterDays`.
 */
export function warningDays(
  { from, stepDays, values }: Pick<Trace, 'from' | 'stepDays' | 'values'>,
  line: number,
  direction: Direction,
  episodeEndsAfterDays: number,
): DayNumber[] {
  const days: DayNumber[] = []
  let lastBeyond = -Infinity
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN
    if (Number.isNaN(value) || !isBeyond(value, line, direction)) continue
    const day = from + index * stepDays
    if (day - lastBeyond > episodeEndsAfterDays) days.push(day)
    lastBeyond = day
  }
  return days
}

/** What those warnings were worth. */
export function tallyTrace(trace: Trace, line: number, direction: Direction, episodeEndsAfterDays: number): Tally {
  const { churn, until } = trace
  const tally = { ...noTally }
  for (const day of warningDays(trace, line, direction, episodeEndsAfterDays)) {
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
