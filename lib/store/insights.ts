/** Tier, stage and health per account, computed when its rows, its day, the policy or the reference changed, and kept. */
import { v7 } from 'uuid'
import { computeInsight, modelVersion } from '../domain/compute-insight'
import type { Insight } from '../domain/insight'
import type { Instant } from '../domain/model'
import { loadAccountFacts } from './account-facts'
import type { SidelightDatabase } from './database'
import { StorageFullError, withQuotaTold } from './errors'
import { loadRules, type Rules } from './rules'
import type { StoredInsight } from './stored'

function isFresh(stored: StoredInsight, { policy, reference, today }: Rules): boolean {
  return (
    stored.day === today &&
    stored.policyVersion === policy.version &&
    stored.modelVersion === modelVersion &&
    stored.referenceDay === (reference?.day ?? null)
  )
}

/** What tells whether anything happened to an account's insight: its stale mark, and which computing made the kept one. */
async function readState(db: SidelightDatabase, accountId: string): Promise<string> {
  const [stale, kept] = [await db.staleAccounts.get(accountId), await db.insights.get(accountId)]
  return JSON.stringify([stale?.mark, kept?.made])
}

/** Reads without holding up any writer or reader; `state` is of the same moment as the facts. */
async function readFacts(db: SidelightDatabase, accountId: string, now: Instant) {
  const { accounts, interactions, signals, orders, tasks, insights, staleAccounts } = db
  const tables = [accounts, interactions, signals, orders, tasks, insights, staleAccounts]
  return db.transaction('r', tables, async () => ({
    state: await readState(db, accountId),
    facts: await loadAccountFacts(db, accountId, now),
  }))
}

/** Unless a row changed meanwhile, or another part of the extension was faster: what it kept may be newer. */
async function keep(db: SidelightDatabase, accountId: string, state: string, kept: StoredInsight | null) {
  const { insights, staleAccounts } = db
  await db.transaction('rw', [insights, staleAccounts], async () => {
    if ((await readState(db, accountId)) !== state) return
    await (kept ? insights.put({ ...kept, made: v7() }) : insights.delete(accountId))
    await staleAccounts.delete(accountId)
  })
}

async function compute(db: SidelightDatabase, accountId: string, rules: Rules, now: Instant): Promise<Insight | null> {
  const { policy, reference, today } = rules
  const { state, facts } = await readFacts(db, accountId, now)
  const insight = facts && computeInsight(facts, policy, reference, { now })
  const madeOf = { day: today, policyVersion: policy.version, modelVersion, referenceDay: reference?.day ?? null }
  await keep(db, accountId, state, insight && { accountId, ...madeOf, insight })
  return insight
}

/** An account whose numbers cannot be computed has none until its rows change, and does not hold up the others. */
async function tryCompute(db: SidelightDatabase, accountId: string, rules: Rules, now: Instant): Promise<void> {
  try {
    await withQuotaTold(() => compute(db, accountId, rules, now))
  } catch (error) {
    if (error instanceof StorageFullError || !db.isOpen()) throw error
    console.error(`The numbers of account ${accountId} could not be computed.`, error)
    await keep(db, accountId, await readState(db, accountId), null)
  }
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
  return withQuotaTold(() => compute(db, accountId, rules, now))
}

/**
 * Computes up to `limit` accounts whose rows changed or whose insight is of an earlier day, the changed ones first.
 * @returns how many were computed; fewer than `limit`: nothing is left
 */
export async function recomputeInsights(db: SidelightDatabase, now: Instant, limit: number): Promise<number> {
  const rules = await loadRules(db, now)
  const changed = await db.staleAccounts.limit(limit).primaryKeys()
  const older = await db.insights.where('day').below(rules.today).limit(limit).primaryKeys()
  const ids = [...new Set([...changed, ...older])].slice(0, limit)
  for (const id of ids) await tryCompute(db, id, rules, now)
  return ids.length
}
