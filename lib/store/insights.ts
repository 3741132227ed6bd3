/** Tier, stage and health per account, computed when its rows, its day, the policy or the reference changed, and kept. */
import { v7 } from 'uuid'
import { computeInsight, modelVersion } from '../domain/compute-insight'
import type { AccountFacts } from '../domain/account-facts'
import { foresee } from '../domain/foresee'
import type { Insight } from '../domain/insight'
import type { Instant } from '../domain/model'
import { factTables, loadFacts } from './account-facts'
import { keepAlertsAlone } from './alerts'
import type { SidelightDatabase } from './database'
import { withQuotaTold } from './errors'
import { loadRules, type Rules } from './rules'
import type { StaleAccount, StoredInsight } from './stored'

/** An account's numbers, not kept yet. */
export interface Computed {
  accountId: string
  /** What the store told of the account's insight when its rows were read. */
  state: string
  /** Null where there is no such account, or its numbers cannot be computed. */
  stored: StoredInsight | null
  /** Why they cannot. */
  problem: unknown
}

function isFresh(stored: StoredInsight, { policy, reference, today }: Rules): boolean {
  return (
    stored.insight.day === today &&
    stored.policyVersion === policy.version &&
    stored.modelVersion === modelVersion &&
    stored.referenceDay === (reference?.day ?? null)
  )
}

/** What tells whether anything happened to an account's insight: its stale mark, and which computing made the kept one. */
const stateOf = (stale: StaleAccount | undefined, kept: StoredInsight | undefined): string =>
  JSON.stringify([stale?.mark, kept?.made])

async function readStates(db: SidelightDatabase, ids: readonly string[]): Promise<string[]> {
  const [stale, kept] = await Promise.all([db.staleAccounts.bulkGet([...ids]), db.insights.bulkGet([...ids])])
  return ids.map((_, index) => stateOf(stale[index], kept[index]))
}

interface Computing {
  rules: Rules
  now: Instant
  /** Also until when it holds: worth its time where a day has turned, not for a row that has just changed. */
  looksAhead: boolean
}

function computeOne(accountId: string, state: string, facts: AccountFacts | null, computing: Computing): Computed {
  const { rules, now, looksAhead } = computing
  const { policy, reference, today } = rules
  const madeOf = { day: today, policyVersion: policy.version, modelVersion, referenceDay: reference?.day ?? null }
  try {
    if (facts === null) return { accountId, state, stored: null, problem: null }
    const insight = computeInsight(facts, policy, reference, { now })
    const foreseen = looksAhead ? foresee(facts, insight, policy, reference, { now }) : null
    const day = foreseen?.through ?? today
    return { accountId, state, stored: { accountId, ...madeOf, day, foreseen, insight }, problem: null }
  } catch (error) {
    return { accountId, state, stored: null, problem: error }
  }
}

/** The tables that numbers are computed from, and those that tell whether that has to be. */
export const insightTables = (db: SidelightDatabase) => [
  ...factTables(db),
  db.insights,
  db.staleAccounts,
  db.policies,
  db.segments,
]

/**
 * Computes without keeping, so that it may run inside a liveQuery, in the caller's transaction of insightTables.
 * @param ahead those of which is foreseen until when they hold
 */
export async function computeNumbers(
  db: SidelightDatabase,
  ids: readonly string[],
  now: Instant,
  ahead: ReadonlySet<string> = new Set(),
): Promise<Computed[]> {
  const [rules, states, all] = await Promise.all([loadRules(db, now), readStates(db, ids), loadFacts(db, ids, now)])
  return all.map((facts, index) => {
    const id = ids[index] ?? ''
    return computeOne(id, states[index] ?? '', facts, { rules, now, looksAhead: ahead.has(id) })
  })
}

const computeNow = (
  db: SidelightDatabase,
  ids: readonly string[],
  now: Instant,
  ahead?: ReadonlySet<string>,
): PromiseLike<Computed[]> => db.transaction('r', insightTables(db), async () => computeNumbers(db, ids, now, ahead))

/**
 * Keeps what was computed, except of accounts a row of which changed meanwhile, or that another part of the extension has
 * computed since: that may be newer. An account whose numbers cannot be computed has none until its rows change.
 * @throws StorageFullError
 */
export async function keepNumbers(db: SidelightDatabase, computed: readonly Computed[]): Promise<void> {
  const { insights, staleAccounts } = db
  const keep = async (): Promise<void> => {
    const states = await readStates(
      db,
      computed.map(({ accountId }) => accountId),
    )
    const holding = computed.filter(({ state }, index) => state === states[index])
    const put = holding.flatMap(({ stored }) => (stored ? [{ ...stored, made: v7() }] : []))
    const gone = holding.flatMap(({ accountId, stored }) => (stored ? [] : [accountId]))
    await Promise.all([
      insights.bulkPut(put),
      insights.bulkDelete(gone),
      staleAccounts.bulkDelete(holding.map(({ accountId }) => accountId)),
    ])
  }
  await withQuotaTold(() => db.transaction('rw', [insights, staleAccounts], keep))
}

/**
 * The account's insight as of today: the kept one while it holds, else computed and kept. Null when there is no such
 * account. It may write, so it does not run inside a liveQuery: watch `db.insights` there.
 * @throws StorageFullError
 */
export async function loadInsight(db: SidelightDatabase, accountId: string, now: Instant): Promise<Insight | null> {
  const [stored, stale, rules] = await Promise.all([
    db.insights.get(accountId),
    db.staleAccounts.get(accountId),
    loadRules(db, now),
  ])
  if (stored && !stale && isFresh(stored, rules)) return stored.insight
  const [computed] = await computeNow(db, [accountId], now)
  if (computed === undefined || computed.problem !== null) throw computed?.problem
  await keepNumbers(db, [computed])
  const insight = computed.stored?.insight ?? null
  await keepAlertsAlone(db, insight ? [insight] : [], now)
  return insight
}

/** Accounts computed in one task: looking ahead takes some milliseconds for each, and others wait meanwhile. */
const atOnce = 10

/**
 * Computes up to `limit` accounts whose rows changed or whose insight no longer holds on this day, the changed ones first. Of the others
 * lookOver (look-over.ts) says whether their sources and ranks are as they were.
 * @returns how many were looked at; fewer than `limit`: nothing is left
 * @throws StorageFullError
 */
export async function recomputeInsights(db: SidelightDatabase, now: Instant, limit: number): Promise<number> {
  const rules = await loadRules(db, now)
  const changed = await db.staleAccounts.limit(limit).primaryKeys()
  const older = await db.insights.where('day').below(rules.today).limit(limit).primaryKeys()
  const ids = [...new Set([...changed, ...older])].slice(0, limit)
  const ahead = new Set(older)
  for (let from = 0; from < ids.length; from += atOnce) {
    const computed = await computeNow(db, ids.slice(from, from + atOnce), now, ahead)
    for (const { accountId, problem } of computed)
      if (problem !== null) console.error(`The numbers of account ${accountId} could not be computed.`, problem)
    await keepNumbers(db, computed)
    await keepAlertsAlone(
      db,
      computed.flatMap(({ stored }) => stored?.insight ?? []),
      now,
    )
  }
  return ids.length
}
