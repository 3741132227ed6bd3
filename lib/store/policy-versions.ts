/** The versions of the workspace's rules. Each save is a row of its own, so that every earlier one can be had back. */
import type { Instant } from '../domain/model'
import { readPolicy, type Policy } from '../domain/policy'
import { policiesByForce } from '../domain/policy-in-force'
import type { PlainValues } from '../domain/segments/segment-rules'
import type { SidelightDatabase } from './database'
import { createRow } from './write'

export interface PolicyVersion {
  id: string
  version: number
  savedAt: Instant
  values: PlainValues
}

/** The one in force first; empty where nobody has changed the defaults yet. */
export async function listPolicyVersions(db: SidelightDatabase): Promise<PolicyVersion[]> {
  const rows = await db.policies.toArray()
  return policiesByForce(rows).map(({ id, version, createdAt, values }) => ({
    id,
    version,
    savedAt: createdAt,
    values,
  }))
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
