/** Making workspaces, members and device tokens: what the command line does, and a demo in the same process. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import * as z from 'zod/mini'
import type { Member } from '../lib/domain/model'
import { memberSchema } from '../lib/messages/rows'
import {
  invitationCodeSchema,
  joinCodePrefix,
  joinCodeSchema,
  type Change,
  type InvitationCode,
  type JoinCode,
} from '../lib/messages/sync-protocol'
import { createMemoryBus } from './bus/memory'
import type { Bus } from './bus/bus'
import { pushChanges, type PushOptions } from './rows/rows-service'
import type { Storage } from './storage/storage'

/** The device under which the server itself edits rows. */
const serverDevice = '00000000-0000-7000-8000-000000000001'

export type Role = Member['role']

/**
 * Makes a workspace with its first member, the owner.
 * @throws Error when the owner's address is none
 */
export async function createWorkspace(
  storage: Storage,
  { name, ownerName, ownerEmail }: { name: string; ownerName: string; ownerEmail: string },
): Promise<{ workspaceId: string; ownerId: string }> {
  const workspaceId = uuidv7()
  checkMember({ name: ownerName, email: ownerEmail })
  await storage.addWorkspace({ id: workspaceId, name, epoch: randomUUID(), createdAt: new Date().toISOString() })
  const ownerId = await addMember(storage, workspaceId, { name: ownerName, email: ownerEmail, role: 'owner' })
  return { workspaceId, ownerId }
}

/**
 * To be called once after the database was put back from a backup, before anybody connects: by the new epoch clients know
 * that the server may have lost what it had confirmed, read everything again and send the last 30 days again (rule 7).
 * @returns the workspaces it was done for
 */
export async function declareRestored(storage: Storage): Promise<string[]> {
  const ids = (await storage.workspaces()).map(({ id }) => id)
  for (const id of ids) await storage.renewEpoch(id, randomUUID())
  return ids
}

/**
 * Adds a member; colleagues learn of it with their next pull, or at once when the server's own bus is given.
 * @throws Error when the address is none, or another member's
 */
export async function addMember(
  storage: Storage,
  workspaceId: string,
  { name, email, role }: { name: string; email: string; role: Role },
  bus: Bus = createMemoryBus(),
): Promise<string> {
  const member = checkMember({ name, email })
  if ((await findMember(storage, workspaceId, member.email)) !== null)
    throw new Error(`${member.email} is a member already.`)
  const memberId = uuidv7()
  await writeAsServer(storage, bus, workspaceId, {
    collection: 'members',
    recordId: memberId,
    op: 'create',
    patch: { set: { ...member, role } },
  })
  return memberId
}

/**
 * Makes a device token for the member with this address; the token itself is kept nowhere but in the code.
 * @param server the origin clients connect to: https, or http on loopback
 * @throws Error when there is no such member or the origin is none
 */
export async function createDeviceToken(
  storage: Storage,
  { workspaceId, email, device, server }: { workspaceId: string; email: string; device: string; server: string },
): Promise<{ tokenId: string; token: string; joinCode: string; memberId: string }> {
  const member = await findMember(storage, workspaceId, normaliseEmail(email))
  if (member === null) throw new Error(`${email} is not a member of this workspace; add the member first.`)
  const token = randomBytes(32).toString('base64url')
  const joinCode = writeJoinCode({ server, token })
  const tokenId = uuidv7()
  const createdAt = new Date().toISOString()
  await storage.addToken({
    id: tokenId,
    hash: hashToken(token),
    workspaceId,
    memberId: member.id,
    device,
    createdAt,
    revokedAt: null,
  })
  return { tokenId, token, joinCode, memberId: member.id }
}

/** What a person pastes to join: with a device token, or with an invitation to be exchanged for one. */
export function writeJoinCode(code: JoinCode | InvitationCode): string {
  const schema = z.union([joinCodeSchema, invitationCodeSchema])
  const parsed = schema.safeParse({ ...code, server: new URL(code.server).origin })
  if (!parsed.success) throw new Error(`${code.server} is not an origin such as https://sidelight.example.org.`)
  return joinCodePrefix + Buffer.from(JSON.stringify(parsed.data)).toString('base64url')
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The members of a workspace who have not left. */
export async function listMembers(storage: Storage, workspaceId: string): Promise<Member[]> {
  const records = await storage.recordsOf(workspaceId, 'members')
  return records.map(({ data }) => memberSchema.parse(data)).filter((member) => member.deletedAt === null)
}

export async function findMember(storage: Storage, workspaceId: string, email: string): Promise<Member | null> {
  const members = await listMembers(storage, workspaceId)
  return members.find((member) => member.email === email) ?? null
}

export function checkMember({ name, email }: { name: string; email: string }): { name: string; email: string } {
  const address = normaliseEmail(email)
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) throw new Error(`${email} is not an email address.`)
  if (name.trim() === '') throw new Error('A member needs a name.')
  return { name: name.trim(), email: address }
}

function normaliseEmail(email: string): string {
  return email.trim().toLowerCase()
}

/**
 * Writes one change as the server itself.
 * @throws Error when the rows refuse it, and what the guard throws
 */
export async function writeAsServer(
  storage: Storage,
  bus: Bus,
  workspaceId: string,
  change: Pick<Change, 'collection' | 'recordId' | 'op' | 'patch'>,
  options: Pick<PushOptions, 'guard'> = {},
): Promise<void> {
  const now = Date.now()
  const whole: Change = {
    ...change,
    id: uuidv7(),
    device: serverDevice,
    counter: nextCounter(now),
    at: new Date(now).toISOString(),
    seen: await storage.head(workspaceId),
  }
  const clock = { sentAt: now, receivedAt: now }
  const { results } = await pushChanges(
    { storage, bus },
    workspaceId,
    [whole],
    { memberId: null, role: 'server' },
    clock,
    options,
  )
  const result = results[0]
  if (result?.outcome === 'refused') throw new Error(`The change of ${change.collection} was refused: ${result.reason}`)
}

let lastCounter = 0

/** Grows with time, so that a later write of any process of the server wins. */
function nextCounter(now: number): number {
  lastCounter = Math.max(lastCounter + 1, now)
  return lastCounter
}
