/** Messages of the Segment HTTP tracking API, parsed: https://segment.com/docs/connections/spec/common */
import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'

export const calls = ['track', 'identify', 'group', 'page', 'screen', 'alias'] as const
export type Call = (typeof calls)[number]

/** Segment's own limits, of one message and of one request. */
export const messageBytes = 32 * 1024
export const batchBytes = 500 * 1024

const idLength = 200
/** An id may come as a number; what no eye sees would make two ids of one. */
const idText = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((value) =>
    String(value)
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
      .trim(),
  ),
)
const idOf = z.pipe(idText, z.string().check(z.maxLength(idLength)))
const id = z.nullish(idOf)
const time = z.nullish(z.iso.datetime({ offset: true, local: false }))
const anything = z.nullish(z.record(z.string(), z.unknown()))
const eventName = z.string().check(z.minLength(1), z.maxLength(300))

const messageSchema = z.looseObject({
  type: z.enum(calls),
  messageId: id,
  userId: id,
  anonymousId: id,
  groupId: id,
  event: z.nullish(eventName),
  name: z.nullish(z.string().check(z.maxLength(300))),
  timestamp: time,
  originalTimestamp: time,
  sentAt: time,
  properties: anything,
  traits: anything,
  context: anything,
})

/** A message that was understood. */
export interface Message {
  id: string
  call: Call
  /** The event's or page's name; '' where there is none. */
  name: string
  userId: string | null
  groupId: string | null
  /** When it happened, ms since 1970, by our clock. */
  at: number
  /** The message as it came, for the mapping's paths and to be kept. */
  raw: Record<string, unknown>
}

export type ReadMessage = { message: Message } | { code: 'malformed' | 'tooLarge'; reason: string }

export interface Clocks {
  receivedAt: number
  /** The sender's clock when it sent, ms since 1970; null: it did not say. */
  sentAt: number | null
}

/** Smaller offsets are the way, not the clock. */
const trustedOffsetMs = 60_000
/** Nothing that is measured here was measured before. */
const earliest = Date.parse('1990-01-01T00:00:00Z')

/** @param type of a route of its own; a batch's messages name theirs */
export function readMessage(value: unknown, type: Call | null, clocks: Clocks): ReadMessage {
  const length = lengthOf(value)
  if (length === null) return { code: 'malformed', reason: 'The message is nested too deep.' }
  if (length > messageBytes)
    return { code: 'tooLarge', reason: `A message may have ${messageBytes} bytes; this one has ${length}.` }
  const typed = type !== null && isObject(value) ? { ...value, type } : value
  const parsed = messageSchema.safeParse(typed)
  if (!parsed.success) return { code: 'malformed', reason: reasonOf(parsed.error.issues[0]) }
  const found = parsed.data
  const userId = textOf(found.userId)
  if (userId === null && textOf(found.anonymousId) === null)
    return { code: 'malformed', reason: 'userId: a message needs a userId or an anonymousId.' }
  const wrong = missing(found.type, found.event, textOf(found.groupId))
  if (wrong !== null) return { code: 'malformed', reason: wrong }
  const at = happenedAt(found, clocks)
  if (at < earliest) return { code: 'malformed', reason: 'timestamp: is before 1990.' }
  const messageId = textOf(found.messageId) ?? randomUUID()
  const name = found.type === 'track' ? (found.event ?? '') : isPage(found.type) ? (found.name ?? '') : ''
  return {
    message: {
      id: messageId,
      call: found.type,
      name: clean(name),
      userId,
      groupId: textOf(found.groupId),
      at,
      // What it is known by stays with it while it is kept.
      raw: { ...found, messageId },
    },
  }
}

/** Bytes as JSON; null when it is nested so deep that it cannot be written. */
function lengthOf(value: unknown): number | null {
  try {
    return Buffer.byteLength(JSON.stringify(value) ?? '')
  } catch {
    return null
  }
}

/** Reads one that was kept: its instant was settled when it came. */
export function readKept(body: string): Message | null {
  const kept = keptSchema.safeParse(JSON.parse(body))
  return kept.success ? kept.data : null
}

const keptSchema = z.object({
  id: z.string(),
  call: z.enum(calls),
  name: z.string(),
  userId: z.nullable(z.string()),
  groupId: z.nullable(z.string()),
  at: z.int(),
  raw: z.record(z.string(), z.unknown()),
})

const isPage = (call: Call): boolean => call === 'page' || call === 'screen'

function missing(call: Call, event: string | null | undefined, groupId: string | null): string | null {
  if (call === 'track' && (event ?? '') === '') return 'event: a track call names its event.'
  if (call === 'group' && groupId === null) return 'groupId: a group call names its group.'
  return null
}

/** As Segment has it: the sender's instant, moved by how far its clock was off, and never later than now. */
function happenedAt(
  {
    timestamp,
    originalTimestamp,
    sentAt: own,
  }: Pick<z.infer<typeof messageSchema>, 'timestamp' | 'originalTimestamp' | 'sentAt'>,
  { receivedAt, sentAt: ofBatch }: Clocks,
): number {
  const said = timestamp ?? originalTimestamp
  if (said === null || said === undefined) return receivedAt
  const sentAt = own === null || own === undefined ? ofBatch : Date.parse(own)
  const offset = sentAt === null ? 0 : receivedAt - sentAt
  const at = Date.parse(said) + (Math.abs(offset) > trustedOffsetMs ? offset : 0)
  return Math.min(at, receivedAt)
}

function reasonOf(issue: { path: PropertyKey[]; message: string } | undefined): string {
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as the API has it'}`
}

const clean = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim()

const textOf = (value: string | null | undefined): string | null => (value === '' ? null : (value ?? null))

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
