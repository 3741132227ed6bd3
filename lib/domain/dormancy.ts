/** Dormancy by the customer's own rhythm, for accounts under no contract (MODEL, "Lifecycle stage and dormancy (C2)"). */
import { isLive, sourceRows, type AccountView } from './account-view'
import type { DayNumber } from './calendar-day'
import { conversationGaps, percentile90 } from './conversation-gaps'
import { isUnderContract } from './customer-age'
import { sleepByPurchases } from './dormancy-by-purchases'
import { folded } from './folded'
import { isContactLive } from './indicators/relation'
import { isUsageLive } from './indicators/use'
import type { Dormancy, Reason, SourceRow } from './insight'
import type { LifetimeModel } from './lifetime/lifetime-model'
import { purchaseDays } from './order-days'
import { factReason } from './reasons'

export interface Sleep {
  dormancy: Dormancy | null
  silentDays: number | null
  /** The first day of the present sleep; null unless asleep. */
  asleepSince: DayNumber | null
  /** Days of silence, by what they are judged, and the word or order of theirs that they count from. */
  reason: Reason | null
}

const unknown: Sleep = { dormancy: null, silentDays: null, asleepSince: null, reason: null }

/**
 * How long an account has been silent against its own usual gap. null under a contract, without any contact, and where
 * its sources are not live: what was not seen is never called silence. With orders enough for the purchase model P(alive)
 * decides instead, of everybody who has bought again.
 */
export function sleepOf(view: AccountView, model: LifetimeModel | null = null): Sleep {
  const { dormancy: lines } = view.policy
  const trade = namedLike(view.account.industry ?? '')
  const isByUse = lines.isByUse ?? lines.byUse.some(trade)
  const heard = isByUse ? uses(view) : contacts(view)
  const days = heard.map(({ day }) => day)
  const { day: last, rows } = heard.at(-1) ?? {}
  if (last === undefined || isUnderContract(view) || !isHeard(view, isByUse)) return unknown
  const silentDays = view.today - last
  const reasonBy = (what: string): Reason => factReason(what, silentDays, rows ?? [])
  const bought = sleepByPurchases(view, model)
  if (bought !== null) return { ...bought, silentDays, reason: reasonBy('silenceByPurchases') }
  const gaps = conversationGaps(days, lines.conversationDays)
  const usual = gaps.length >= lines.leastGaps ? percentile90(gaps) : null
  const cadences = Object.entries(lines.cadences)
  const [, own] = cadences.find(([name]) => trade(name)) ?? cadences.find(([name]) => name === 'other') ?? []
  const cadence = lines.cadence ?? own ?? 30
  const startOf = (times: number): DayNumber =>
    Math.max(
      last + lines.leastDays,
      usual === null ? view.calendar.addWorkingDays(last, cadence * times) : last + Math.ceil(times * usual),
    )
  const isFrom = (times: number): boolean => view.today >= startOf(times)
  const asleepSince = isFrom(lines.asleep) ? startOf(lines.asleep) : null
  const reason = reasonBy(usual === null ? 'silenceByCadence' : 'silenceByOwnGaps')
  return { dormancy: levelOf(), silentDays, asleepSince, reason }

  function levelOf(): Dormancy {
    if (asleepSince !== null) return 'asleep'
    if (isFrom(lines.halfAsleep)) return 'halfAsleep'
    return isFrom(lines.drowsy) ? 'drowsy' : 'awake'
  }
}

const tradeKey = (name: string): string => folded(name).replaceAll(/[\s_-]/g, '')

/** An industry is written by people: "Hair salon" is the table's hairSalon. */
function namedLike(industry: string): (name: string) => boolean {
  const wanted = tradeKey(industry)
  return (name) => tradeKey(name) === wanted
}

interface Heard {
  day: DayNumber
  rows: SourceRow[]
}

/** Each word or order of theirs, oldest first. Our own unanswered mail and our notes keep nobody awake. */
function contacts(view: AccountView): Heard[] {
  const words = view.interactions.filter(
    ({ row }) => row.kind !== 'note' && (row.direction !== 'out' || (row.kind !== 'email' && row.kind !== 'chat')),
  )
  return [
    ...words.map(({ day, row }) => ({ day, rows: sourceRows('interactions', [row]) })),
    ...purchaseDays(view.orders).map(({ day, rows }) => ({ day, rows: sourceRows('orders', rows) })),
  ].toSorted((a, b) => a.day - b.day)
}

function uses(view: AccountView): Heard[] {
  return view.signals
    .filter(({ row }) => row.kind === 'login' || (row.kind === 'coreUse' && row.value !== null && row.value > 0))
    .map(({ day, row }) => ({ day, rows: sourceRows('signals', [row]) }))
}

function isHeard(view: AccountView, isByUse: boolean): boolean {
  if (isByUse) return isUsageLive(view)
  const order = view.orders.days.at(-1)
  return isContactLive(view) || isLive(view, 'orders', order ? view.calendar.startOf(order.day) : null)
}
