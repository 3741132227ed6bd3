/** A client of a document on any of the servers, with as little work of its own as can be. */
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Door, Peer } from './peer'

export class DocumentClient {
  readonly #socket: WebSocket
  readonly #door: Door
  readonly #answered = new Set<(update: Uint8Array) => void>()
  /** Told of each edit of another. */
  onEdit: (update: Uint8Array) => void = () => {}

  private constructor(door: Door) {
    this.#door = door
    this.#socket = new WebSocket(door.url, door.protocols, { perMessageDeflate: false })
    this.#socket.on('error', () => {})
    this.#socket.on('message', (data: Buffer) => {
      const found = door.wire.read(data)
      if (found === null) return
      if (!found.isAnswer) return this.onEdit(found.update)
      for (const tell of this.#answered) tell(found.update)
      return this.#answered.clear()
    })
  }

  /** Connected, and told what the document holds. */
  static async open(peer: Pick<Peer, 'door'>, document: string): Promise<DocumentClient> {
    const client = new DocumentClient(await peer.door(document))
    const joined = client.#nextAnswer()
    await new Promise((resolve, reject) => client.#socket.once('open', resolve).once('error', reject))
    for (const frame of client.#door.wire.greeting) client.#socket.send(frame)
    await joined
    return client
  }

  write(update: Uint8Array): void {
    this.#socket.send(this.#door.wire.write(update))
  }

  /** Everything the server has of the document. */
  async readAll(): Promise<Uint8Array> {
    const answer = this.#nextAnswer()
    this.#socket.send(this.#door.wire.ask)
    return answer
  }

  close(): void {
    this.#socket.terminate()
  }

  #nextAnswer(): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#answered.add(resolve)
      this.#socket.once('close', (code, reason) => reject(new Error(`closed ${code} ${reason.toString()}`)))
    })
  }
}

/** A person typing: each call gives the update of a few more letters at the end. */
export function createTypist(letters = 'a few words '): () => Uint8Array {
  const doc = new Y.Doc()
  const text = doc.getText('text')
  return () => {
    const before = Y.encodeStateVector(doc)
    text.insert(text.length, letters)
    return Y.encodeStateAsUpdate(doc, before)
  }
}
