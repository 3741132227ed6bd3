/** The documents that somebody has open; each is unloaded some time after the last one left. */
import type { ServerParts } from '../parts'
import { Room, type RoomSocket } from './room'

export class Rooms {
  readonly #parts: ServerParts
  readonly #idleMs: number
  readonly #rooms = new Map<string, Promise<Room>>()
  readonly #timers = new Map<string, NodeJS.Timeout>()

  /** @param idleMs how long a document nobody has open stays in memory */
  constructor(parts: ServerParts, idleMs: number) {
    this.#parts = parts
    this.#idleMs = idleMs
  }

  /** How many documents are in memory. */
  get size(): number {
    return this.#rooms.size
  }

  /** The socket joins the room, which is read from its log when nobody has it open. */
  async join(workspaceId: string, name: string, socket: RoomSocket): Promise<Room> {
    const key = `${workspaceId}/${name}`
    clearTimeout(this.#timers.get(key))
    this.#timers.delete(key)
    const opening = this.#rooms.get(key) ?? this.#open(key, workspaceId, name, Promise.resolve())
    const room = await opening
    if (room.isBroken) return this.join(workspaceId, name, socket)
    room.sockets.add(socket)
    return room
  }

  leave(workspaceId: string, name: string, room: Room, socket: RoomSocket): void {
    room.leave(socket)
    const key = `${workspaceId}/${name}`
    if (room.sockets.size > 0 || room.isBroken) return
    clearTimeout(this.#timers.get(key))
    const timer = setTimeout(() => void this.#unload(key, room), this.#idleMs)
    this.#timers.set(key, timer.unref())
  }

  /** Every open document looks at its log for what other processes wrote; one after the other, since they may be many. */
  async catchUp(): Promise<void> {
    for (const opening of this.#rooms.values()) {
      const room = await opening.catch(() => null)
      await room?.catchUp()
    }
  }

  /** Waits until everything is on disk and lets go of all documents. */
  async close(): Promise<void> {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    const rooms = await Promise.all([...this.#rooms.values()].map((opening) => opening.catch(() => null)))
    this.#rooms.clear()
    for (const room of rooms) {
      await room?.plan.settled()
      room?.destroy()
    }
  }

  #open(key: string, workspaceId: string, name: string, after: Promise<void>): Promise<Room> {
    const opening = this.#load(key, workspaceId, name, after)
    this.#rooms.set(key, opening)
    opening.catch(() => {
      if (this.#rooms.get(key) === opening) this.#rooms.delete(key)
    })
    return opening
  }

  async #load(key: string, workspaceId: string, name: string, after: Promise<void>): Promise<Room> {
    await after
    const room = new Room(this.#parts, workspaceId, name, () => this.#replace(key, workspaceId, name, room))
    try {
      await room.plan.load()
    } catch (error) {
      room.destroy()
      throw error
    }
    return room
  }

  /** The next to come reads the log again, but not before the writes of the broken room have ended. */
  #replace(key: string, workspaceId: string, name: string, room: Room): void {
    const settled = room.plan.settled().then(() => room.destroy())
    const opening = this.#open(key, workspaceId, name, settled)
    // Nobody may come; then it is unloaded like any other.
    opening.then((fresh) => this.#unloadIfEmpty(key, fresh)).catch(() => {})
  }

  #unloadIfEmpty(key: string, room: Room): void {
    if (room.sockets.size > 0) return
    const timer = setTimeout(() => void this.#unload(key, room), this.#idleMs)
    this.#timers.set(key, timer.unref())
  }

  async #unload(key: string, room: Room): Promise<void> {
    await room.plan.settled()
    await room.compact()
    const isStillEmpty = room.sockets.size === 0 && !this.#timers.has(key)
    const current = await this.#rooms.get(key)?.catch(() => null)
    if (current !== room || (!isStillEmpty && room.sockets.size > 0)) return
    this.#rooms.delete(key)
    this.#timers.delete(key)
    room.destroy()
  }
}
