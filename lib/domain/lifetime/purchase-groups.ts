/** Customers with the same (x, t_x, T) are one term of a likelihood, so that 200,000 customers stay cheap. */
import type { PurchaseHistory } from './purchase-history'

/** Parallel arrays; `counts[i]` customers share x, last and age (days). */
export interface PurchaseGroups {
  x: Float64Array
  lastDays: Float64Array
  ageDays: Float64Array
  counts: Float64Array
  customers: number
  /** Customers with x >= 1. */
  repeatCustomers: number
  mostX: number
  /** Every number of days that occurs, and the largest of them. */
  days: readonly number[]
  mostDays: number
}

/** Groups histories; their order does not matter. */
export function groupPurchases(histories: Iterable<Omit<PurchaseHistory, 'meanSpend'>>): PurchaseGroups {
  const groups = new Map<string, { x: number; lastDays: number; ageDays: number; count: number }>()
  for (const { x, lastDays, ageDays } of histories) {
    const key = `${String(x)} ${String(lastDays)} ${String(ageDays)}`
    const known = groups.get(key)
    if (known) known.count++
    else groups.set(key, { x, lastDays, ageDays, count: 1 })
  }
  // Sums of floats depend on their order; sorted, every device comes to the same parameters.
  const sorted = [...groups.values()].toSorted((a, b) => a.x - b.x || a.ageDays - b.ageDays || a.lastDays - b.lastDays)
  const total = (of: typeof sorted): number => of.reduce((sum, { count }) => sum + count, 0)
  const days = new Set(sorted.flatMap(({ lastDays, ageDays }) => [lastDays, ageDays]))
  return {
    x: Float64Array.from(sorted, ({ x }) => x),
    lastDays: Float64Array.from(sorted, ({ lastDays }) => lastDays),
    ageDays: Float64Array.from(sorted, ({ ageDays }) => ageDays),
    counts: Float64Array.from(sorted, ({ count }) => count),
    customers: total(sorted),
    repeatCustomers: total(sorted.filter(({ x }) => x > 0)),
    mostX: sorted.reduce((most, { x }) => Math.max(most, x), 0),
    days: [...days],
    mostDays: sorted.reduce((most, { ageDays }) => Math.max(most, ageDays), 0),
  }
}
