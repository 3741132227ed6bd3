/**
 * The frames of a document socket: y-websocket's binary protocol (its messageSync 0, messageAwareness 1,
 * messageQueryAwareness 3), within it y-protocols/sync and y-protocols/awareness.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { readUpdate, type SentUpdate } from './sent-update'

const messageType = { sync: 0, awareness: 1, queryAwareness: 3 } as const
const syncType = { step1: 0, step2: 1, update: 2 } as const

/** What one client says of itself: its JSON state, null when it has left. */
export interface AwarenessEntry {
  clientId: number
  clock: number
  state: string
}

export type DocumentMessage =
  | { kind: 'step1'; stateVector: Uint8Array }
  | { kind: 'update'; update: SentUpdate; isStep2: boolean }
  | { kind: 'awareness'; entries: AwarenessEntry[] }
  | { kind: 'queryAwareness' }

/** Gives the message, or null when the frame is none, is cut short or holds more than one message. */
export function readMessage(frame: Uint8Array): DocumentMessage | null {
  try {
    // A copy of its own: in a pooled buffer a length that lies would reach other clients' bytes.
    const decoder = decoding.createDecoder(new Uint8Array(frame))
    const message = readBody(decoder)
    return decoding.hasContent(decoder) ? null : message
  } catch {
    return null
  }
}

function readBody(decoder: decoding.Decoder): DocumentMessage | null {
  const type = decoding.readVarUint(decoder)
  if (type === messageType.queryAwareness) return { kind: 'queryAwareness' }
  if (type === messageType.awareness)
    return { kind: 'awareness', entries: readEntries(decoding.readVarUint8Array(decoder)) }
  return type === messageType.sync ? readSync(decoder) : null
}

function readSync(decoder: decoding.Decoder): DocumentMessage | null {
  const type = decoding.readVarUint(decoder)
  const body = decoding.readVarUint8Array(decoder)
  if (type === syncType.step1) {
    Y.decodeStateVector(body)
    return { kind: 'step1', stateVector: body }
  }
  if (type !== syncType.step2 && type !== syncType.update) return null
  return { kind: 'update', update: readUpdate(body), isStep2: type === syncType.step2 }
}

/** Entries of an awareness update, each state checked to be JSON. */
function readEntries(update: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(update)
  const count = decoding.readVarUint(decoder)
  const entries: AwarenessEntry[] = []
  for (let index = 0; index < count; index += 1) {
    const clientId = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const state = decoding.readVarString(decoder)
    JSON.parse(state)
    entries.push({ clientId, clock, state })
  }
  return entries
}

/** The awareness update of these entries, as y-protocols' applyAwarenessUpdate reads it. */
export function writeEntries(entries: readonly AwarenessEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
  return encoding.toUint8Array(encoder)
}

export const writeStep1 = (stateVector: Uint8Array): Uint8Array => writeSync(syncType.step1, stateVector)
export const writeStep2 = (update: Uint8Array): Uint8Array => writeSync(syncType.step2, update)
export const writeUpdate = (update: Uint8Array): Uint8Array => writeSync(syncType.update, update)

const writeSync = (type: number, body: Uint8Array): Uint8Array => writeMessage([messageType.sync, type], body)
export const writeAwareness = (update: Uint8Array): Uint8Array => writeMessage([messageType.awareness], update)

/** Without lib0's encoder, which makes two arrays outside the heap for each message and grows one of them. */
function writeMessage(head: number[], body: Uint8Array): Uint8Array {
  for (let rest = body.byteLength; ; rest >>>= 7) {
    head.push(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest)
    if (rest <= 0x7f) break
  }
  const message = Buffer.allocUnsafe(head.length + body.byteLength)
  message.set(head)
  message.set(body, head.length)
  return message
}
