/** Sees to it that an account's numbers are of today; what is computed is stored, and whoever looks is told by the store. */
import type { SidelightDatabase } from '../../lib/store/database'
import { loadInsight } from '../../lib/store/insights'

const under = new Map<string, Promise<unknown>>()

/** At once when the stored numbers hold. One computation per account at a time. @throws StorageFullError */
export async function freshInsight(db: SidelightDatabase, accountId: string): Promise<void> {
  const running = under.get(accountId)
  const work = running ?? loadInsight(db, accountId, new Date().toISOString()).finally(() => under.delete(accountId))
  under.set(accountId, work)
  await work
}
