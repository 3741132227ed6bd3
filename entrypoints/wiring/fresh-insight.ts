/** Sees to it that an account's numbers are of today; what it computes is stored, and whoever looks is told by the store. */
import { calendarOf } from '../../lib/domain/calendar'
import { dayText } from '../../lib/domain/calendar-day'
import { computeInsight, modelVersion } from '../../lib/domain/compute-insight'
import { readReference } from '../../lib/domain/reference'
import { loadAccountFacts } from '../../lib/store/account-facts'
import type { SidelightDatabase } from '../../lib/store/database'
import { rules } from './rules'

const under = new Map<string, Promise<void>>()

/** At once when the stored numbers hold. One computation per account at a time. */
export function freshInsight(db: SidelightDatabase, accountId: string): Promise<void> {
  const running = under.get(accountId)
  if (running) return running
  const work = compute(db, accountId).finally(() => under.delete(accountId))
  under.set(accountId, work)
  return work
}

async function compute(db: SidelightDatabase, accountId: string): Promise<void> {
  const { policy } = rules
  const now = new Date()
  const day = dayText(calendarOf(policy.calendar).dayAt(now.getTime()))
  const [stored, stale, reference] = await Promise.all([
    db.insights.get(accountId),
    db.staleAccounts.get(accountId),
    db.reference.filter((row) => row.deletedAt === null).first(),
  ])
  const basis = { day, policyVersion: policy.version, modelVersion, referenceDay: reference?.day ?? null }
  const holds =
    stored?.day === basis.day &&
    stored.policyVersion === basis.policyVersion &&
    stored.modelVersion === basis.modelVersion &&
    stored.referenceDay === basis.referenceDay
  if (holds && !stale) return
  // The mark goes first: a row that changes while this computes sets it again.
  await db.staleAccounts.delete(accountId)
  const facts = await loadAccountFacts(db, accountId, now.toISOString())
  if (facts === null) return
  const insight = computeInsight(facts, policy, readReference(reference?.values ?? null), { now: now.toISOString() })
  await db.insights.put({ accountId, ...basis, insight })
}
