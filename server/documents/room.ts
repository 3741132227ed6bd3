/** The sockets in one document: what one of them writes goes to disk, then to the others. */
import type { Doc } from 'yjs'
import { closeCodes } from '../../lib/messages/sync-protocol'
import { documentTopic, type BusMessage } from '../bus/bus'
import { frameOf } from '../http/frame'
import { log } from '../log'
import type { ServerParts } from '../parts'
import { StorageError } from '../storage/storage'
import { writeAwareness, writeUpdate, type AwarenessEntry } from './messages'
import { DocumentTooLarge, Plan, UnsoundUpdate, type Written } from './plan'
import { Presence, type Owner } from './presence'
import type { SentUpdate } from './sent-update'

export interface RoomSocket extends Owner {
  /** @param frames whole frames, one after the other */
  sendFrames(frames: Buffer): void
  close(code: number, reason: string): void
}

/** The log is merged when it has this many updates more than days. */
const updatesBeforeCompaction = 500

export class Room {
  readonly sockets = new Set<RoomSocket>()
  readonly plan: Plan
  readonly presence: Presence
  /** Broken: what is in memory is not what is on disk; nobody may be told from it any more. */
  isBroken = false
  readonly #parts: ServerParts
  readonly #workspaceId: string
  readonly #name: string
  readonly #topic: string
  readonly #onBroken: () => void
  readonly #stopListening: () => void
  #isCompacting = false
  #editors = ''
  /** What this turn of the event loop tells the others. */
  #untold: { frame: Buffer; from: unknown }[] = []

  constructor(parts: ServerParts, workspaceId: string, name: string, onBroken: () => void) {
    this.#parts = parts
    this.#workspaceId = workspaceId
    this.#name = name
    this.#onBroken = onBroken
    this.#topic = documentTopic(workspaceId, name)
    this.plan = new Plan(parts.storage, workspaceId, name)
    this.presence = new Presence((update, origin) => this.#tellAwareness(update, origin))
    // Before the log is read, so that nothing written meanwhile falls between.
    this.#stopListening = parts.bus.subscribe(this.#topic, parts.origin, (message) => this.#hear(message))
    parts.bus.publish(this.#topic, parts.origin, { kind: 'whoIsThere' })
  }

  /** Writes an update of `from`; the others see it when it is on disk. */
  async write(update: SentUpdate, from: RoomSocket): Promise<void> {
    try {
      this.#share(await this.plan.write(update, from))
    } catch (error) {
      this.#refuse(error, from)
    }
  }

  /**
   * Writes the edit that `make` makes of the document as it is.
   * @returns the instant under which it stands in the log; null when it changes nothing
   * @throws DocumentTooLarge, UnsoundUpdate, StorageError
   */
  async edit(make: (doc: Doc) => Uint8Array, from: RoomSocket): Promise<number | null> {
    try {
      const written = await this.plan.write(make, from)
      this.#share(written)
      return written.at
    } catch (error) {
      this.#refuse(error, from)
      throw error
    }
  }

  hearAwareness(entries: readonly AwarenessEntry[], from: RoomSocket): void {
    if (!this.presence.hear(entries, from)) from.close(closeCodes.malformed, 'Too many clients behind one socket.')
    this.#tellEditors()
  }

  leave(socket: RoomSocket): void {
    this.sockets.delete(socket)
    this.plan.forget(socket)
    if (!this.isBroken) this.presence.leave(socket)
    this.#tellEditors()
  }

  /** Merges the log; a failure costs nothing but space. */
  async compact(): Promise<void> {
    if (this.#isCompacting || this.isBroken) return
    this.#isCompacting = true
    try {
      await this.plan.compact()
    } catch (error) {
      log.warn({ err: error, workspace: this.#workspaceId, document: this.#name }, 'a document was not compacted')
    } finally {
      this.#isCompacting = false
    }
  }

  /** Shows what other processes have written and did not (or could not) tell. */
  async catchUp(): Promise<void> {
    if (this.isBroken) return
    await this.#takeWritten(this.plan.catchUp())
  }

  /** Lets go of the memory; the room may not be used afterwards. */
  destroy(): void {
    this.#stopListening()
    this.presence.destroy()
    this.plan.destroy()
  }

  #share(written: Written): void {
    if (this.isBroken) throw new StorageError('The document is being read again from disk.')
    this.#tell(written)
    for (const { update: change } of written.pieces)
      this.#parts.bus.publish(this.#topic, this.#parts.origin, { kind: 'update', update: change })
    if (this.plan.unmerged >= updatesBeforeCompaction) void this.compact()
  }

  #refuse(error: unknown, from: RoomSocket): void {
    if (error instanceof DocumentTooLarge) return from.close(closeCodes.tooLarge, error.message)
    if (error instanceof UnsoundUpdate) return from.close(closeCodes.malformed, error.message)
    this.#break(error)
  }

  /** Memory is ahead of the disk: everybody reconnects and the document is read again from its log. */
  #break(error: unknown): void {
    if (this.isBroken) return
    this.isBroken = true
    log.error({ err: error, workspace: this.#workspaceId, document: this.#name }, 'a document is read again from disk')
    const sockets = [...this.sockets]
    this.#onBroken()
    for (const socket of sockets)
      socket.close(closeCodes.storageFailed, 'The plan could not be stored; try again later.')
  }

  #hear(message: BusMessage): void {
    if (this.isBroken) return
    if (message.kind === 'awareness') this.presence.take(message.update)
    if (message.kind === 'update') void this.#takeWritten(this.plan.take(message.update))
    if (message.kind === 'whoIsThere') this.#tellWhoIsThere()
  }

  /** What is on disk already. An unsound update from elsewhere is left out: the log is read again, which has what is sound. */
  async #takeWritten(writing: Promise<Written>): Promise<void> {
    try {
      this.#tell(await writing)
    } catch (error) {
      if (!(error instanceof UnsoundUpdate)) return this.#break(error)
      log.error({ err: error, workspace: this.#workspaceId, document: this.#name }, 'an update of the bus is unsound')
    }
  }

  #tellWhoIsThere(): void {
    const update = this.presence.all()
    if (update !== null) this.#parts.bus.publish(this.#topic, this.#parts.origin, { kind: 'awareness', update })
  }

  #tell({ pieces, refused }: Written): void {
    for (const { update, author } of pieces) this.#broadcast(writeUpdate(update), author)
    for (const socket of this.sockets)
      if (refused.includes(socket))
        socket.close(closeCodes.malformed, 'Edits cannot be applied, or too many rest on edits that are missing here.')
  }

  #tellAwareness(update: Uint8Array, origin: unknown): void {
    this.#broadcast(writeAwareness(update), origin)
    if (origin !== 'bus') this.#parts.bus.publish(this.#topic, this.#parts.origin, { kind: 'awareness', update })
  }

  /** What one commit brought from several is told each reader at once: the kernel is asked once, not for each edit. */
  #broadcast(message: Uint8Array, from: unknown): void {
    if (this.#untold.length === 0) queueMicrotask(() => this.#tellUntold())
    this.#untold.push({ frame: frameOf(message), from })
  }

  #tellUntold(): void {
    const untold = this.#untold
    this.#untold = []
    const [first] = untold
    if (first === undefined) return
    if (untold.length === 1) {
      for (const socket of this.sockets) if (socket !== first.from) socket.sendFrames(first.frame)
      return
    }
    const frames = Buffer.concat(untold.map(({ frame }) => frame))
    const authors = new Set(untold.map(({ from }) => from))
    for (const socket of this.sockets) {
      if (!authors.has(socket)) socket.sendFrames(frames)
      else for (const { frame, from } of untold) if (from !== socket) socket.sendFrames(frame)
    }
  }

  #tellEditors(): void {
    const editors = this.presence.editors()
    const told = JSON.stringify(editors)
    if (told === this.#editors) return
    this.#editors = told
    this.#parts.editing.set(this.#workspaceId, this.#name, editors)
  }
}
