/** Twelve months ahead: orders expected of a customer, and what they count today. */
import { expectedPurchases, type PurchasePattern } from './bg-nbd-expectation'
import type { BgNbdParameters } from './bg-nbd-likelihood'

const weeksPerMonth = 365.25 / 12 / 7

export interface YearAhead {
  orders: number
  /** The same, each discounted from the middle of its month: times the amount of an order it is money of today. */
  discounted: number
}

/** @param discountPerYear a share, 0.1 for 10 % */
export function yearAhead(model: BgNbdParameters, of: PurchasePattern, discountPerYear: number): YearAhead {
  let [before, discounted] = [0, 0]
  for (let month = 1; month <= 12; month++) {
    const until = expectedPurchases(model, of, month * weeksPerMonth)
    discounted += Math.max(0, until - before) * discountAt(month, discountPerYear)
    before = Math.max(before, until)
  }
  return { orders: before, discounted }
}

/** What money that comes in the middle of this month (from 1) counts today. */
export function discountAt(month: number, perYear: number): number {
  return (1 + perYear) ** (-(month - 0.5) / 12)
}
