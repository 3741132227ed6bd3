/**
 * A y-websocket connection that fetches a fresh ticket for every attempt, and that can tell when everything sent on it is
 * on the server's disk: the server answers a SyncStep1 only then.
 */
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { messageYjsSyncStep1, messageYjsSyncStep2, writeSyncStep1 } from 'y-protocols/sync'
import { messageSync, WebsocketProvider } from 'y-websocket'
import type { Doc } from 'yjs'
import { closeCodes } from '../messages/sync-protocol'
import { delay, reconnectDelay } from './delay'
import { fetchTicket, protocolsFor, socketUrl, type ServerAccess } from './ticket'

export interface PlanSocketOptions {
  access: ServerAccess
  workspaceId: string
  accountId: string
  /** A viewer has nothing to give, so the server does not ask what it lacks. */
  isViewer: boolean
  doc: Doc
  awareness: Awareness
  signal: AbortSignal
  /** ready: both sides have told each other what they have. refused: for good, with the server's code. */
  onState: (state: 'connecting' | 'ready' | 'refused', code: number | null) => void
  retryBase?: number
}

/** Also what keeps proxies and an extension's worker awake. */
const keepAliveMs = 20_000

const isTemporary = (code: number): boolean =>
  code < 4400 ||
  code > 4499 ||
  [closeCodes.unauthorized, closeCodes.tooSlow, closeCodes.tooMany].some((c) => c === code)

export class PlanSocket {
  readonly #options: PlanSocketOptions
  readonly #provider: WebsocketProvider
  /** SyncStep1 sent and SyncStep2 received on the connection there is: the nth answers the nth. */
  #asked = 0
  #answered = 0
  #hasTold = false
  #failures = 0
  #waiting: { answer: number; resolve: (isOnDisk: boolean) => void }[] = []

  constructor(options: PlanSocketOptions) {
    this.#options = options
    const { access, workspaceId, accountId, doc, awareness, signal } = options
    const provider = new WebsocketProvider(socketUrl(access.server, `/v1/documents/${workspaceId}`), accountId, doc, {
      connect: false,
      awareness,
      // y-dexie carries edits between pages; a second channel would only repeat them.
      disableBc: true,
      // Reconnecting is done here, because each attempt needs a ticket of its own.
      shouldReconnect: () => true,
    })
    this.#provider = provider
    this.#countSyncMessages(provider)
    this.#sayOwnAwarenessOnly(provider)
    provider.on('status', ({ status }: { status: string }) => {
      if (status === 'connected') this.#restart()
    })
    provider.on('connection-close', (event) => this.#lost(event?.code ?? 1006))
    // Alone in a plan nobody answers anything, and y-websocket gives a line up that is silent for 30 s.
    const keepAlive = setInterval(() => void this.askWhetherOnDisk(), keepAliveMs)
    const end = (): void => {
      clearInterval(keepAlive)
      this.#end()
    }
    signal.addEventListener('abort', end, { once: true })
    void this.#connect()
  }

  get isReady(): boolean {
    return this.#provider.wsconnected && this.#hasTold && this.#answered > 0
  }

  /**
   * Asks the server whether everything sent so far is on its disk.
   * @returns false when the connection ended before the answer
   */
  askWhetherOnDisk(): Promise<boolean> {
    const { ws } = this.#provider
    if (!this.isReady || !ws) return Promise.resolve(false)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageSync)
    writeSyncStep1(encoder, this.#options.doc)
    ws.send(encoding.toUint8Array(encoder))
    this.#asked += 1
    const answer = this.#asked
    return new Promise((resolve) => this.#waiting.push({ answer, resolve }))
  }

  /** y-websocket sends back to the server every caret it has just heard from it: a frame a key from each reader. */
  #sayOwnAwarenessOnly(provider: WebsocketProvider): void {
    const { awareness, signal } = this.#options
    const { _awarenessUpdateHandler: say } = provider
    const sayOwn = (changes: unknown, origin: unknown): void => {
      if (origin !== provider) say(changes, origin)
    }
    awareness.off('update', say)
    awareness.on('update', sayOwn)
    signal.addEventListener('abort', () => awareness.off('update', sayOwn), { once: true })
  }

  #countSyncMessages(provider: WebsocketProvider): void {
    const read = provider.messageHandlers[messageSync]
    if (!read) throw new Error('y-websocket no longer reads sync messages.')
    provider.messageHandlers[messageSync] = (encoder, decoder, ...rest) => {
      const kind = decoder.arr[decoder.pos]
      read(encoder, decoder, ...rest)
      // The handler's answer to the server's step 1 leaves right after this returns, before anything asked later.
      if (kind === messageYjsSyncStep1) this.#hasTold = true
      if (kind === messageYjsSyncStep2) this.#answered += 1
      if (kind === messageYjsSyncStep2) this.#settle()
      if (this.isReady) queueMicrotask(() => this.#ready())
    }
  }

  #ready(): void {
    if (!this.isReady) return
    this.#failures = 0
    this.#options.onState('ready', null)
  }

  /** y-websocket sends the first SyncStep1 of a connection by itself. */
  #restart(): void {
    this.#asked = 1
    this.#answered = 0
    this.#hasTold = this.#options.isViewer
  }

  #settle(): void {
    const done = this.#waiting.filter(({ answer }) => answer <= this.#answered)
    this.#waiting = this.#waiting.filter(({ answer }) => answer > this.#answered)
    for (const { resolve } of done) resolve(true)
  }

  #lost(code: number): void {
    // y-websocket would try again by itself, with a ticket that is used up.
    this.#provider.shouldConnect = false
    this.#hasTold = false
    for (const { resolve } of this.#waiting.splice(0)) resolve(false)
    if (this.#options.signal.aborted) return
    if (isTemporary(code)) void this.#connect()
    else this.#options.onState('refused', code)
  }

  async #connect(): Promise<void> {
    const { access, signal, onState, retryBase = 500 } = this.#options
    onState('connecting', null)
    for (;;) {
      if (this.#failures > 0) await delay(reconnectDelay(this.#failures - 1, retryBase), signal)
      this.#failures += 1
      if (signal.aborted) return
      const answer = await fetchTicket(access, signal)
      if (signal.aborted) return
      if (!answer.ok && answer.reason === 'unreachable') continue
      if (!answer.ok) return onState('refused', closeCodes.forbidden)
      this.#provider.protocols = protocolsFor(answer.ticket)
      return this.#provider.connect()
    }
  }

  #end(): void {
    for (const { resolve } of this.#waiting.splice(0)) resolve(false)
    this.#provider.destroy()
  }
}
