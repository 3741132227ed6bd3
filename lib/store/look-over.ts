/**
 * At the turn of a day, and when a new reference comes: kept insights whose own rows and days say that they hold are compared with the
 * sources and the ranks of the day, without reading their rows. What differs by ranks alone is put right; the rest waits to be computed.
 */
import { v7 } from 'uuid'
import type { Sources } from '../domain/account-facts'
import { modelVersion } from '../domain/compute-insight'
import { emptyAccount } from '../domain/default-account'
import { lookAgain, type LookedAt } from '../domain/foresee'
import type { Instant } from '../domain/model'
import { sourceKey } from '../domain/source-key'
import { toldSourcesId } from '../domain/told-sources'
import type { SidelightDatabase } from './database'
import { withQuotaTold } from './errors'
import { readMeta, writeMeta } from './meta'
import { loadRules, type Rules } from './rules'
import { loadSources } from './sources'
import type { StoredInsight } from './stored'

/**
 * Looks at the next `limit` of them.
 * @returns how many; 0: all of this turn have been looked at
 * @throws StorageFullError
 */
export async function lookOver(db: SidelightDatabase, now: Instant, limit: number): Promise<number> {
  const tables = [db.insights, db.staleAccounts, db.meta, db.policies, db.segments, db.reference]
  const rows = [db.signals, db.orders, db.interactions]
  return withQuotaTold(() => db.transaction('rw', [...tables, ...rows], async () => lookOverNext(db, now, limit)))
}

async function lookOverNext(db: SidelightDatabase, now: Instant, limit: number): Promise<number> {
  const rules = await loadRules(db, now)
  const told = await db.reference.get(toldSourcesId)
  const turn = JSON.stringify([rules.today, rules.reference?.day, told?.day, rules.policy.version, modelVersion])
  const mark = await readMeta(db, 'lookedOver')
  const after = mark?.turn === turn ? mark.after : ''
  if (after === null) return 0
  const kept = await db.insights.where('accountId').above(after).limit(limit).toArray()
  const keyOf = keysByOwner(db, rules, now)
  const ranked: StoredInsight[] = []
  const due: string[] = []
  for (const stored of kept) {
    const looked = await lookAt(stored, rules, keyOf)
    if (looked.is === 'ranked')
      ranked.push({ ...stored, insight: looked.insight, referenceDay: rules.reference?.day ?? null })
    if (looked.is === 'due') due.push(stored.accountId)
  }
  const changed = v7()
  await db.insights.bulkPut(ranked)
  await db.staleAccounts.bulkPut(due.map((accountId) => ({ accountId, mark: changed })))
  const isThrough = kept.length < limit
  await writeMeta(db, 'lookedOver', { turn, after: isThrough ? null : (kept.at(-1)?.accountId ?? null) })
  return kept.length
}

const same: LookedAt = { is: 'same' }
const due: LookedAt = { is: 'due' }

async function lookAt(
  stored: StoredInsight,
  { policy, reference, today }: Rules,
  keyOf: (ownerId: string | null) => Promise<string>,
): Promise<LookedAt> {
  const { insight, foreseen, policyVersion, referenceDay } = stored
  const isOfRules = policyVersion === policy.version && stored.modelVersion === modelVersion
  if (isOfRules && insight.day === today && referenceDay === (reference?.day ?? null)) return same
  // Those that no longer hold are computed in any case.
  if (isOfRules && stored.day < today) return same
  if (!isOfRules || !foreseen || foreseen.sources !== (await keyOf(foreseen.ownerId))) return due
  return lookAgain(insight, foreseen, policy, reference, today)
}

/** The key of the sources as accounts of an owner see them, asked for once. */
function keysByOwner(db: SidelightDatabase, { policy }: Rules, now: Instant) {
  const known = new Map<string | null, string>()
  return async (ownerId: string | null): Promise<string> => {
    const key = known.get(ownerId) ?? sourceKey(await sourcesOf(ownerId), policy, { now })
    known.set(ownerId, key)
    return key
  }

  async function sourcesOf(ownerId: string | null): Promise<Sources> {
    // An account without rows of its own: what it sees is the workspace's.
    const account = { ...emptyAccount('', '', now), ownerId }
    return loadSources(db, { account, interactions: [], signals: [], orders: [] }, now)
  }
}
