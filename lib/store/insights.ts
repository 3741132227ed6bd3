/** Tier, stage and health per account, computed when its rows, its day, the policy or the reference changed, and kept. */
import { computeInsight, modelVersion } from '../domain/compute-insight'
import type { Insight } from '../domain/insight'
import type { Instant } from '../domain/model'
import { loadAccountFacts } from './account-facts'
import type { SidelightDatabase } from './database'
import { withQuotaTold } from './errors'
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

async function compute(db: SidelightDatabase, accountId: string, rules: Rules, now: Instant): Promise<Insight | null> {
  const { accounts, interactions, signals, orders, tasks, insights, staleAccounts } = db
  const tables = [accounts, interactions, signals, orders, tasks, insights, staleAccounts]
  const { policy, reference, today } = rules
  // One transaction: a row that changes meanwhile waits, and marks the account stale again after us.
  return db.transaction('rw', tables, async () => {
    const facts = await loadAccountFacts(db, accountId, now)
    const insight = facts && computeInsight(facts, policy, reference, { now })
    await staleAccounts.delete(accountId)
    if (!insight) await insights.delete(accountId)
    else
      await insights.put({
        accountId,
        day: today,
        policyVersion: policy.version,
        modelVersion,
        referenceDay: reference?.day ?? null,
        insight,
      })
    return insight
  })
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
  for (const id of ids) await withQuotaTold(() => compute(db, id, rules, now))
  return ids.length
}
