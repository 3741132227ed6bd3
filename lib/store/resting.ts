/** At the turn of a day: insights that the day alone cannot have changed are of the new day too, without being computed. */
import { modelVersion } from '../domain/compute-insight'
import type { Instant } from '../domain/model'
import { restKey } from '../domain/rest-key'
import { policyFor } from '../domain/segments/policy-for'
import type { SidelightDatabase } from './database'
import { withQuotaTold } from './errors'
import type { Rules } from './rules'
import { loadSources } from './sources'
import type { StoredInsight } from './stored'

/**
 * Moves those of the given accounts' insights that rest on to the day of the rules.
 * @returns their ids
 * @throws StorageFullError
 */
export async function keepResting(
  db: SidelightDatabase,
  ids: readonly string[],
  { policy, reference, today }: Rules,
  now: Instant,
): Promise<Set<string>> {
  const isOfRules = (stored: StoredInsight): boolean =>
    typeof stored.restKey === 'string' &&
    stored.policyVersion === policy.version &&
    stored.modelVersion === modelVersion &&
    (stored.referenceDay === null) === (reference === null)

  const move = async (): Promise<Set<string>> => {
    const [kept, stale] = await Promise.all([db.insights.bulkGet([...ids]), db.staleAccounts.bulkGet([...ids])])
    const resting = kept.filter((stored, index) => stored && !stale[index] && isOfRules(stored))
    const moved: StoredInsight[] = []
    for (const stored of resting) {
      const account = stored && (await db.accounts.get(stored.accountId))
      if (!stored || !account) continue
      const own = { account, interactions: [], signals: [], orders: [] }
      const facts = { ...own, sources: await loadSources(db, own, now) }
      if (restKey(facts, policyFor(policy, account), { now }) === stored.restKey) moved.push({ ...stored, day: today })
    }
    if (moved.length > 0) await db.insights.bulkPut(moved)
    return new Set(moved.map(({ accountId }) => accountId))
  }
  const tables = [db.insights, db.staleAccounts, db.accounts, db.interactions, db.signals, db.orders]
  return withQuotaTold(() => db.transaction('rw', tables, async () => move()))
}
