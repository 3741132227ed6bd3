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
    lines: versions.map(({ id, version, savedAt, values }, index) => {
      const before = versions[index + 1]?.values ?? {}
      return { id, version, savedAt, changes: changedNumbers(before, values) }
    }),
    segments: segments.filter((segment) => rulingFilter(segment) !== null),
  }
}

/** So many rows are read in one task of the page, which stays quick in between. */
const page = 200

/** Accounts that are not marked as lost, in no order. */
export async function loadKeptAccounts(db: SidelightDatabase): Promise<{ id: string; name: string }[]> {
  const kept: { id: string; name: string }[] = []
  for (let after = '', isMore = true; isMore;) {
    const rows = await db.accounts.where('id').above(after).limit(page).toArray()
    for (const { id, name, deletedAt, lost } of rows) if (deletedAt === null && lost === null) kept.push({ id, name })
    after = rows.at(-1)?.id ?? ''
    isMore = rows.length === page
  }
  return kept
}
