/**
 * What was known at a time in the past. Rows count from when they were recorded; history that was imported long after it
 * happened would never have warned anybody so, and counts from when it happened, which is to be told beside the result.
 */
import type { AccountFacts } from '../account-facts'
import { msOf } from '../calendar'
import { msPerDay } from '../calendar-day'
import type { Account, Instant } from '../model'

export interface KnownThen {
  facts: AccountFacts
  rows: number
  /** Rows that count from when they happened. */
  imported: number
}

/** A row recorded later than this after it happened was brought in as history, not noted down late. */
const longestDelayMs = 30 * msPerDay

/** The facts with imported rows recorded when they happened, and the account known since its first row. */
export function asKnownThen(facts: AccountFacts): KnownThen {
  let imported = 0
  const dated = <Row extends { recordedAt: Instant }>(rows: readonly Row[], atOf: (row: Row) => Instant): Row[] =>
    rows.map((row) => {
      const at = atOf(row)
      if (msOf(row.recordedAt) - msOf(at) <= longestDelayMs) return row
      imported++
      return { ...row, recordedAt: at }
    })
  const interactions = dated(facts.interactions, ({ at }) => at)
  const signals = dated(facts.signals, ({ at }) => at)
  const orders = dated(facts.orders, ({ on }) => `${on}T00:00:00.000Z`)
  const firsts = [
    ...interactions.map(({ at }) => at),
    ...signals.map(({ at }) => at),
    ...orders.map(({ on }) => `${on}T00:00:00.000Z`),
  ]
  return {
    facts: { ...facts, interactions, signals, orders, account: knownSince(facts.account, firsts) },
    rows: interactions.length + signals.length + orders.length,
    imported,
  }
}

function knownSince(account: Account, firsts: readonly Instant[]): Account {
  const days = [account.customerSince, account.contract?.startsOn].flatMap((day) =>
    day ? [`${day}T00:00:00.000Z`] : [],
  )
  let createdAt = account.createdAt
  for (const at of [...firsts, ...days]) if (msOf(at) < msOf(createdAt)) createdAt = at
  return { ...account, createdAt }
}
