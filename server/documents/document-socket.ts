/** One document socket: y-websocket's protocol. A SyncStep1 is answered when everything before it is on disk. */
import type { WebSocket } from 'ws'
import { limits } from '../../lib/messages/limits'
import { closeCodes } from '../../lib/messages/sync-protocol'
import { frameOf } from '../http/frame'
import { IncomingGate } from '../http/incoming-gate'
import type { Outgoing } from '../http/outgoing'
import { log } from '../log'
import type { Session } from '../members/membership'
import { readMessage, writeAwareness, writeStep1, writeStep2, type DocumentMessage } from './messages'
import type { Room, RoomSocket } from './room'
import type { Rooms } from './rooms'

/** One awareness frame: names, colours and cursors of a few windows. */
const awarenessBytes = 64 * 1024

type UpdateMessage = Extract<DocumentMessage, { kind: 'update' }>

export class DocumentSocket implements RoomSocket {
  session: Session
  readonly #outgoing: Outgoing
  readonly #gate: IncomingGate
  #room: Room | null = null
  #isClosed = false
  #early: Uint8Array[] = []

  readonly #mayOpen: (session: Session) => Promise<boolean>

  /** @param mayOpen asked before the document is read, and again whenever who may see what has changed */
  constructor(
    rooms: Rooms,
    session: Session,
    name: string,
    socket: WebSocket,
    outgoing: Outgoing,
    mayOpen: (session: Session) => Promise<boolean>,
  ) {
    this.session = session
    this.#mayOpen = mayOpen
    this.#outgoing = outgoing
    this.#gate = new IncomingGate(socket)
    socket.on('message', (data, isBinary) => this.#receive(isBinary ? toBytes(data) : null))
    socket.on('close', () => {
      this.#isClosed = true
      if (this.#room !== null) rooms.leave(session.workspaceId, name, this.#room, this)
    })
    void this.#join(rooms, name)
  }

  sendFrames(frames: Buffer): void {
    this.#outgoing.sendFrames(frames)
  }

  close(code: number, reason: string): void {
    this.#isClosed = true
    this.#outgoing.close(code, reason)
  }

  async refresh(): Promise<void> {
    if (!(await this.#mayOpen(this.session))) this.close(closeCodes.forbidden, 'This plan is not open to you.')
  }

  async #join(rooms: Rooms, name: string): Promise<void> {
    try {
      await this.refresh()
      if (this.#isClosed) return
      const room = await rooms.join(this.session.workspaceId, name, this)
      this.#room = room
      if (this.#isClosed) return rooms.leave(this.session.workspaceId, name, room, this)
      // A viewer has nothing to give, so is not asked what the server lacks.
      if (this.session.member.role !== 'viewer') this.#send(writeStep1(room.plan.stateVector()))
      this.#tellStates(room)
      const early = this.#early
      this.#early = []
      for (const frame of early) void this.#take(frame, room)
    } catch (error) {
      log.error({ err: error, workspace: this.session.workspaceId, document: name }, 'a document could not be read')
      this.close(closeCodes.storageFailed, 'The plan could not be read; try again later.')
    }
  }

  #receive(frame: Uint8Array | null): void {
    if (this.#isClosed) return
    if (frame === null) return this.close(closeCodes.malformed, 'Only binary frames.')
    this.#gate.enter(frame.byteLength)
    if (this.#room === null) this.#early.push(frame)
    else void this.#take(frame, this.#room)
  }

  /** Frames are taken in their order; what they wait for is the disk alone. */
  async #take(frame: Uint8Array, room: Room): Promise<void> {
    try {
      await this.#heed(frame, room)
    } finally {
      this.#gate.leave(frame.byteLength)
    }
  }

  /** Not async, nor is `#write`: they come between every edit and the disk. */
  #heed(frame: Uint8Array, room: Room): Promise<void> | void {
    if (this.#isClosed) return
    const message = readMessage(frame)
    if (message === null) return this.close(closeCodes.malformed, 'The frame is none of the protocol.')
    if (message.kind === 'step1') return this.#answer(message.stateVector, room)
    if (message.kind === 'update') return this.#write(message, room)
    if (message.kind === 'queryAwareness') return this.#tellStates(room)
    if (frame.byteLength > awarenessBytes) return this.close(closeCodes.tooLarge, 'The awareness is too large.')
    room.hearAwareness(message.entries, this)
  }

  #send(message: Uint8Array): void {
    this.#outgoing.sendFrames(frameOf(message))
  }

  #tellStates(room: Room): void {
    const states = room.presence.all()
    if (states !== null) this.#send(writeAwareness(states))
  }

  #write({ update, isStep2 }: UpdateMessage, room: Room): Promise<void> | void {
    if (update.isEmpty) return
    if (this.session.member.role === 'viewer')
      return this.close(closeCodes.forbidden, 'A viewer may read but not write.')
    if (!isStep2 && update.bytes.byteLength > limits.updateBytes)
      return this.close(closeCodes.tooLarge, `An update may have ${limits.updateBytes} bytes.`)
    return room.write(update, this)
  }

  async #answer(stateVector: Uint8Array, room: Room): Promise<void> {
    try {
      await room.plan.whole(this)
      const missing = await room.plan.missing(stateVector)
      if (!room.isBroken && !this.#isClosed) this.#send(writeStep2(missing))
    } catch (error) {
      // The write that failed closes the room's sockets; this one must not be told that it is safe.
      log.debug({ err: error }, 'a step 1 was not answered')
      this.close(closeCodes.storageFailed, 'The plan could not be stored; try again later.')
    }
  }
}

function toBytes(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
