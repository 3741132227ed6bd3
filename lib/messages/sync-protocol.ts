/**
 * The rows protocol, whole: what a client and the server say on the rows socket (`/v1/rows`), JSON text frames.
 * The rules behind it are ARCHITECTURE's, "Push, pull, poke", numbered below as r1 to r12. docs/protocol.md tells it in prose.
 * Documents have their own socket (`/v1/documents/<workspace>/<account>`), which speaks y-websocket's binary protocol.
 */
import * as z from 'zod/mini'
import { limits } from './limits'
import { instantSchema } from './rows'

/** Versions of the protocol this code speaks, and of the customer model (r9). */
export const protocolRange = { min: 1, max: 1 } as const
export const modelVersion = 4

/** The subprotocol that is offered beside the ticket, and selected by the server. */
export const subprotocol = 'sidelight.v1'

/** Close codes, one by one. y-websocket's client stops reconnecting on 4400 to 4499. */
export const closeCodes = {
  /** The frame could not be parsed, or is not allowed at this point. */
  malformed: 4400,
  /** No ticket, or an expired one: fetch another and connect again. */
  unauthorized: 4401,
  /** Not a member (any more), or not allowed in this room: stop. */
  forbidden: 4403,
  /** Versions have nothing in common: update. */
  tooOld: 4406,
  /** Nothing was read for 10 s or too much is waiting. */
  tooSlow: 4408,
  /** An update, a document or a frame is over its limit. */
  tooLarge: 4413,
  /** Too many requests. */
  tooMany: 4429,
  /** The server could not write to disk; nothing was confirmed: retry later. */
  storageFailed: 4500,
} as const

const uuid = z.uuid()
const collectionName = z.string().check(z.regex(/^[a-z][A-Za-z]{0,39}$/))
const fieldName = z.string().check(
  z.regex(/^[a-z][A-Za-z0-9]{0,59}$/),
  z.refine((name) => name !== 'constructor'),
)
const recordId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,100}$/))
const seq = z.int().check(z.minimum(0))
const range = z.object({ min: z.int(), max: z.int() })
const setItems = z.array(z.string().check(z.maxLength(limits.subjectLength))).check(z.maxLength(limits.setSize))

/** What a change does to one record: plain fields whole, set fields by add and remove (r4). */
export const patchSchema = z.object({
  set: z.optional(z.record(fieldName, z.unknown())),
  add: z.optional(z.record(fieldName, setItems)),
  remove: z.optional(z.record(fieldName, setItems)),
})
export type Patch = z.infer<typeof patchSchema>

/**
 * One change of one device (r1). `counter` grows by one per change of the device; `at` is the device's clock at the edit;
 * `seen` is the device's cursor then. `create` makes or revives a record, `restore` revives it, `delete` sets deletedAt (r5).
 */
export const changeSchema = z.object({
  id: uuid,
  collection: collectionName,
  recordId,
  op: z.enum(['create', 'update', 'delete', 'restore']),
  patch: patchSchema,
  device: uuid,
  counter: z.int().check(z.minimum(1)),
  at: instantSchema,
  seen: seq,
})
export type Change = z.infer<typeof changeSchema>

/** A record as the server holds it; `record` is null for a tombstone. `gone` says why a client must drop it (r5, r8, r12). */
export const recordSchema = z.object({
  collection: collectionName,
  id: recordId,
  seq,
  record: z.nullable(z.record(z.string(), z.unknown())),
  gone: z.optional(z.enum(['access', 'erased'])),
})
export type SyncedRecord = z.infer<typeof recordSchema>

/** What became of one change (r3). `superseded` names each field that lost, and to whom; `refused` says why. */
export const changeResultSchema = z.discriminatedUnion('outcome', [
  z.object({ id: uuid, outcome: z.literal('applied') }),
  z.object({
    id: uuid,
    outcome: z.literal('superseded'),
    fields: z.array(z.object({ field: z.string(), by: z.nullable(z.string()), at: instantSchema })),
  }),
  z.object({ id: uuid, outcome: z.literal('refused'), code: z.string(), reason: z.string() }),
])
export type ChangeResult = z.infer<typeof changeResultSchema>

/**
 * What a first sync leaves out: interactions and signals from before `since`, as they stood up to the sequence number `until`. Later
 * changes come whole.
 */
export const windowSchema = z.object({ since: instantSchema, until: seq })
export type PullWindow = z.infer<typeof windowSchema>

export const clientFrameSchema = z.discriminatedUnion('type', [
  /** First frame. `epoch` is the last one known, `cursor` how far this device has pulled. */
  z.object({
    type: z.literal('hello'),
    protocol: range,
    model: range,
    device: uuid,
    epoch: z.nullable(z.string().check(z.maxLength(100))),
    cursor: seq,
  }),
  /** `sentAt` is the device's clock at sending, from which the server takes the clock's offset (r2). */
  z.object({
    type: z.literal('push'),
    request: z.int(),
    sentAt: instantSchema,
    changes: z.array(changeSchema).check(z.maxLength(limits.changesPerPush)),
  }),
  z.object({
    type: z.literal('pull'),
    request: z.int(),
    cursor: seq,
    limit: z.int().check(z.minimum(1), z.maximum(limits.recordsPerPull)),
    /** A scoped pull after access was granted (r8). */
    accountId: z.optional(recordId),
    /** With `accountId`: what lies before the window, interactions and signals of the account, newest first (r11). */
    before: z.optional(instantSchema),
    /** `policy`: as the workspace has it, which the answer tells; then as it was told, until the cursor has passed it (r11). */
    window: z.optional(z.union([z.literal('policy'), windowSchema])),
  }),
  /** Who changed a record, when, from what to what: newest first, below the position `before`. */
  z.object({
    type: z.literal('history'),
    request: z.int(),
    collection: collectionName,
    recordId,
    before: z.optional(z.int().check(z.minimum(1))),
    limit: z.int().check(z.minimum(1), z.maximum(limits.entriesPerHistory)),
  }),
  /** Replaces the accounts whose `editing` frames this socket wants: who has their plan open. */
  z.object({ type: z.literal('watch'), accountIds: z.array(recordId).check(z.maxLength(100)) }),
  z.object({ type: z.literal('ping') }),
])
export type ClientFrame = z.infer<typeof clientFrameSchema>

const memberIdentity = z.object({ id: z.string(), name: z.string() })

/** One change of a record as the log tells it. `memberId` null is the server; values are as they were sent. */
export const historyEntrySchema = z.object({
  id: uuid,
  memberId: z.nullable(z.string()),
  op: z.enum(['create', 'update', 'delete', 'restore']),
  /** By the device's clock, and when it came to the server. */
  at: instantSchema,
  receivedAt: instantSchema,
  outcome: z.enum(['applied', 'superseded', 'refused']),
  /** Plain fields that it set; `before` is null where there was nothing. */
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  sets: z.array(z.object({ field: z.string(), added: z.array(z.string()), removed: z.array(z.string()) })),
  /** Values that lost by it, its own or the one that was there, with whose they were: each may be set again. */
  lost: z.array(z.object({ field: z.string(), value: z.unknown(), memberId: z.nullable(z.string()) })),
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>

export const serverFrameSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    protocol: z.int(),
    model: z.int(),
    workspace: z.object({ id: uuid, name: z.string() }),
    member: z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.string() }),
    epoch: z.string(),
    /** Sequence number of the newest record. */
    head: seq,
    serverTime: instantSchema,
    /** The client's versions are too old to write (r9). */
    isReadOnly: z.boolean(),
  }),
  /** Sent only after what it confirms is on disk. `records` are the touched records as they stand now. */
  z.object({
    type: z.literal('pushed'),
    request: z.int(),
    epoch: z.string(),
    results: z.array(changeResultSchema),
    records: z.array(recordSchema),
  }),
  /** `cursor` is the sequence number to pull from next; `more` says that a page was full. */
  z.object({
    type: z.literal('pulled'),
    request: z.int(),
    epoch: z.string(),
    records: z.array(recordSchema),
    cursor: seq,
    more: z.boolean(),
    /** Accounts that this member was let into since the cursor: each is to be pulled from 0 by its id (r8). */
    granted: z.optional(z.array(z.string())),
    /** What was left out; only where it was asked for. */
    window: z.optional(windowSchema),
  }),
  /** `before`: where to ask on from; null when that was all. */
  z.object({
    type: z.literal('history'),
    request: z.int(),
    entries: z.array(historyEntrySchema),
    before: z.nullable(z.int()),
  }),
  /** Something this socket may see has changed (r10). */
  z.object({ type: z.literal('poke'), head: seq }),
  z.object({ type: z.literal('editing'), accountId: z.string(), members: z.array(memberIdentity) }),
  z.object({ type: z.literal('error'), request: z.optional(z.int()), code: z.string(), message: z.string() }),
  z.object({ type: z.literal('pong') }),
])
export type ServerFrame = z.infer<typeof serverFrameSchema>

/** POST /v1/ticket with `Authorization: Bearer <device token>`. The ticket is for one connection and lives 60 s. */
export const ticketSchema = z.object({
  ticket: z.string().check(z.regex(/^[A-Za-z0-9_-]{20,200}$/)),
  workspace: z.object({ id: uuid, name: z.string() }),
  member: z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.string() }),
})
export type Ticket = z.infer<typeof ticketSchema>

const secret = z.string().check(z.regex(/^[A-Za-z0-9_-]{20,200}$/))
const serverOrigin = z.url().check(z.maxLength(300))

/**
 * What a person pastes to join: `sidelight1.` and base64url of this JSON. Neither a device token nor an invitation ever stands
 * in a URL. `server` is an https origin, or http on loopback.
 */
export const joinCodeSchema = z.object({ server: serverOrigin, token: secret })
export type JoinCode = z.infer<typeof joinCodeSchema>
/** As a join code, with an invitation that is exchanged once for the device token that the client makes (members-protocol.ts). */
export const invitationCodeSchema = z.object({ server: serverOrigin, invitation: secret })
export type InvitationCode = z.infer<typeof invitationCodeSchema>
export const joinCodePrefix = 'sidelight1.'
