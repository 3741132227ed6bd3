/**
 * Until when the turn of a day cannot change what lists show of an account (listed.ts): the days ahead are judged by the same functions as
 * today, until one is different. What only others can change is not foreseen but compared when the day comes: sources by their key
 * (source-key.ts), the reference by `tierOn` and `sleepOn`. tests/domain/foresee.test.ts holds it against full recomputation.
 */
import type { AccountFacts, Clock, SourceName } from './account-facts'
import { historyOf, viewAt, type AccountHistory } from './account-view'
import { calendarOf, msOf, type Calendar } from './calendar'
import { dayNumber, dayText, msPerDay, type DayNumber } from './calendar-day'
import type { PurchaseSleep } from './dormancy-by-purchases'
import type { Insight } from './insight'
import { judgeAt, rememberedSteps } from './judge-at'
import { listedOf, listedRest } from './listed'
import type { Day, Instant } from './model'
import type { Policy } from './policy'
import type { Reference } from './reference'
import { policyFor } from './segments/policy-for'
import { always, sourceKey, sourcesGoingOn } from './source-key'
import { nearCritical } from './steady-band'
import { groundAfter, sleepOn, tierGround, tierOn, type TierGround } from './tier-ground'

/** Days looked ahead: then it is looked again. */
const mostAhead = 28
/** decide-alerts.ts lets a deleted alert keep its rule silent for so long. */
const deletedAlertDays = 28

/** What a kept insight rests on: with it, a later day is compared without the account's rows. */
export interface Foreseen {
  /** The last day on which what lists show is the same, if sources and ranks are. */
  through: Day
  sources: string
  ground: TierGround
  /** As P(alive) decided it; null where it does not. */
  sleep: PurchaseSleep | null
  /** Of the rules that judge it; null: the workspace's. */
  segmentId: string | null
  ownerId: string | null
}

/** @param insight just computed of the same facts, rules, reference and clock */
export function foresee(
  facts: AccountFacts,
  insight: Insight,
  workspace: Policy,
  reference: Reference | null,
  clock: Clock,
): Foreseen {
  const policy = policyFor(workspace, facts.account)
  const calendar = calendarOf(policy.calendar)
  const ms = msOf(clock.now)
  const today = calendar.dayAt(ms)
  const history = historyOf({ ...facts, sources: sourcesGoingOn(facts.sources, policy, clock) }, policy)
  const tier = insight.tier.tier
  const ground = tierGround(viewAt(historyOf(facts, policy), ms, tier))
  const sleep = sleepOn(ground, reference, policy, today)
  const keptRest = JSON.stringify(listedOf(insight).rest)
  const turning = turningDays(facts, history, calendar, ms)
  const stepAt = rememberedSteps(history, tier)
  let through = today
  while (through - today < mostAhead && !turning.has(through + 1) && isSame(through + 1)) through += 1
  return {
    through: dayText(through),
    sources: sourceKey(facts.sources, policy, clock),
    ground,
    sleep,
    segmentId: workspace.segments.find((each) => each.policy === policy)?.segmentId ?? null,
    ownerId: facts.account.ownerId,
  }

  function isSame(day: DayNumber): boolean {
    const judged = judgeAt(history, calendar.startOf(day), tier, reference?.lifetime ?? null, stepAt)
    // Near a critical line the hours of the days before count, and one is not as good as another.
    if (nearCritical(judged.view, judged.health).length > 0) return false
    const { score, coverage } = judged.health
    const rest = listedRest({ ...judged, health: { score, coverage, band: judged.band } }, day)
    if (JSON.stringify(rest) !== keptRest) return false
    const later = tierGround(judged.view)
    return (
      JSON.stringify(later) === JSON.stringify(groundAfter(ground, day - today)) &&
      JSON.stringify(sleepOn(later, reference, policy, day)) === JSON.stringify(sleep)
    )
  }
}

/** Days ahead in the middle of which something turns, so that one instant of it does not stand for the day; and those of alerts. */
function turningDays(facts: AccountFacts, history: AccountHistory, calendar: Calendar, ms: number): Set<DayNumber> {
  const { account, alerts = [] } = facts
  const instants = [
    msOf(account.createdAt),
    ...(account.feel ? [msOf(account.feel.at)] : []),
    ...[...history.interactions, ...history.signals].flatMap((dated) => [dated.ms, dated.recordedMs]),
    ...history.orders.map(({ recordedMs }) => recordedMs),
    ...alerts.map(({ openedAt }) => msOf(openedAt)),
    ...alerts.flatMap(({ solvedAt }) => msOrNone(solvedAt)),
    ...alerts.flatMap(({ endedAt }) => msOrNone(endedAt)),
    ...lifeEnds(history, calendar),
  ]
  const days = instants.filter((at) => at > ms).map((at) => calendar.dayAt(at))
  const quiet = alerts.flatMap(({ quietUntil }) => (quietUntil === null ? [] : [dayNumber(quietUntil) + 1]))
  const deleted = alerts.flatMap(({ deletedAt }) => (deletedAt === null ? [] : [dayNumber(deletedAt.slice(0, 10))]))
  return new Set([...days, ...quiet, ...deleted.map((day) => day + deletedAlertDays + 1)])
}

const msOrNone = (at: Instant | null): number[] => (at === null ? [] : [msOf(at)])

/** An own row is a sign of life of its source for some days, which matters where nobody else's is. */
function lifeEnds({ interactions, signals, orders, sources, policy }: AccountHistory, calendar: Calendar): number[] {
  const isSilent = (name: SourceName): boolean => sources[name].newestAt !== always
  const rows = [
    ...(isSilent('mail') ? interactions.map(({ ms }) => ms) : []),
    ...(isSilent('usage') ? signals.map(({ ms }) => ms) : []),
    ...(isSilent('orders') ? orders.map(({ row }) => calendar.startOf(dayNumber(row.on))) : []),
  ]
  return rows.map((ms) => ms + policy.health.sourceLiveDays * msPerDay)
}

export type LookedAt =
  | { is: 'same' }
  /** The tier's numbers are others; all else that lists show is the same. */
  | { is: 'ranked'; insight: Insight }
  /** It has to be computed. */
  | { is: 'due' }

/** What a later day, not after `through`, makes with its own reference of a kept insight whose sources are as they were. */
export function lookAgain(
  insight: Insight,
  { ground, sleep, segmentId }: Foreseen,
  workspace: Policy,
  reference: Reference | null,
  day: Day,
): LookedAt {
  const policy = workspace.segments.find((each) => each.segmentId === segmentId)?.policy ?? workspace
  const today = dayNumber(day)
  const later = groundAfter(ground, today - dayNumber(insight.day))
  if (JSON.stringify(sleepOn(later, reference, policy, today)) !== JSON.stringify(sleep)) return { is: 'due' }
  const tier = tierOn(later, reference, policy, today)
  // It sets the planned gap, on which health rests.
  if (tier.tier !== insight.tier.tier) return { is: 'due' }
  if (JSON.stringify(tier) === JSON.stringify(listedOf(insight).tier)) return { is: 'same' }
  return { is: 'ranked', insight: { ...insight, tier: { ...insight.tier, ...tier } } }
}
