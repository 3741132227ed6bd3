/** On which days there are orders of which currency, so that what no rate reaches can be told while rates are edited. */
import type { Day } from '../../../lib/domain/model'
import type { OrderDays } from '../../../lib/domain/policy-editing/money-rules'
import type { SidelightDatabase } from '../../../lib/store/database'

/** So many rows are read in one task of the page, which stays quick in between. */
const page = 500

/** @throws the reason of the signal, where it ends this, and whatever the store throws */
export async function loadOrderDays(db: SidelightDatabase, signal: AbortSignal): Promise<OrderDays> {
  const found = new Map<string, Map<Day, number>>()
  for (let after = '', isMore = true; isMore;) {
    const rows = await db.orders.where('id').above(after).limit(page).toArray()
    signal.throwIfAborted()
    for (const { amount, on, deletedAt } of rows) {
      if (deletedAt !== null) continue
      const days = found.get(amount.currency) ?? new Map<Day, number>()
      found.set(amount.currency, days.set(on, (days.get(on) ?? 0) + 1))
    }
    after = rows.at(-1)?.id ?? ''
    isMore = rows.length === page
  }
  return found
}
