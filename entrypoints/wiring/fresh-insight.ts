/** Sees to it that an account's numbers are of today; what is computed is stored, and whoever looks is told by the store. */
import { modelVersion } from '../../lib/domain/compute-insight'
import type { SidelightDatabase } from '../../lib/store/database'
import { loadInsight } from '../../lib/store/insights'
import type { CardRows } from './card-rows'
import { rules } from './rules'

const under = new Map<string, Promise<unknown>>()
/** Accounts whose numbers could not be computed or stored: nothing is to be waited for. */
const out = new Set<string>()

/** False while the account's numbers may still come. */
export const areNumbersOut = (accountId: string): boolean => out.has(accountId)

/** As far as rows in memory tell: then nothing has to be asked of the store. */
export function areNumbersFresh({ stored, isStale }: CardRows, today: string): boolean {
  return (
    stored !== null &&
    !isStale &&
    stored.day === today &&
    stored.modelVersion === modelVersion &&
    stored.policyVersion === rules.policy.version &&
    stored.referenceDay === rules.referenceDay
  )
}

/** At once when the stored numbers hold. One computation per account at a time. @throws StorageFullError */
export async function freshInsight(db: SidelightDatabase, accountId: string): Promise<void> {
  const running = under.get(accountId)
  const work = running ?? loadInsight(db, accountId, new Date().toISOString()).finally(() => under.delete(accountId))
  under.set(accountId, work)
  try {
    await work
    out.delete(accountId)
  } catch (error) {
    out.add(accountId)
    throw error
  }
}
