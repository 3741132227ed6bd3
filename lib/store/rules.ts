/** What every insight is computed with: the workspace's policy and the day's reference. */
import { calendarOf, msOf } from '../domain/calendar'
import { dayText } from '../domain/calendar-day'
import type { Day, Instant } from '../domain/model'
import { defaultPolicy, readPolicy, type Policy } from '../domain/policy'
import { policiesByForce } from '../domain/policy-in-force'
import { readReference, type Reference } from '../domain/reference'
import { toldSourcesId } from '../domain/told-sources'
import type { SidelightDatabase } from './database'

export interface Rules {
  policy: Policy
  reference: Reference | null
  /** The workspace day of `now`. */
  today: Day
}

/** The policy row in force, over the defaults; the defaults where there is none. */
export async function loadPolicy(db: SidelightDatabase): Promise<Policy> {
  const [rows, segments] = await Promise.all([db.policies.toArray(), db.segments.toArray()])
  const [newest] = policiesByForce(rows)
  return newest ? readPolicy(newest.values, newest.version, segments) : defaultPolicy
}

/** The newest reference; null where none has been computed yet. */
async function loadReference(db: SidelightDatabase): Promise<Reference | null> {
  const rows = await db.reference.where('id').notEqual(toldSourcesId).toArray()
  const [newest] = rows.filter((row) => row.deletedAt === null).toSorted((a, b) => b.day.localeCompare(a.day))
  return newest ? readReference(newest.values) : null
}

export async function loadRules(db: SidelightDatabase, now: Instant): Promise<Rules> {
  const [policy, reference] = await Promise.all([loadPolicy(db), loadReference(db)])
  return { policy, reference, today: dayText(calendarOf(policy.calendar).dayAt(msOf(now))) }
}
