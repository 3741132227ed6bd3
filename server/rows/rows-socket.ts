/** One rows socket: hello, then push, pull, watch and ping, answered in the order they came. */
import { randomUUID } from 'node:crypto'
import type { RawData, WebSocket } from 'ws'
import { closeCodes, modelVersion, protocolRange, type ServerFrame } from '../../lib/messages/sync-protocol'
import { rowsTopic, type BusMessage } from '../bus/bus'
import { IncomingGate } from '../http/incoming-gate'
import type { Outgoing } from '../http/outgoing'
import { log } from '../log'
import type { MemberSocket } from '../members/sockets'
import type { Session } from '../members/membership'
import type { ServerParts } from '../parts'
import { StorageError } from '../storage/storage'
import { isOpenTo, seesAll, type Reader } from './access'
import type { Editor } from './editing'
import { historyOf } from './history'
import { readFrame, type Incoming } from './incoming'
import { PokeTimer } from './poke-timer'
import { pullPage, pushChanges } from './rows-service'
import { pullAccount } from './scoped-pull'
import { pullOlder, windowOf } from './window'
import { showTo } from './visible-records'

type Hello = Extract<Incoming, { type: 'hello' }>
type Push = Extract<Incoming, { type: 'push' }>
type Pull = Extract<Incoming, { type: 'pull' }>
type History = Extract<Incoming, { type: 'history' }>

/** Long enough for a slow line. */
const defaultHelloMs = 30_000

export class RowsSocket implements MemberSocket {
  readonly isRows = true
  session: Session
  readonly #parts: ServerParts
  readonly #outgoing: Outgoing
  readonly #gate: IncomingGate
  readonly #origin = randomUUID()
  readonly #pokes = new PokeTimer((head) => this.#send({ type: 'poke', head }))
  /** What the client asked to watch, and what of it is open to this member. */
  #wished: readonly string[] = []
  #watched = new Set<string>()
  #isReturning = false
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
    if (message.kind !== 'poke' || !this.#isWelcome) return
    const { id, role } = this.session.member
    if (message.only !== undefined && !seesAll(role) && !message.only.includes(id)) return
    if (message.accountIds?.some((accountId) => this.#watched.has(accountId))) this.#pokes.pokeNow(message.head)
    else this.#pokes.poke(message.head)
  }

  /** Who may see what has changed, or may have. */
  async refresh(): Promise<void> {
    if (this.#wished.length > 0) await this.#watch(this.#wished)
  }

  #tellEditing(accountId: string, members: Editor[]): void {
    if (this.#watched.has(accountId)) this.#send({ type: 'editing', accountId, members })
  }

  #receive(text: string | null): void {
    const frame = text === null ? null : readFrame(text)
    if (frame === null)
      return this.close(closeCodes.malformed, 'The frame is none of the protocol; see docs/protocol.md.')
    const length = text?.length ?? 0
    // Now, and not when its turn comes: the device's clock is set right by it, and waiting is not the clock's.
    const receivedAt = Date.now()
    this.#gate.enter(length)
    this.#queue = this.#queue
      .then(() => this.#answer(frame, receivedAt))
      .catch((error: unknown) => this.#fail(frame, error))
      .finally(() => this.#gate.leave(length))
  }

  async #answer(frame: Incoming, receivedAt: number): Promise<void> {
    if (frame.type === 'ping') return this.#send({ type: 'pong' })
    if (frame.type === 'hello') return this.#welcome(frame)
    if (!this.#isWelcome) return this.close(closeCodes.malformed, 'The first frame has to be hello.')
    const { pace } = this.#parts
    if (frame.type === 'push') return pace.push(this.session, frame.changes.length, () => this.#push(frame, receivedAt))
    // Whoever does not read is not read for, nor who has gone.
    if ((frame.type === 'pull' || frame.type === 'history') && !(await this.#outgoing.drained())) return
    if (frame.type === 'pull') return pace.pull(this.session, () => this.#pull(frame))
    if (frame.type === 'history') return pace.pull(this.session, () => this.#history(frame))
    this.#watched.clear()
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
    this.#isReturning = epoch !== null && epoch !== workspace.epoch
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

  async #push({ request, sentAt, changes, refused }: Push, receivedAt: number): Promise<void> {
    const { workspaceId, member } = this.session
    if (this.#isReadOnly)
      return this.#send({ type: 'error', request, code: 'readOnly', message: 'This version may only read: update.' })
    const clock = { sentAt: Date.parse(sentAt), receivedAt }
    const pusher = { memberId: member.id, role: member.role }
    const outcome = await pushChanges(this.#parts, workspaceId, changes, pusher, clock, { from: this.#origin })
    const restricted = await this.#parts.storage.restrictedAccounts(workspaceId)
    const shown = await showTo(this.#parts.storage, workspaceId, await this.#reader(), restricted, outcome.records)
    const records = shown.filter((record) => record !== null)
    const results = [...outcome.results, ...refused]
    this.#send({ type: 'pushed', request, epoch: await this.#epoch(), results, records })
    this.#parts.onPush(workspaceId, changes)
  }

  async #pull({ request, cursor, limit, accountId, before, window: asked }: Pull): Promise<void> {
    const { storage } = this.#parts
    const { workspaceId } = this.session
    const reader = await this.#reader()
    if (accountId !== undefined) {
      const page =
        before === undefined
          ? await pullAccount(storage, workspaceId, reader, { cursor, limit, accountId })
          : await pullOlder(storage, workspaceId, reader, { cursor, limit, accountId, before })
      return this.#send({ type: 'pulled', request, epoch: await this.#epoch(), ...page })
    }
    const window = asked === 'policy' ? await windowOf(storage, workspaceId, Date.now()) : asked
    const left = window === undefined ? {} : { window }
    const question = { cursor, limit, isReturning: this.#isReturning, ...left }
    const page = await pullPage(storage, workspaceId, reader, question)
    this.#send({ type: 'pulled', request, epoch: await this.#epoch(), ...page, ...left })
  }

  async #history({ request, collection, recordId, before, limit }: History): Promise<void> {
    const { storage } = this.#parts
    const asked = { collection, id: recordId, before: before ?? null, limit }
    const page = await historyOf(storage, this.session.workspaceId, await this.#reader(), asked)
    if (page === null)
      return this.#send({ type: 'error', request, code: 'unknownRecord', message: 'There is no such record for you.' })
    this.#send({ type: 'history', request, ...page })
  }

  async #watch(accountIds: readonly string[]): Promise<void> {
    this.#wished = accountIds
    const restricted = await this.#parts.storage.restrictedAccounts(this.session.workspaceId)
    const reader = await this.#reader()
    const before = this.#watched
    this.#watched = new Set(accountIds.filter((id) => isOpenTo(reader, restricted.get(id))))
    for (const accountId of this.#watched)
      if (!before.has(accountId))
        this.#tellEditing(accountId, this.#parts.editing.of(this.session.workspaceId, accountId))
  }

  /** The member as the rows say now: what was taken away is not waited for. */
  async #reader(): Promise<Reader> {
    const { workspaceId, member } = this.session
    const record = await this.#parts.storage.record(workspaceId, { collection: 'members', id: member.id })
    if (record === null || record.data['deletedAt'] !== null) throw new NotAMember()
    return { memberId: member.id, role: String(record.data['role']) }
  }

  async #epoch(): Promise<string> {
    const workspace = await this.#parts.storage.workspace(this.session.workspaceId)
    if (workspace === null) throw new StorageError('The workspace is gone.')
    return workspace.epoch
  }

  /** Nothing of the frame was confirmed; the socket stays, so that the client may try again. */
  #fail(frame: Incoming, error: unknown): void {
    if (error instanceof NotAMember) return this.close(closeCodes.forbidden, 'This device is not a member any more.')
    log.error({ err: error, frame: frame.type, workspace: this.session.workspaceId }, 'a rows frame failed')
    const code = error instanceof StorageError ? 'storageFailed' : 'internal'
    const message = 'The server could not store or read this; nothing of it was confirmed. Try again later.'
    this.#send({ type: 'error', ...('request' in frame ? { request: frame.request } : {}), code, message })
  }

  #send(frame: ServerFrame): void {
    this.#outgoing.send(JSON.stringify(frame))
  }
}

/** The member has left since the socket was opened. */
class NotAMember extends Error {
  override readonly name = 'NotAMember'
}

function readText(data: RawData): string {
  const bytes = Array.isArray(data)
    ? Buffer.concat(data)
    : Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : data)
  return bytes.toString('utf8')
}
