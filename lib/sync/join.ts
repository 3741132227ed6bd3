/** Joining a team with a pasted code: the ticket proves it, then what was made alone is rewritten and queued. */
import { identityId } from '../domain/identity-id'
import { interactionId } from '../domain/message-key'
import type { Identity as Decision, Interaction } from '../domain/model'
import type { LooseRecord } from '../messages/apply-patch'
import { collectionNames, isCollection } from '../messages/rows'
import type { JoinAnswer } from '../messages/runtime'
import {
  invitationCodeSchema,
  joinCodePrefix,
  joinCodeSchema,
  type Change,
  type InvitationCode,
  type JoinCode,
  type Ticket,
} from '../messages/sync-protocol'
import { v7 } from 'uuid'
import * as z from 'zod/mini'
import type { SidelightDatabase } from '../store/database'
import { StorageFullError, withQuotaTold } from '../store/errors'
import { isBrought, rowTable } from '../store/local-change'
import { RenamedRows, renameJournal } from '../store/import/rename-journal'
import { loadIdentity, readMeta, writeMeta, type Identity } from '../store/meta'
import { patchOfRow } from '../store/write'
import { showAgain, syncTransaction } from './lay-records'
import { redeemInvitation, type Redeemed } from './redeem-invitation'
import { fetchTicket } from './ticket'

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

const codeSchema = z.union([joinCodeSchema, invitationCodeSchema])

/** What a code says; null when it is none, or names a server that is neither https nor on this machine. */
export function parseJoinCode(code: string): JoinCode | InvitationCode | null {
  const trimmed = code.trim()
  if (!trimmed.startsWith(joinCodePrefix)) return null
  try {
    const base64 = trimmed.slice(joinCodePrefix.length).replaceAll('-', '+').replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0)
    const parsed = codeSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    if (!parsed.success) return null
    const { protocol, hostname, origin } = new URL(parsed.data.server)
    const isAllowed = protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname))
    return isAllowed ? { ...parsed.data, server: origin } : null
  } catch {
    // Neither base64 nor JSON: not a code, which is what null says.
    return null
  }
}

/** The id of an interaction under the team's workspace, of which it is computed. */
function interactionIdIn(row: Interaction, from: Identity, to: Ticket): string {
  const { strongKey, weakKey, accountId } = row
  const hasKey = strongKey !== null || weakKey !== null
  const idIn = (workspaceId: string): string => interactionId({ strongKey, weakKey, workspaceId, accountId })
  const isComputed = hasKey && row.id === idIn(from.workspaceId)
  return isComputed ? idIn(to.workspace.id) : row.id
}

/** The id of a decision under the team's workspace: computed of that, and of oneself where it is one's own address. */
function decisionIdIn(row: Decision, from: Identity, to: Ticket): string {
  const memberId = row.memberId === from.memberId ? to.member.id : row.memberId
  const isComputed = row.id === identityId(from.workspaceId, row)
  return isComputed ? identityId(to.workspace.id, { ...row, memberId }) : row.id
}

/** What is called otherwise in the team: oneself, and rows whose ids are computed of the workspace. */
async function namesIn(db: SidelightDatabase, from: Identity, to: Ticket): Promise<ReadonlyMap<string, string>> {
  const names = new Map([[from.memberId, to.member.id]])
  const note = (was: string, is: string): void => {
    if (was !== is) names.set(was, is)
  }
  await db.interactions.each((row) => note(row.id, interactionIdIn(row, from, to)))
  await db.identities.each((row) => note(row.id, decisionIdIn(row, from, to)))
  return names
}

/** A row with its new names, wherever it holds the old ones. They are UUIDs, so nothing else can look like them. */
function renamed(row: LooseRecord, names: ReadonlyMap<string, string>): LooseRecord {
  const swap = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value
    if (Array.isArray(value)) return value.map(swap)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, swap(item)]))
    return value
  }
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, swap(value)]))
}

async function moveIn(db: SidelightDatabase, { server, token }: JoinCode, ticket: Ticket): Promise<void> {
  const from = await loadIdentity(db)
  let counter = (await readMeta(db, 'counter')) ?? 0
  const names = await namesIn(db, from, ticket)
  // What a team that was left has not heard of is in the rows, and its answers are none of this one's.
  await Promise.all([db.outbox.clear(), db.acknowledged.clear(), db.shadows.clear()])
  const renamedRows = new RenamedRows()
  for (const collection of collectionNames) {
    const table = rowTable(db, collection)
    const rows = (await table.toArray()).map((row) => {
      const after = renamed(row, names)
      renamedRows.note(collection, row, after)
      return after
    })
    await table.clear()
    if (!isBrought(collection)) continue
    await table.bulkPut(rows)
    const changes = rows.flatMap((row): Change[] => {
      if (typeof row['id'] !== 'string' || row['deletedAt'] !== null) return []
      const at = typeof row['createdAt'] === 'string' ? row['createdAt'] : new Date().toISOString()
      counter += 1
      const numbers = { id: v7(), device: from.deviceId, counter, at, seen: 0 }
      return [{ ...numbers, collection, recordId: row['id'], op: 'create', patch: patchOfRow(collection, row) }]
    })
    await db.outbox.bulkAdd(changes)
    await db.shadows.bulkPut(changes.map(({ recordId }) => ({ collection, recordId, record: null })))
  }
  await renameJournal(db, (fields) => renamed(fields, names), renamedRows)
  await db.insights.clear()
  await db.staleAccounts.bulkPut((await db.accounts.toCollection().primaryKeys()).map((accountId) => ({ accountId })))
  await writeMeta(db, 'counter', counter)
  await writeMeta(db, 'server', server)
  await writeMeta(db, 'token', token)
  await writeMeta(db, 'workspaceId', ticket.workspace.id)
  await writeMeta(db, 'workspaceName', ticket.workspace.name)
  await writeMeta(db, 'memberId', ticket.member.id)
  await writeMeta(db, 'memberName', ticket.member.name)
  await writeMeta(db, 'memberRole', ticket.member.role)
  await writeMeta(db, 'cursor', 0)
  await writeMeta(db, 'epoch', null)
  await writeMeta(db, 'granted', null)
  await writeMeta(db, 'window', null)
  await writeMeta(db, 'left', null)
  await writeMeta(db, 'stopped', null)
  await writeMeta(db, 'joining', null)
}

/** A new code for the same seat of the same team: only the way in is renewed. */
async function renew(db: SidelightDatabase, { server, token }: JoinCode): Promise<void> {
  await writeMeta(db, 'server', server)
  await writeMeta(db, 'token', token)
  await writeMeta(db, 'stopped', null)
  await writeMeta(db, 'joining', null)
}

/** Back in one's seat of the team that was left with its rows kept: as after a long time offline, but for what is not one's own to bring. */
async function comeBack(db: SidelightDatabase, code: JoinCode, { workspace, member }: Ticket): Promise<void> {
  for (const { collection, recordId } of await db.shadows.toArray())
    if (isCollection(collection) && !isBrought(collection)) await showAgain(db, collection, recordId)
  await writeMeta(db, 'workspaceName', workspace.name)
  await writeMeta(db, 'memberName', member.name)
  await writeMeta(db, 'memberRole', member.role)
  await writeMeta(db, 'left', null)
  await renew(db, code)
}

/** The device token of a code, an invitation exchanged for one. */
async function tokenOf(
  db: SidelightDatabase,
  code: JoinCode | InvitationCode,
  device: string,
): Promise<Redeemed | { ok: false; reason: 'otherTeam' }> {
  if ('token' in code) return { ok: true, code }
  const { server } = await loadIdentity(db)
  // It would be used up for nothing.
  if (server && server !== code.server) return { ok: false, reason: 'otherTeam' }
  return redeemInvitation(db, code, device)
}

/**
 * Joins the team a code invites to. Everything made alone is queued for upload; nothing is lost when it fails.
 * A browser that belongs to one team does not join another: that would carry the one's customers to the other.
 * @param device what the person calls this browser, where the code is an invitation
 */
export async function joinTeam(db: SidelightDatabase, code: string, device = 'browser'): Promise<JoinAnswer> {
  const given = parseJoinCode(code)
  if (!given) return { ok: false, reason: 'badCode' }
  const redeemed = await tokenOf(db, given, device)
  if (!redeemed.ok) return { ok: false, reason: redeemed.reason }
  const parsed = redeemed.code
  const answer = await fetchTicket(parsed)
  if (!answer.ok) return { ok: false, reason: answer.reason }
  const { ticket } = answer
  // Asked within the transaction: a code pasted in two pages at once must not move in twice.
  const enter = async (): Promise<JoinAnswer> => {
    const { server, workspaceId, memberId } = await loadIdentity(db)
    const isSameSeat = workspaceId === ticket.workspace.id && memberId === ticket.member.id
    if (server && !isSameSeat) return { ok: false, reason: 'otherTeam' }
    const hasLeft = isSameSeat && (await readMeta(db, 'left')) !== null
    if (server) await renew(db, parsed)
    else if (hasLeft) await comeBack(db, parsed, ticket)
    else await moveIn(db, parsed, ticket)
    return { ok: true, workspace: ticket.workspace.name }
  }
  try {
    return await withQuotaTold(() => syncTransaction(db, enter))
  } catch (error) {
    if (!(error instanceof StorageFullError)) console.error('Joining the team failed; nothing was changed.', error)
    return { ok: false, reason: 'storageFailed' }
  }
}
