/**
 * What owners and admins see and do about programs that send events, over HTTP (docs/protocol.md, "Ingestion"). Every route asks for
 * `Authorization: Bearer <device token>`; refusals are `{code, message}`. Mappings themselves are rows of `ingestMappings`.
 */
import * as z from 'zod/mini'
import { limits } from './limits'
import { ingestMappingSchema, instantSchema, type RowOf } from './rows'

/**
 * written: rows say it now. ignored: the mapping says that it is nothing. unmapped: no mapping names it. waiting: nobody knows yet whom
 * it is about. refused: it could not be read. The last three are kept whole for a while, and tried again.
 */
export const ingestOutcomes = ['written', 'ignored', 'unmapped', 'waiting', 'refused'] as const
export type IngestOutcome = (typeof ingestOutcomes)[number]
const outcome = z.enum(ingestOutcomes)

/** The name under which the names beyond those that are counted one by one are counted. */
export const otherNames = '…'

/** "Order Completed", "order_completed" and "orderCompleted" are one event. */
export function eventKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]+/gu, '')
}

const writeKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: instantSchema,
  revokedAt: z.nullable(instantSchema),
})
export type WriteKeyView = z.infer<typeof writeKeySchema>
/** `GET /v1/ingest/keys`, revoked ones among them. */
export const writeKeysSchema = z.object({ keys: z.array(writeKeySchema) })
/** `POST /v1/ingest/keys` */
export const newWriteKeySchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.nameLength)),
})
/** The key itself is told this once. */
export const madeWriteKeySchema = z.object({ key: writeKeySchema, secret: z.string() })

/** How many of one kind came, and why the last that was not written was not. */
const eventCountSchema = z.object({
  call: z.string(),
  name: z.string(),
  outcome,
  count: z.int(),
  reason: z.string(),
  first: instantSchema,
  last: instantSchema,
})
export type EventCountView = z.infer<typeof eventCountSchema>
/** `GET /v1/ingest/events` */
export const eventCountsSchema = z.object({ events: z.array(eventCountSchema) })

/** `GET /v1/ingest/kept?outcome=…`: the oldest hundred; with `call` and `name`, the newest twenty of that event. */
export const keptQuestionSchema = z.object({
  outcome,
  call: z.optional(z.string().check(z.maxLength(20))),
  name: z.optional(z.string().check(z.maxLength(300))),
})
const raw = z.nullable(z.record(z.string(), z.unknown()))
const keptMessageSchema = z.object({ reason: z.string(), at: instantSchema, message: raw })
export type KeptMessage = z.infer<typeof keptMessageSchema>
export const keptMessagesSchema = z.object({ messages: z.array(keptMessageSchema) })

const draft = z.pick(ingestMappingSchema, { call: true, event: true, to: true, kind: true, once: true, fields: true })
export type MappingDraft = Pick<RowOf<'ingestMappings'>, 'call' | 'event' | 'to' | 'kind' | 'once' | 'fields'>

/** `POST /v1/ingest/preview`: what the kept messages would become; nothing is written. */
export const previewQuestionSchema = z.object({
  mapping: draft,
  /** The row of `ingestMappings` whose place it takes. */
  replaces: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
})
const previewRowSchema = z.object({
  collection: z.string(),
  id: z.string(),
  op: z.enum(['create', 'update', 'delete', 'restore']),
  /** Fields that it would set, and what it would add to sets. */
  values: z.record(z.string(), z.unknown()),
})
export type PreviewRow = z.infer<typeof previewRowSchema>
const previewedSchema = z.object({
  at: instantSchema,
  outcome,
  reason: z.string(),
  message: z.record(z.string(), z.unknown()),
  rows: z.array(previewRowSchema),
})
export type Previewed = z.infer<typeof previewedSchema>
/** The newest first, twenty at most. */
export const previewSchema = z.object({ messages: z.array(previewedSchema) })

/** `GET /v1/ingest/defaults`: what holds where no row says otherwise. */
export const ingestDefaultsSchema = z.object({
  /** Target to field to the paths it is read from. */
  fields: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
  mappings: z.array(draft),
})
export type IngestDefaults = z.infer<typeof ingestDefaultsSchema>
