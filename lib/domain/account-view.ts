/** One account as it was known at one instant: the same functions then answer for today and for the past. */
import type { AccountFacts, SourceName, Sources } from './account-facts'
import { calendarOf, msOf, type Calendar } from './calendar'
import { dayNumber, msPerDay, type DayNumber } from './calendar-day'
import type { SourceRow } from './insight'
import type { Account, Alert, Interaction, Order, Signal, ValueTier } from './model'
import { netPerDay, type OrderHistory } from './order-days'
import type { Policy } from './policy'

export interface Dated<Row> {
  row: Row
  ms: number
  recordedMs: number
  day: DayNumber
}

/** An account's live rows, dated once and oldest first. */
export interface AccountHistory {
  account: Account
  interactions: Dated<Interaction>[]
  signals: Dated<Signal>[]
  orders: { row: Order; recordedMs: number }[]
  alerts: readonly Alert[] | null
  sources: Sources
  policy: Policy
  calendar: Calendar
}

export interface AccountView {
  account: Account
  /** False before the account's row was made: then its fields were not known. */
  isAccountKnown: boolean
  interactions: Dated<Interaction>[]
  signals: Dated<Signal>[]
  orders: OrderHistory
  /** Those opened by then, deleted ones left out; null: nobody knows. */
  alerts: readonly Alert[] | null
  sources: Sources
  ms: number
  today: DayNumber
  /** Today's tier, which sets the planned gap; tiers of the past are not rebuilt. */
  tier: ValueTier | null
  policy: Policy
  calendar: Calendar
}

/** Prepares an account's rows for any number of views. */
export function historyOf(facts: AccountFacts, policy: Policy): AccountHistory {
  const calendar = calendarOf(policy.calendar)
  const date = <Row extends { id: string; at: string; recordedAt: string; deletedAt: string | null }>(
    rows: readonly Row[],
  ) =>
    rows
      .filter((row) => row.deletedAt === null)
      .map((row): Dated<Row> => {
        const ms = msOf(row.at)
        return { row, ms, recordedMs: msOf(row.recordedAt), day: calendar.dayAt(ms) }
      })
      // The order in which rows come must not matter, of the same instant neither.
      .toSorted((a, b) => a.ms - b.ms || (a.row.id < b.row.id ? -1 : 1))
  return {
    account: facts.account,
    interactions: date(facts.interactions),
    signals: date(facts.signals),
    orders: facts.orders
      .filter((row) => row.deletedAt === null)
      .map((row) => ({ row, recordedMs: msOf(row.recordedAt) }))
      .toSorted((a, b) => (a.row.id < b.row.id ? -1 : 1)),
    alerts:
      facts.alerts?.filter(({ deletedAt }) => deletedAt === null).toSorted((a, b) => (a.id < b.id ? -1 : 1)) ?? null,
    sources: facts.sources,
    policy,
    calendar,
  }
}

/** What had happened, and was recorded, by an instant. */
export function viewAt(history: AccountHistory, ms: number, tier: ValueTier | null): AccountView {
  const { policy, calendar } = history
  const today = calendar.dayAt(ms)
  const isKnown = (dated: { ms: number; recordedMs: number }): boolean => dated.ms <= ms && dated.recordedMs <= ms
  return {
    account: history.account,
    isAccountKnown: msOf(history.account.createdAt) <= ms,
    interactions: history.interactions.filter(isKnown),
    signals: history.signals.filter(isKnown),
    orders: netPerDay(
      history.orders
        .filter(({ row, recordedMs }) => recordedMs <= ms && dayNumber(row.on) <= today)
        .map(({ row }) => row),
      policy,
    ),
    alerts: history.alerts?.filter(({ openedAt }) => msOf(openedAt) <= ms) ?? null,
    sources: history.sources,
    ms,
    today,
    tier,
    policy,
    calendar,
  }
}

/**
 * Is a source connected and live at this instant, so that no row means zero or overdue? An account's own row
 * (`ownNewestMs`) is as good a sign of life as anybody's. For the past only the newest row is known, so a silence of
 * the source between then and now goes unnoticed.
 */
export function isLive(view: AccountView, name: SourceName, ownNewestMs: number | null): boolean {
  const oldest = view.ms - view.policy.health.sourceLiveDays * msPerDay
  if (ownNewestMs !== null && ownNewestMs >= oldest) return true
  const { connectedAt, newestAt } = view.sources[name]
  return connectedAt !== null && newestAt !== null && msOf(connectedAt) <= view.ms && msOf(newestAt) >= oldest
}

/** The newest of the dated rows; they come oldest first. */
export function newest<Row>(rows: readonly Dated<Row>[]): Dated<Row> | undefined {
  return rows.at(-1)
}

/** A number names its newest rows only: an insight is a row too, and must stay small. */
export const namedRows = 20

/** The rows a number came from, newest first. */
export function sourceRows(collection: SourceRow['collection'], rows: readonly { id: string }[]): SourceRow[] {
  return rows
    .slice(-namedRows)
    .map((row) => ({ collection, id: row.id }))
    .toReversed()
}

export function accountRow(view: AccountView): SourceRow[] {
  return [{ collection: 'accounts', id: view.account.id }]
}
