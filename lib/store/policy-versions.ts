/** The versions of the workspace's rules. Each save is a row of its own, so that every earlier one can be had back. */
import type { Instant } from '../domain/model'
import { readPolicy, type Policy } from '../domain/policy'
import type { PlainValues } from '../domain/segments/segment-rules'
import type { SidelightDatabase } from './database'
import { createRow } from './write'

export interface PolicyVersion {
  version: number
  savedAt: Instant
  values: PlainValues
}

/** Newest first; empty where nobody has changed the defaults yet. Of two devices' rows of one version the one in force comes first. */
export async function listPolicyVersions(db: SidelightDatabase): Promise<PolicyVersion[]> {
  const rows = await db.policies.toArray()
  return rows
    .filter((row) => row.deletedAt === null)
    .toSorted((a, b) => b.version - a.version)
    .map(({ version, createdAt, values }) => ({ version, savedAt: createdAt, values }))
}

/** Saves values as the next version, in force from now on. @returns the version @throws InvalidRowError, StorageFullError */
export async function savePolicyVersion(db: SidelightDatabase, values: PlainValues): Promise<number> {
  const [newest] = await listPolicyVersions(db)
  const version = (newest?.version ?? 0) + 1
  await createRow(db, 'policies', { version, values: { ...values } })
  return version
}

/** Values read as the policy they would be, with the workspace's segments. */
export async function policyFromValues(db: SidelightDatabase, values: PlainValues, version: number): Promise<Policy> {
  return readPolicy(values, version, await db.segments.toArray())
}
