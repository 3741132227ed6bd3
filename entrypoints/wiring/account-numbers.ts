/** Tier, stage and health of accounts for a list: what is stored, at once; the rest is computed and comes by itself. */
import type { AccountNumbers } from '../../components/workspace/account-line'
import type { SidelightDatabase } from '../../lib/store/database'
import type { StoredInsight } from '../../lib/store/stored'

/** Insights hold every reason; so many at a time fit in memory beside each other. */
const page = 500

function numbersOf({ insight: { tier, stage, health, rhythm } }: StoredInsight): AccountNumbers {
  return { tier: tier.tier, grade: tier.grade, stage: stage.stage, health: health.score, band: health.band, rhythm }
}

export async function loadNumbers(
  db: SidelightDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AccountNumbers>> {
  const stored = await db.insights.bulkGet([...ids])
  return new Map(stored.flatMap((row) => (row ? [[row.accountId, numbersOf(row)]] : [])))
}

/** Of all accounts, to sort by; `signal` ends it between two pages. */
export async function loadAllNumbers(
  db: SidelightDatabase,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, AccountNumbers>> {
  const all = new Map<string, AccountNumbers>()
  let after = ''
  for (;;) {
    const rows = await db.insights.where('accountId').above(after).limit(page).toArray()
    signal.throwIfAborted()
    for (const row of rows) all.set(row.accountId, numbersOf(row))
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return all
    after = last.accountId
  }
}
