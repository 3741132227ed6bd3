/** Rows of the database to what the interface speaks of. The database is ours, so a row that does not parse is a fault. */
import { isAnyArrayBuffer, isUint8Array } from 'node:util/types'
import * as z from 'zod/mini'
import { changeResultSchema, changeSchema } from '../../lib/messages/sync-protocol'
import type {
  AccessChange,
  AccountAccess,
  DeviceToken,
  DocumentUpdate,
  Erasure,
  Invitation,
  LoggedChange,
  Stamp,
  StoredRecord,
  Workspace,
} from './storage'

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
  seq: z.int(),
  before: z.pipe(json, z.record(z.string(), z.unknown())),
})
const loggedPosition = z.object({ position: z.int() })
const invitationRow = z.object({
  id: z.string(),
  hash: z.string(),
  workspace_id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  by_member_id: nullableText,
  by_token_id: nullableText,
  created_at: z.string(),
  expires_at: z.string(),
  used_at: nullableText,
  used_for_hash: nullableText,
  revoked_at: nullableText,
})
const erasureRow = z.object({ contact_id: z.string(), at: z.string(), by_member_id: nullableText })
const access = z.object({ ownerId: nullableText, colleagueIds: z.array(z.string()) })
const accessChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('account'),
    id: z.string(),
    before: z.union([access, z.literal('everybody'), z.literal('nobody')]),
  }),
  z.object({ kind: z.literal('row'), collection: z.string(), id: z.string(), before: z.array(z.string()) }),
  z.object({ kind: z.literal('member'), id: z.string(), before: z.string() }),
])
const accessRow = z.object({ seq: z.int(), change: z.pipe(json, accessChange) })
const restrictedRow = z.object({ id: z.string(), owner: nullableText, colleagues: nullableText })
const colleagueIds = z.pipe(json, z.array(z.string()))

/** libsql 0.5 gives a blob as an ArrayBuffer from `all`, as a Buffer from `get`; PostgreSQL's client a Buffer. */
const blob = z.custom<ArrayBuffer | Uint8Array>((value) => isAnyArrayBuffer(value) || isUint8Array(value))
const updateRow = z.object({
  id: z.int(),
  data: blob,
  at: z.int(),
  member_ids: z.pipe(json, z.array(z.string())),
  restores: z.nullish(z.int()),
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
  const { change, member_id: memberId, received_at: receivedAt, lost, answer, seq, before } = z.parse(loggedRow, row)
  return { change, memberId, receivedAt, lost, answer, seq, before }
}

export function readLoggedAt(row: unknown): { position: number; logged: LoggedChange } {
  return { position: z.parse(loggedPosition, row).position, logged: readLogged(row) }
}

export function readInvitation(row: unknown): Invitation {
  const found = z.parse(invitationRow, row)
  const { id, hash, name, email, role } = found
  return {
    id,
    hash,
    name,
    email,
    role,
    workspaceId: found.workspace_id,
    byMemberId: found.by_member_id,
    byTokenId: found.by_token_id,
    createdAt: found.created_at,
    expiresAt: found.expires_at,
    usedAt: found.used_at,
    usedForHash: found.used_for_hash,
    revokedAt: found.revoked_at,
  }
}

export function readErasure(row: unknown): Erasure {
  const { contact_id: contactId, at, by_member_id: byMemberId } = z.parse(erasureRow, row)
  return { contactId, at, byMemberId }
}

export function readAccessChange(row: unknown): AccessChange {
  const { seq, change } = z.parse(accessRow, row)
  return { ...change, seq }
}

export function readRestricted(row: unknown): [accountId: string, access: AccountAccess] {
  const { id, owner, colleagues } = z.parse(restrictedRow, row)
  return [id, { ownerId: owner, colleagueIds: colleagues === null ? [] : z.parse(colleagueIds, colleagues) }]
}

export function readUpdate(row: unknown): DocumentUpdate {
  const { id, data, at, member_ids: memberIds, restores } = z.parse(updateRow, row)
  return { id, update: new Uint8Array(data), at, memberIds, ...(typeof restores === 'number' ? { restores } : {}) }
}
