/** One rows socket: hello, then push, pull, watch and ping, answered in the order they came. */
import { randomUUID } from 'node:crypto'
import type { RawData, WebSocket } from 'ws'
import { limits } from '../../lib/messages/limits'
import { closeCodes, modelVersion, protocolRange, type ServerFrame } from '../../lib/messages/sync-protocol'
import { rowsTopic, type BusMessage } from '../bus/bus'
import { IncomingGate } from '../http/incoming-gate'
import type { Outgoing } from '../http/outgoing'
import { log } from '../log'
import type { MemberSocket } from '../members/sockets'
import type { Session } from '../members/membership'
import type { ServerParts } from '../parts'
import { StorageError } from '../storage/storage'
import type { Editor } from './editing'
import { readFrame, type Incoming } from './incoming'
import { PokeTimer } from './poke-timer'
import { toSynced } from './push'
import { pullPage, pushChanges } from './rows-service'

type Hello = Extract<Incoming, { type: 'hello' }>
type Push = Extract<Incoming, { type: 'push' }>
type Pull = Extract<Incoming, { type: 'pull' }>

/** Long enough for a slow line. */
const defaultHelloMs = 30_000

export class RowsSocket implements MemberSocket {
  session: Session
  readonly #parts: ServerParts
  readonly #outgoing: Outgoing
  readonly #gate: IncomingGate
  readonly #origin = randomUUID()
  readonly #pokes = new PokeTimer((head) => this.#send({ type: 'poke', head }))
  #watched = new Set<string>()
  #isWelcome = false
  #isReadOnly = false
  #queue: Promise<void> = Promise.resolve()

  constructor(
    parts: ServerParts,
    session: Session,
    socket: WebSocket,
    outgoing: Outgoing,
    helloMs: number = defaultHelloMs,
  ) {
    this.#parts = parts
    this.session = session
    this.#outgoing = outgoing
    this.#gate = new IncomingGate(socket)
    const { workspaceId } = session
    const stops = [
      parts.bus.subscribe(rowsTopic(workspaceId), this.#origin, (message) => this.#hear(message)),
      parts.editing.listen(workspaceId, (accountId, editors) => this.#tellEditing(accountId, editors)),
    ]
    socket.on('message', (data, isBinary) => this.#receive(isBinary ? null : readText(data)))
    const patience = setTimeout(() => {
      if (!this.#isWelcome) this.close(closeCodes.tooSlow, 'No hello came.')
    }, helloMs)
    socket.on('close', () => {
      clearTimeout(patience)
      this.#pokes.stop()
      for (const stop of stops) stop()
    })
  }

  close(code: number, reason: string): void {
    this.#outgoing.close(code, reason)
  }

  #hear(message: BusMessage): void {
    if (message.kind === 'poke' && this.#isWelcome) this.#pokes.poke(message.head)
  }

  #tellEditing(accountId: string, members: Editor[]): void {
    if (this.#watched.has(accountId)) this.#send({ type: 'editing', accountId, members })
  }

  #receive(text: string | null): void {
    if (text !== null && text.length > limits.rowsFrameBytes)
      return this.close(closeCodes.tooLarge, `A frame may have ${limits.rowsFrameBytes} bytes.`)
    const frame = text === null ? null : readFrame(text)
    if (frame === null)
      return this.close(closeCodes.malformed, 'The frame is none of the protocol; see docs/protocol.md.')
    const length = text?.length ?? 0
    this.#gate.enter(length)
    this.#queue = this.#queue
      .then(() => this.#answer(frame))
      .catch((error: unknown) => this.#fail(frame, error))
      .finally(() => this.#gate.leave(length))
  }

  async #answer(frame: Incoming): Promise<void> {
    if (frame.type === 'ping') return this.#send({ type: 'pong' })
    if (frame.type === 'hello') return this.#welcome(frame)
    if (!this.#isWelcome) return this.close(closeCodes.malformed, 'The first frame has to be hello.')
    if (frame.type === 'push') return this.#push(frame)
    if (frame.type === 'pull') return this.#pull(frame)
    return this.#watch(frame.accountIds)
  }

  async #welcome({ protocol, model, epoch, cursor }: Hello): Promise<void> {
    if (protocol.max < protocolRange.min || protocol.min > protocolRange.max)
      return this.close(closeCodes.tooOld, 'No version of the protocol in common: update.')
    const workspace = await this.#parts.storage.workspace(this.session.workspaceId)
    if (workspace === null) return this.close(closeCodes.forbidden, 'The workspace is gone.')
    // What was confirmed is on disk, so only an older database can know less; going on would part the team in silence.
    if (epoch === workspace.epoch && cursor > workspace.head) {
      log.error({ workspace: workspace.id, cursor, head: workspace.head }, 'the database is older: run "restored"')
      return this.close(closeCodes.storageFailed, 'The database is an older one; its admin has to say "restored".')
    }
    this.#isWelcome = true
    this.#isReadOnly = model.max < modelVersion
    this.#send({
      type: 'welcome',
      protocol: Math.min(protocol.max, protocolRange.max),
      model: modelVersion,
      workspace: { id: workspace.id, name: workspace.name },
      member: this.session.member,
      epoch: workspace.epoch,
      head: workspace.head,
      serverTime: new Date().toISOString(),
      isReadOnly: this.#isReadOnly,
    })
  }

  async #push({ request, sentAt, changes, refused }: Push): Promise<void> {
    const { workspaceId, member } = this.session
    if (this.#isReadOnly)
      return this.#send({ type: 'error', request, code: 'readOnly', message: 'This version may only read: update.' })
    const clock = { sentAt: Date.parse(sentAt), receivedAt: Date.now() }
    const pusher = { memberId: member.id, role: member.role }
    const outcome = await pushChanges(this.#parts, workspaceId, changes, pusher, clock, this.#origin)
    const records = outcome.records.map(toSynced)
    const results = [...outcome.results, ...refused]
    this.#send({ type: 'pushed', request, epoch: await this.#epoch(), results, records })
    this.#parts.onPush(workspaceId, changes.length)
  }

  async #pull({ request, cursor, limit, accountId }: Pull): Promise<void> {
    const page = await pullPage(this.#parts.storage, this.session.workspaceId, { cursor, limit, accountId })
    this.#send({ type: 'pulled', request, epoch: await this.#epoch(), ...page })
  }

  #watch(accountIds: string[]): void {
    this.#watched = new Set(accountIds)
    for (const accountId of this.#watched)
      this.#tellEditing(accountId, this.#parts.editing.of(this.session.workspaceId, accountId))
  }

  async #epoch(): Promise<string> {
    const workspace = await this.#parts.storage.workspace(this.session.workspaceId)
    if (workspace === null) throw new StorageError('The workspace is gone.')
    return workspace.epoch
  }

  /** Nothing of the frame was confirmed; the socket stays, so that the client may try again. */
  #fail(frame: Incoming, error: unknown): void {
    log.error({ err: error, frame: frame.type, workspace: this.session.workspaceId }, 'a rows frame failed')
    const code = error instanceof StorageError ? 'storageFailed' : 'internal'
    const message = 'The server could not store or read this; nothing of it was confirmed. Try again later.'
    this.#send({ type: 'error', ...('request' in frame ? { request: frame.request } : {}), code, message })
  }

  #send(frame: ServerFrame): void {
    this.#outgoing.send(JSON.stringify(frame))
  }
}

function readText(data: RawData): string {
  const bytes = Array.isArray(data)
    ? Buffer.concat(data)
    : Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : data)
  return bytes.toString('utf8')
}
