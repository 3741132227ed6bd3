/** The workspace's rules, read once and followed. */
import { liveQuery } from 'dexie'
import { defaultPolicy, readPolicy, type Policy } from '../../lib/domain/policy'
import type { SidelightDatabase } from '../../lib/store/database'

export const rules: { policy: Policy } = { policy: defaultPolicy }

/** Keeps `rules` those of the store. */
export function followRules(db: SidelightDatabase): void {
  liveQuery(() => db.policies.filter((row) => row.deletedAt === null).first()).subscribe({
    next: (row) => (rules.policy = row ? readPolicy(row.values, row.version) : defaultPolicy),
    error: (error: unknown) => console.error('The scoring rules could not be read.', error),
  })
}
