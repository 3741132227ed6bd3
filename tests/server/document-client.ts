/** Clients of the document socket: y-websocket's own provider, and a bare socket for what no provider would send. */
import { WebSocket } from 'ws'
import { onTestFinished, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { subprotocol } from '../../lib/messages/sync-protocol'
import { readMessage, writeStep1, writeUpdate, type DocumentMessage } from '../../server/documents/messages'
import type { Device } from './running-server'

interface Place {
  socketUrl: string
  workspaceId: string
}

/** A stock provider; `text` is what tests write in. */
export async function openPlan({ socketUrl, workspaceId }: Place, device: Device, account: string) {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${socketUrl}/v1/documents/${workspaceId}`, account, doc, {
    // @ts-expect-error: ws' class lacks the events of the DOM that the provider does not use.
    WebSocketPolyfill: WebSocket,
    protocols: [subprotocol, await device.ticket()],
    disableBc: true,
  })
  onTestFinished(() => {
    provider.destroy()
    doc.destroy()
  })
  await vi.waitUntil(() => provider.synced, 15_000)
  return { doc, provider, text: doc.getText('text') }
}

export class DocumentClient {
  readonly messages: DocumentMessage[] = []
  readonly socket: WebSocket
  readonly closed: Promise<{ code: number; reason: string }>

  constructor({ socketUrl, workspaceId }: Place, account: string, protocols: string[]) {
    this.socket = new WebSocket(`${socketUrl}/v1/documents/${workspaceId}/${account}`, protocols)
    this.socket.on('error', () => {})
    this.socket.on('message', (data: Buffer) => {
      const message = readMessage(data)
      if (message !== null) this.messages.push(message)
    })
    this.closed = new Promise((resolve) =>
      this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    )
    onTestFinished(() => this.socket.terminate())
  }

  static async open(place: Place, account: string, device: Device): Promise<DocumentClient> {
    const client = new DocumentClient(place, account, [subprotocol, await device.ticket()])
    await new Promise((resolve) => client.socket.once('open', resolve))
    return client
  }

  updates(): Uint8Array[] {
    return this.messages.flatMap((message) =>
      message.kind === 'update' && !message.isStep2 ? [message.update.bytes] : [],
    )
  }

  answers(): Uint8Array[] {
    return this.messages.flatMap((message) =>
      message.kind === 'update' && message.isStep2 ? [message.update.bytes] : [],
    )
  }

  write(update: Uint8Array): void {
    this.socket.send(writeUpdate(update))
  }

  /** Asks what it lacks; the answer says that everything before is on disk. */
  async acknowledged(): Promise<Uint8Array> {
    const before = this.answers().length
    this.socket.send(writeStep1(Y.encodeStateVector(new Y.Doc())))
    await vi.waitUntil(() => this.answers().length > before, 15_000)
    return this.answers().at(-1) ?? new Uint8Array()
  }
}

/** The update of typing `text` into a document of its own. */
export function typed(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

export function textOf(...updates: Uint8Array[]): string {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getText('text').toJSON()
}
