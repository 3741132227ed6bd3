/** Rows of the database to what the interface speaks of. The database is ours, so a row that does not parse is a fault. */
import * as z from 'zod/mini'
import { changeResultSchema, changeSchema } from '../../../lib/messages/sync-protocol'
import type { DeviceToken, LoggedChange, Stamp, StoredRecord, Workspace } from '../storage'

const json = z.pipe(
  z.string(),
  z.transform((text): unknown => JSON.parse(text)),
)
const nullableText = z.nullable(z.string())

const workspaceRow = z.object({
  id: z.string(),
  name: z.string(),
  epoch: z.string(),
  created_at: z.string(),
  head: z.int(),
})
const tokenRow = z.object({
  id: z.string(),
  hash: z.string(),
  workspace_id: z.string(),
  member_id: z.string(),
  device: z.string(),
  created_at: z.string(),
  revoked_at: nullableText,
})
/** A stamp is kept as a tuple: a record has one for each of its fields. */
const stampsJson = z.pipe(json, z.array(z.tuple([z.string(), z.int(), z.number(), z.string(), z.int(), nullableText])))
const recordRow = z.object({
  collection: z.string(),
  id: z.string(),
  seq: z.int(),
  data: z.pipe(json, z.record(z.string(), z.unknown())),
  stamps: stampsJson,
})
const loggedRow = z.object({
  change: z.pipe(json, changeSchema),
  member_id: nullableText,
  received_at: z.string(),
  lost: z.pipe(json, z.array(z.object({ field: z.string(), value: z.unknown(), memberId: nullableText }))),
  answer: z.pipe(json, changeResultSchema),
})

export function readWorkspace(row: unknown): Workspace {
  const { created_at: createdAt, ...rest } = z.parse(workspaceRow, row)
  return { ...rest, createdAt }
}

export function readToken(row: unknown): DeviceToken {
  const found = z.parse(tokenRow, row)
  return {
    id: found.id,
    hash: found.hash,
    workspaceId: found.workspace_id,
    memberId: found.member_id,
    device: found.device,
    createdAt: found.created_at,
    revokedAt: found.revoked_at,
  }
}

export function readRecord(row: unknown): StoredRecord {
  const { stamps, ...rest } = z.parse(recordRow, row)
  return { ...rest, stamps: new Map(stamps.map(([key, ...stamp]) => [key, toStamp(stamp)])) }
}

function toStamp([seq, at, device, counter, memberId]: [number, number, string, number, string | null]): Stamp {
  return { seq, at, device, counter, memberId }
}

export function writeStamps(stamps: ReadonlyMap<string, Stamp>): string {
  return JSON.stringify(
    [...stamps].map(([key, stamp]) => [key, stamp.seq, stamp.at, stamp.device, stamp.counter, stamp.memberId]),
  )
}

export function readLogged(row: unknown): LoggedChange {
  const { change, member_id: memberId, received_at: receivedAt, lost, answer } = z.parse(loggedRow, row)
  return { change, memberId, receivedAt, lost, answer }
}
