/** What accounts bring by referring others (MODEL, C1 and C6). Sums over other accounts are the reference's. */
import * as z from 'zod/mini'
import { accountRow, type AccountView } from './account-view'
import type { Figure } from './own-figures'

export const referralsSchema = z.object({
  /** Customers, and those of them that were referred by an account. */
  won: z.number(),
  byReferral: z.number(),
  /** Revenue of 12 months of the accounts that each one referred, reporting currency; the largest, where there are many. */
  valueOf: z.record(z.string(), z.number()),
})
export type Referrals = z.infer<typeof referralsSchema>

/** The reference is one row, with an upper bound on its size. */
const mostReferrers = 1000

export interface WonAccount {
  isCustomer: boolean
  referredById: string | null
  revenue12m: number | null
}

/** Sums by referrer; a referrer's own customers count whether or not it is one itself. */
export function sumReferrals(accounts: readonly WonAccount[]): Referrals {
  const won = accounts.filter(({ isCustomer }) => isCustomer)
  const sums = new Map<string, number>()
  for (const { referredById, revenue12m } of won)
    if (referredById !== null) sums.set(referredById, (sums.get(referredById) ?? 0) + Math.max(0, revenue12m ?? 0))
  const largest = [...sums].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, mostReferrers)
  return {
    won: won.length,
    byReferral: won.filter(({ referredById }) => referredById !== null).length,
    valueOf: Object.fromEntries(largest),
  }
}

/** Accounts won by referral / accounts won; null before any was won. */
export function referralRate({ won, byReferral }: Referrals): number | null {
  return won > 0 ? byReferral / won : null
}

/** Referral value of an account: 0 where others have referred and it has not, missing where nobody writes referrals down. */
export function referralFigure(view: AccountView, referrals: Referrals | null): Figure {
  const value = referralValue(view.account.id, referrals)
  if (value === null) return { value, unit: 'money', ageDays: null, rows: [] }
  return { value, unit: 'money', ageDays: 0, rows: accountRow(view) }
}

export function referralValue(accountId: string, referrals: Referrals | null): number | null {
  return referrals === null || referrals.byReferral === 0 ? null : (referrals.valueOf[accountId] ?? 0)
}
