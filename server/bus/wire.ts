/**
 * Messages between processes as bytes. Redis is ours, but what comes from it comes from outside: it is parsed and bounded,
 * and what does not fit is left out.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as z from 'zod/mini'
import { limits } from '../../lib/messages/limits'
import type { BusMessage } from './bus'

/** Another version's messages are left out: its processes' clients pull every 60 s. */
const version = 1
const kinds = ['beat', 'poke', 'editing', 'update', 'awareness', 'whoIsThere', 'access'] as const
/** A document as a step 2 brings it, and the frame around it. */
export const maxWireBytes = limits.documentBytes + 64 * 1024
const maxNameLength = 300

export interface WireMessage {
  /** The process that says it, and how many messages it had published before this one. */
  process: string
  count: number
  /** Null: it only says that it lives. */
  said: { topic: string; origin: string; message: BusMessage } | null
}

const name = z.string().check(z.minLength(1), z.maxLength(maxNameLength))
const editors = z
  .array(z.object({ id: name, name: z.string().check(z.maxLength(limits.nameLength)) }))
  .check(z.maxLength(10_000))

const audience = z.nullable(z.array(name).check(z.maxLength(100_000)))
const few = z.nullable(z.array(name).check(z.maxLength(1000)))

export function writeWire({ process, count, said }: WireMessage): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, version)
  encoding.writeVarString(encoder, process)
  encoding.writeVarUint(encoder, count)
  encoding.writeVarUint(encoder, said === null ? 0 : kinds.indexOf(said.message.kind))
  if (said === null) return encoding.toUint8Array(encoder)
  encoding.writeVarString(encoder, said.topic)
  encoding.writeVarString(encoder, said.origin)
  writeBody(encoder, said.message)
  return encoding.toUint8Array(encoder)
}

function writeBody(encoder: encoding.Encoder, message: BusMessage): void {
  if (message.kind === 'poke') {
    encoding.writeVarUint(encoder, message.head)
    encoding.writeVarString(encoder, JSON.stringify(message.only ?? null))
    encoding.writeVarString(encoder, JSON.stringify(message.accountIds ?? null))
  }
  if (message.kind === 'update' || message.kind === 'awareness') encoding.writeVarUint8Array(encoder, message.update)
  if (message.kind !== 'editing') return
  encoding.writeVarString(encoder, message.accountId)
  encoding.writeVarString(encoder, JSON.stringify(message.members))
}

/** Gives the message, or null when it is none of this version, is cut short or too large. */
export function readWire(bytes: Uint8Array): WireMessage | null {
  if (bytes.byteLength > maxWireBytes) return null
  try {
    // A copy of its own: in a pooled buffer a length that lies would reach other bytes.
    const decoder = decoding.createDecoder(new Uint8Array(bytes))
    if (decoding.readVarUint(decoder) !== version) return null
    const process = z.parse(name, decoding.readVarString(decoder))
    const count = decoding.readVarUint(decoder)
    const kind = kinds[decoding.readVarUint(decoder)]
    if (kind === undefined) return null
    const said = kind === 'beat' ? null : readSaid(decoder, kind)
    return decoding.hasContent(decoder) ? null : { process, count, said }
  } catch {
    return null
  }
}

function readSaid(decoder: decoding.Decoder, kind: BusMessage['kind']): WireMessage['said'] {
  const topic = z.parse(name, decoding.readVarString(decoder))
  const origin = z.parse(name, decoding.readVarString(decoder))
  return { topic, origin, message: readBody(decoder, kind) }
}

function readBody(decoder: decoding.Decoder, kind: BusMessage['kind']): BusMessage {
  if (kind === 'whoIsThere' || kind === 'access') return { kind }
  if (kind === 'poke') {
    const head = decoding.readVarUint(decoder)
    const only = z.parse(audience, JSON.parse(decoding.readVarString(decoder)))
    const accountIds = z.parse(few, JSON.parse(decoding.readVarString(decoder)))
    return { kind, head, ...(only === null ? {} : { only }), ...(accountIds === null ? {} : { accountIds }) }
  }
  if (kind === 'update' || kind === 'awareness') return { kind, update: decoding.readVarUint8Array(decoder) }
  const accountId = z.parse(name, decoding.readVarString(decoder))
  return { kind, accountId, members: z.parse(editors, JSON.parse(decoding.readVarString(decoder))) }
}
