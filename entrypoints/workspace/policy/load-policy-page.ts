/** What the rules' page shows of the store. */
import type { VersionLine } from '../../../components/workspace/policy/policy-versions'
import { changedNumbers } from '../../../lib/domain/policy-editing/changed-numbers'
import { rulingFilter } from '../../../lib/domain/segments/segment-rules'
import type { Segment } from '../../../lib/domain/model'
import type { SidelightDatabase } from '../../../lib/store/database'
import { listPolicyVersions, type PolicyVersion } from '../../../lib/store/policy-versions'

export interface PolicyRows {
  /** Newest first. */
  versions: PolicyVersion[]
  lines: VersionLine[]
  /** Those that may have rules of their own: told by what is stored with an account. */
  segments: Segment[]
}

export async function loadPolicyRows(db: SidelightDatabase): Promise<PolicyRows> {
  const versions = await listPolicyVersions(db)
  const segments = await db.segments.toArray()
  return {
    versions,
    lines: versions.map(({ version, savedAt, values }, index) => {
      const before = versions[index + 1]?.values ?? {}
      return { version, savedAt, changes: changedNumbers(before, values) }
    }),
    segments: segments.filter((segment) => rulingFilter(segment) !== null),
  }
}

/** Accounts that are not marked as lost, by name. */
export async function loadKeptAccounts(db: SidelightDatabase): Promise<{ id: string; name: string }[]> {
  const accounts = await db.accounts.filter(({ deletedAt, lost }) => deletedAt === null && lost === null).toArray()
  return accounts.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name))
}
