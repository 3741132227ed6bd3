/** Sees to it that an account's numbers are of today; what is computed is stored, and whoever looks is told by the store. */
import { modelVersion } from '../../lib/domain/compute-insight'
import type { SidelightDatabase } from '../../lib/store/database'
import { keepNumbers, loadInsight, type Computed } from '../../lib/store/insights'
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
    stored.insight.day === today &&
    stored.modelVersion === modelVersion &&
    stored.policyVersion === rules.policy.version &&
    stored.referenceDay === rules.referenceDay
  )
}

/** Numbers on screen that are to be kept. */
const notKept = new Map<string, Computed>()

/** Numbers that were computed for a view; freshInsight keeps them. */
export function noteComputed(computed: Computed): void {
  notKept.set(computed.accountId, computed)
}

async function keepOrCompute(db: SidelightDatabase, accountId: string): Promise<void> {
  const computed = notKept.get(accountId)
  notKept.delete(accountId)
  if (computed) await keepNumbers(db, [computed])
  // Of rows that changed meanwhile they were not kept.
  await loadInsight(db, accountId, new Date().toISOString())
}

/** At once when the stored numbers hold. One computation per account at a time. @throws StorageFullError */
export async function freshInsight(db: SidelightDatabase, accountId: string): Promise<void> {
  const running = under.get(accountId)
  const work = running ?? keepOrCompute(db, accountId).finally(() => under.delete(accountId))
  under.set(accountId, work)
  try {
    await work
    out.delete(accountId)
  } catch (error) {
    out.add(accountId)
    throw error
  }
}
