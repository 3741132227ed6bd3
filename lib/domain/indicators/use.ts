/** Use: do they come, and do they use what matters and what they pay for? */
import { isLive, newest, type AccountView } from '../account-view'
import { msOf } from '../calendar'
import { customerStart } from '../customer-age'
import type { IndicatorLines } from '../policy-indicators'
import { gapsBetween, isUsualSilence } from './chance'
import { measured, missing, unlessChance, type Indicator, type Measurement } from './indicator'
import { carries, evidenceOf, valuedSignals } from './signal-rows'

const feedKinds: ReadonlySet<string> = new Set(['login', 'coreUse', 'modulesInUse', 'closeAttempt'])

/** Is the usage feed connected and live, so that no row of this account means it did not use the product? */
export function isUsageLive(view: AccountView): boolean {
  const own = view.signals.filter((dated) => feedKinds.has(dated.row.kind))
  return isLive(view, 'usage', newest(own)?.ms ?? null)
}

/** Working days since the last login or use. A feed that stopped, or never told of use, says nothing about the customer. */
export const sinceUse: Indicator = {
  id: 'sinceUse',
  measure(view, lines) {
    const tellsOfUse = carries(view, 'usage', 'login') || carries(view, 'usage', 'coreUse')
    if (!tellsOfUse || !isUsageLive(view)) return missing('workingDays')
    const used = view.signals.filter(
      ({ row }) => row.kind === 'login' || (row.kind === 'coreUse' && row.value !== null && row.value > 0),
    )
    const last = newest(used)
    const since = last?.day ?? couldHaveUsedSince(view)
    if (since === null) return missing('workingDays')
    const days = view.calendar.workingDaysAfter(since, view.today)
    const found = measured(days, 'workingDays', lines, evidenceOf(view, last ? [last] : []))
    const gaps = found.score === 0 ? gapsBetween(used.map(({ day }) => day)) : []
    return unlessChance(found, isUsualSilence(gaps, view.today - since, view.policy))
  },
}

/** Never seen using it: overdue since the feed is connected and they are a customer. Not for those who are not. */
function couldHaveUsedSince(view: AccountView): number | null {
  const start = customerStart(view)
  const { connectedAt } = view.sources.usage
  if (!start || connectedAt === null) return null
  const known = [start.day, view.calendar.dayAt(msOf(connectedAt)), view.calendar.dayAt(msOf(view.account.createdAt))]
  return Math.min(view.today, Math.max(...known))
}

function newestShare(view: AccountView, kind: string, lines: IndicatorLines): Measurement {
  const found = valuedSignals(view, [kind], Infinity)
  const last = found.at(-1)
  if (last && isStill(view, found, last.day)) return measured(last.value, 'share', lines, evidenceOf(view, [last]))
  const since = couldHaveUsedSince(view)
  // Who became a customer this week has not used it yet.
  const isTime = since !== null && view.today - since > view.policy.health.maxAgeDays.feed
  const isZero = isTime && isUsageLive(view) && carries(view, 'usage', kind)
  return isZero ? measured(0, 'share', lines, evidenceOf(view, [])) : missing('share')
}

/** Does the newest figure still hold? Public holidays do not age it, and a feed may be as slow as it has always been. */
function isStill(view: AccountView, found: readonly { day: number }[], last: number): boolean {
  const { feed } = view.policy.health.maxAgeDays
  const ageDays = view.today - last
  if (ageDays <= feed || view.calendar.workingDaysAfter(last, view.today) <= (feed * 5) / 7) return true
  const gaps = gapsBetween(found.map(({ day }) => day))
  return ageDays <= 2 * feed && isUsualSilence(gaps, ageDays, view.policy)
}

/** The newest share of core features in use, 0..1. */
export const coreUse: Indicator = {
  id: 'coreUse',
  measure: (view, lines) => newestShare(view, 'coreUse', lines),
}

/** The newest share of paid modules in use, 0..1. */
export const modulesInUse: Indicator = {
  id: 'modulesInUse',
  measure: (view, lines) => newestShare(view, 'modulesInUse', lines),
}
