/**
 * The Segment HTTP tracking API, for its clients as they are: https://segment.com/docs/connections/sources/catalog/libraries/server/http-api
 * What an admin asks stands in ingest-admin-routes.ts.
 */
import { randomUUID } from 'node:crypto'
import type { Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { RateLimit, type RateLimitOptions } from '../http/rate-limit'
import type { RequestLimits } from '../http/request-limits'
import { addressOf, comeAgain, tooMany } from '../http/session-of'
import { log } from '../log'
import type { IngestedMessage } from '../storage/ingest-storage'
import { StorageError, type Storage } from '../storage/storage'
import { IngestBusy } from './batch-writer'
import type { IngestService } from './ingest-service'
import { batchBytes, calls, messageBytes, readMessage, type Call, type Clocks, type Message } from './message'
import { readBody } from './read-body'
import { writeKeyOf } from './write-keys'

export interface IngestRouteOptions {
  storage: Storage
  service: IngestService
  requests: RequestLimits
  /** Messages of one write key; default 5,000 at once and 200 a second. */
  messages?: RateLimitOptions | undefined
}

const defaultMessages: RateLimitOptions = { burst: 5000, perSecond: 200 }
/** Requests of one write key that are in memory at a time. */
const maxAtOnce = 32

const single = calls.filter((call) => call !== 'alias')
const batchSchema = z.object({ batch: z.array(z.unknown()), sentAt: z.nullish(z.iso.datetime({ offset: true })) })

interface Rejection {
  index: number
  code: string
  reason: string
}

export function addIngestRoutes(app: Hono, options: IngestRouteOptions): void {
  const door = new Door(options)
  for (const call of single) app.post(`/v1/${call}`, (context) => door.take(context, call))
  app.post('/v1/batch', (context) => door.take(context, null))
}

class Door {
  readonly #options: IngestRouteOptions
  readonly #rate: RateLimit
  readonly #atOnce = new Map<string, number>()

  constructor(options: IngestRouteOptions) {
    this.#options = options
    this.#rate = new RateLimit(options.messages ?? defaultMessages)
  }

  async take(context: Context, call: Call | null): Promise<Response> {
    const { storage, requests } = this.#options
    const key = await writeKeyOf(storage, context.req.header('authorization'))
    if (key === null)
      return (
        (await tooMany(context, requests.failures.take(addressOf(context, requests)))) ??
        context.json({ code: 'unauthorized', message: 'The write key is missing, unknown or revoked.' }, 401)
      )
    const atOnce = this.#atOnce.get(key.id) ?? 0
    if (atOnce >= maxAtOnce) return comeAgain(context, 1000)
    this.#atOnce.set(key.id, atOnce + 1)
    try {
      return await this.#takeBody(context, call, key)
    } finally {
      const left = (this.#atOnce.get(key.id) ?? 1) - 1
      if (left === 0) this.#atOnce.delete(key.id)
      else this.#atOnce.set(key.id, left)
    }
  }

  async #takeBody(context: Context, call: Call | null, key: { id: string; workspaceId: string }): Promise<Response> {
    const maxBytes = call === null ? batchBytes : messageBytes
    const body = await readBody(context.req.raw, maxBytes)
    if ('refusal' in body)
      return body.refusal === 'tooLarge'
        ? badRequest(context, 'tooLarge', `A ${call === null ? 'batch' : 'message'} may have ${maxBytes} bytes.`)
        : badRequest(context, 'malformed', 'The body is not what its content-encoding says.')
    const request = readRequest(body.bytes, call)
    if (typeof request === 'string') return badRequest(context, 'malformed', request)
    const slow = await tooMany(context, this.#rate.take(key.id, Math.max(1, request.values.length)))
    if (slow !== null) return slow
    const { messages, rejections, rejected } = readAll(request, call)
    try {
      await this.#options.service.take(key.workspaceId, messages, rejected)
    } catch (error) {
      if (error instanceof IngestBusy) return comeAgain(context, 5000)
      if (!(error instanceof StorageError)) throw error
      log.error({ err: error, workspace: key.workspaceId }, 'messages could not be stored')
      const message = 'The server could not store this; nothing of it was confirmed. Send it again later.'
      return context.json({ code: 'storageFailed', message }, 503, { 'retry-after': '5' })
    }
    const [first] = rejections
    if (messages.length === 0 && first !== undefined)
      return context.json({ code: first.code, message: first.reason, rejected: rejections }, 400)
    return context.json({ success: true, ...(first === undefined ? {} : { rejected: rejections }) })
  }
}

interface ReadRequest {
  values: unknown[]
  sentAt: number | null
}

/** @returns what is wrong with the request as a whole, as a sentence */
function readRequest(bytes: Buffer, call: Call | null): ReadRequest | string {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    return 'The body is not JSON.'
  }
  if (call !== null) return { values: [value], sentAt: null }
  const batch = batchSchema.safeParse(value)
  if (!batch.success) return 'A batch is an object with a list of messages, {"batch": [...]}.'
  const { sentAt } = batch.data
  return { values: batch.data.batch, sentAt: sentAt === null || sentAt === undefined ? null : Date.parse(sentAt) }
}

function readAll({ values, sentAt }: ReadRequest, call: Call | null) {
  const clocks: Clocks = { receivedAt: Date.now(), sentAt }
  const messages: Message[] = []
  const rejections: Rejection[] = []
  const rejected: IngestedMessage[] = []
  for (const [index, value] of values.entries()) {
    const read = readMessage(value, call, clocks)
    if ('message' in read) messages.push(read.message)
    else {
      rejections.push({ index, ...read })
      rejected.push(rejectedMessage(call ?? 'batch', read.reason, clocks.receivedAt))
    }
  }
  return { messages, rejections, rejected }
}

/** Counted only: what cannot be read now will not be read later. */
function rejectedMessage(call: string, reason: string, at: number): IngestedMessage {
  const id = `rejected:${randomUUID()}`
  return { id, call, name: '', outcome: 'refused', reason, at, waitsFor: null, body: null }
}

function badRequest(context: Context, code: string, message: string): Response {
  return context.json({ code, message }, 400)
}
