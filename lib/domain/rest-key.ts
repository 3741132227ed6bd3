/**
 * Accounts whose numbers the turn of a day cannot change (tests/domain/rest-key.test.ts holds them against full recomputation): nothing
 * of them is dated, so that only the workspace's sources, which every account looks at, could change them.
 */
import type { AccountFacts, Clock, SourceLiveness } from './account-facts'
import { msOf } from './calendar'
import { msPerDay } from './calendar-day'
import type { Account } from './model'
import type { Policy } from './policy'

/** Deleted rows do not count, and need not be given. */
export type RestFacts = Pick<AccountFacts, 'account' | 'interactions' | 'signals' | 'orders' | 'alerts' | 'sources'>

/**
 * null: the account's numbers may change with the day. Else, while this key is the same on a later day and so are the account's rows, the
 * policy and the reference, so are tier, stage, dormancy, score, band and warnings.
 */
export function restKey(facts: RestFacts, policy: Policy, clock: Clock): string | null {
  const ms = msOf(clock.now)
  // Before, some of the week ends lie before what is known of it.
  const settledMs = ms - (policy.stage.weekEnds + 2) * 7 * msPerDay
  const { account, interactions, signals, orders, alerts = [], sources } = facts
  const isDated = [interactions, signals, orders, alerts].some((rows) => rows.some((row) => row.deletedAt === null))
  if (isDated || hasDates(account) || msOf(account.createdAt) > settledMs) return null
  const states = Object.values(sources).map((source) => stateOf(source, ms, settledMs, policy))
  return states.includes('changing') ? null : JSON.stringify([states, Object.values(sources).map(({ kinds }) => kinds)])
}

function hasDates({
  customerSince,
  openOffer,
  contract,
  lost,
  stageOverride,
  overdueSince,
  feel,
  relationship,
  costToServe12m,
}: Account): boolean {
  const dated = [customerSince, openOffer, contract, lost, stageOverride, overdueSince, feel, costToServe12m]
  // A prospect ages from the day it was made.
  return relationship === 'notYet' || dated.some((field) => field !== null)
}

type State = 'none' | 'live' | 'silent' | 'changing'

/** live and silent: throughout all that the model looks back on. */
function stateOf({ connectedAt, newestAt }: SourceLiveness, ms: number, settledMs: number, policy: Policy): State {
  if (connectedAt === null || newestAt === null) return 'none'
  if (msOf(connectedAt) > settledMs) return 'changing'
  const liveUntil = msOf(newestAt) + policy.health.sourceLiveDays * msPerDay
  if (liveUntil >= ms) return 'live'
  return liveUntil < settledMs ? 'silent' : 'changing'
}
