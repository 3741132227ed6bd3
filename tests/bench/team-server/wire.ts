/** What a client of each server writes and reads: y-websocket's frames, and Hocuspocus', which put a document's name before them. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** One connection's dialect. */
export interface Wire {
  /** Sent once the socket is open: "what do you have?" */
  greeting: readonly Uint8Array[]
  /** The frame of a Yjs update. */
  write(update: Uint8Array): Uint8Array
  /** "What do you have?", which is answered with everything (y-protocols/sync, step 1). */
  ask: Uint8Array
  /** The update in a frame, of an edit or of an answer; null for any other frame. */
  read(frame: Uint8Array): { update: Uint8Array; isAnswer: boolean } | null
}

const kind = { sync: 0, auth: 2, syncReply: 4 } as const
const sync = { step1: 0, step2: 1, update: 2 } as const

function frameOf(name: string | null, ...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  if (name !== null) encoding.writeVarString(encoder, name)
  for (const part of parts)
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else if (typeof part === 'string') encoding.writeVarString(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  return encoding.toUint8Array(encoder)
}

function wire(name: string | null, before: readonly Uint8Array[]): Wire {
  const ask = frameOf(name, kind.sync, sync.step1, Y.encodeStateVector(new Y.Doc()))
  return {
    greeting: [...before, ask],
    ask,
    write: (update) => frameOf(name, kind.sync, sync.update, update),
    read(frame) {
      const decoder = decoding.createDecoder(frame)
      if (name !== null) decoding.readVarString(decoder)
      const type = decoding.readVarUint(decoder)
      if (type !== kind.sync && type !== kind.syncReply) return null
      const step = decoding.readVarUint(decoder)
      if (step !== sync.step2 && step !== sync.update) return null
      return { update: decoding.readVarUint8Array(decoder), isAnswer: step === sync.step2 }
    },
  }
}

/** https://github.com/yjs/y-websocket, as ours, its own server and the relay speak it. */
export const yWebsocketWire = (): Wire => wire(null, [])

/** https://github.com/ueberdosis/hocuspocus: a document is asked for with a token first, even where none is checked. */
export const hocuspocusWire = (document: string): Wire => wire(document, [frameOf(document, kind.auth, 0, 'none')])
