/** Dormancy by P(alive), where the purchase model is trusted (MODEL, "Lifecycle stage and dormancy (C2)"). */
import { isLive, type AccountView } from './account-view'
import type { DayNumber } from './calendar-day'
import type { Dormancy } from './insight'
import type { BgNbdParameters } from './lifetime/bg-nbd-likelihood'
import { isTrusted, type LifetimeModel } from './lifetime/lifetime-model'
import { purchaseHistory } from './lifetime/purchase-history'
import { purchaseDays } from './order-days'
import type { Policy } from './policy'

export interface PurchaseSleep {
  dormancy: Dormancy
  asleepSince: DayNumber | null
}

/** What of an account's purchases decides its sleep: they say so by themselves, whatever the day. */
export interface BoughtAgain {
  /** Repeat purchases, 1 or more. */
  x: number
  lastDays: number
  /** The first day that counts. */
  from: DayNumber
}

/** Null without a repeat purchase, or where orders no longer come in. */
export function boughtAgain(view: AccountView): BoughtAgain | null {
  const bought = purchaseDays(view.orders)
  const last = bought.at(-1)
  const history = purchaseHistory(bought, view.today)
  if (last === undefined || history === null || history.x === 0) return null
  if (!isLive(view, 'orders', view.calendar.startOf(last.day))) return null
  return { x: history.x, lastDays: history.lastDays, from: last.day - history.lastDays }
}

/** Null where it does not apply: no trusted fit, no repeat purchase, or orders that no longer come in. */
export function sleepByPurchases(view: AccountView, model: LifetimeModel | null): PurchaseSleep | null {
  const bought = boughtAgain(view)
  return bought && sleepOfBought(bought, model, view.policy, view.today)
}

/** Null without a trusted fit. */
export function sleepOfBought(
  bought: BoughtAgain,
  model: LifetimeModel | null,
  { lifetime }: Policy,
  today: DayNumber,
): PurchaseSleep | null {
  const fit = isTrusted(model) ? model?.purchase : null
  if (!fit) return null
  const { drowsy, halfAsleep, asleep } = lifetime.alive
  const startOf = (alive: number): DayNumber => bought.from + Math.ceil(daysUntilAlive(fit, bought, alive))
  const asleepSince = today >= startOf(asleep) ? startOf(asleep) : null
  if (asleepSince !== null) return { dormancy: 'asleep', asleepSince }
  if (today >= startOf(halfAsleep)) return { dormancy: 'halfAsleep', asleepSince }
  return { dormancy: today >= startOf(drowsy) ? 'drowsy' : 'awake', asleepSince }
}

/** Days from the first purchase until P(alive) has fallen to this: probabilityAlive solved for the age. */
function daysUntilAlive(
  { r, alpha, a, b }: BgNbdParameters,
  { x, lastDays }: { x: number; lastDays: number },
  alive: number,
): number {
  const odds = (1 / alive - 1) * ((b + x - 1) / a)
  return Math.max(lastDays, 7 * ((alpha + lastDays / 7) * odds ** (1 / (r + x)) - alpha))
}
