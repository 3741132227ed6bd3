/** Which accounts a filter finds. */
import type { AccountFacts } from '../account-facts'
import { calendarOf, msOf } from '../calendar'
import { dayNumber } from '../calendar-day'
import { folded } from '../folded'
import type { Insight } from '../insight'
import type { Account, Instant } from '../model'
import { netPerDay } from '../order-days'
import type { Policy } from '../policy'
import type { Condition, Filter } from './filter'

/** One account as a filter looks at it; what `sourcesOf` does not name may be left out. */
export interface Subject extends Pick<AccountFacts, 'account'>, Partial<Omit<AccountFacts, 'account'>> {
  insight?: Insight | null
}

/** When and by which rules: the zone and the currency are the policy's. */
export interface FilterContext {
  now: Instant
  policy: Policy
}

/** Does the filter find this account? What is not known is in no range and among no values but null. */
export function matches(filter: Filter, subject: Subject, context: FilterContext): boolean {
  if ('all' in filter) return filter.all.every((one) => matches(one, subject, context))
  if ('any' in filter) return filter.any.some((one) => matches(one, subject, context))
  if ('not' in filter) return !matches(filter.not, subject, context)
  return holds(filter, subject, context)
}

/** As `matches`, for a filter that looks at stored fields alone (`policyFilterProblem` is null). */
export function matchesAccount(filter: Filter, account: Account): boolean {
  if ('all' in filter) return filter.all.every((one) => matchesAccount(one, account))
  if ('any' in filter) return filter.any.some((one) => matchesAccount(one, account))
  if ('not' in filter) return !matchesAccount(filter.not, account)
  return accountHolds(filter, { account })
}

function holds(condition: Condition, subject: Subject, context: FilterContext): boolean {
  switch (condition.field) {
    case 'orders':
      return isWithin(ordered(condition, subject, context), condition)
    case 'signals':
    case 'interactions':
      return isWithin(counted(condition, subject, context), condition)
    default:
      return accountHolds(condition, subject)
  }
}

function accountHolds(condition: Condition, { account, insight = null }: Subject): boolean {
  switch (condition.field) {
    case 'tags':
      return hasTags(condition, account.tags)
    case 'isKeyAccount':
      return (account.keyAccount !== null) === condition.is
    case 'custom': {
      const value = Object.hasOwn(account.custom, condition.name) ? (account.custom[condition.name] ?? null) : null
      if ('in' in condition) return condition.in.some((wanted) => isSame(wanted, value))
      return isWithin(typeof value === 'number' ? value : null, condition)
    }
    case 'employees':
      return isWithin(account.employees, condition)
    case 'health':
      return isWithin(insight?.health.score ?? null, condition)
    case 'scoreCard':
    case 'current':
    case 'potential':
      return isWithin(insight?.tier[condition.field] ?? null, condition)
    case 'silentDays':
      return isWithin(insight?.stage.silentDays ?? null, condition)
    case 'orders':
    case 'signals':
    case 'interactions':
      return false
    default:
      return condition.in.some((wanted) => isSame(wanted, textOf(condition.field, account, insight)))
  }
}

type TextField = Extract<Condition, { in: (string | null)[] }>['field']

function textOf(field: Exclude<TextField, 'custom'>, account: Account, insight: Insight | null): string | null {
  switch (field) {
    case 'tier':
    case 'grade':
      return insight?.tier[field] ?? null
    case 'stage':
    case 'dormancy':
      return insight?.stage[field] ?? null
    case 'band':
      return insight?.health.band ?? null
    case 'approvedTier':
      return account.approvedTier?.tier ?? null
    default:
      return account[field]
  }
}

/** "Retail" and "retail " are one industry. */
function isSame(wanted: unknown, value: unknown): boolean {
  if (typeof wanted === 'string' && typeof value === 'string') return folded(wanted) === folded(value)
  return wanted === value
}

function hasTags({ has, tags }: Extract<Condition, { field: 'tags' }>, own: readonly string[]): boolean {
  const known = new Set(own.map(folded))
  const isOwn = (tag: string): boolean => known.has(folded(tag))
  return has === 'all' ? tags.every(isOwn) : tags.some(isOwn)
}

function isWithin(
  value: number | null,
  { least, most }: { least?: number | null | undefined; most?: number | null | undefined },
): boolean {
  return value !== null && (least == null || value >= least) && (most == null || value <= most)
}

/** Order days or revenue of the last days, today among them. */
function ordered(
  { measure, product, days }: Extract<Condition, { field: 'orders' }>,
  { orders = [] }: Subject,
  { now, policy }: FilterContext,
): number {
  const today = calendarOf(policy.calendar).dayAt(msOf(now))
  const isMeant = (products: readonly string[]): boolean =>
    product == null || products.some((name) => folded(name) === folded(product))
  const within = orders.filter((order) => {
    const ago = today - dayNumber(order.on)
    return order.deletedAt === null && ago >= 0 && ago < days && isMeant(order.products)
  })
  const { days: netDays } = netPerDay(within, policy)
  return measure === 'count'
    ? netDays.filter(({ net }) => net > 0).length
    : netDays.reduce((sum, { net }) => sum + net, 0)
}

function counted(
  condition: Extract<Condition, { field: 'signals' | 'interactions' }>,
  { signals = [], interactions = [] }: Subject,
  { now, policy }: FilterContext,
): number {
  const calendar = calendarOf(policy.calendar)
  const today = calendar.dayAt(msOf(now))
  const isRecent = (row: { at: string; deletedAt: string | null }): boolean => {
    const ago = today - calendar.dayAt(msOf(row.at))
    return row.deletedAt === null && row.at <= now && ago < condition.days
  }
  if (condition.field === 'signals') return signals.filter((row) => row.kind === condition.kind && isRecent(row)).length
  const { kinds, direction } = condition
  return interactions.filter(
    (row) =>
      (kinds.length === 0 || kinds.includes(row.kind)) &&
      (direction == null || row.direction === direction) &&
      isRecent(row),
  ).length
}
