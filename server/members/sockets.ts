/** The open sockets, by member, and the recheck that closes those of a member who is one no longer. */
import { closeCodes } from '../../lib/messages/sync-protocol'
import { log } from '../log'
import type { Storage } from '../storage/storage'
import { sessionOfHash, type Session } from './membership'

export interface MemberSocket {
  session: Session
  /** A rows socket; else a document's. */
  readonly isRows?: boolean
  close(code: number, reason: string): void
  /** Looks again at what its member may see; the session is as of now. */
  refresh?(): Promise<void>
}

/** Rows, and a plan for each open window and each unsent document: far below this. */
export const maxPerDevice = 300

export class MemberSockets {
  readonly #sockets = new Set<MemberSocket>()
  readonly #perDevice = new Map<string, number>()
  readonly #storage: Storage

  constructor(storage: Storage) {
    this.#storage = storage
  }

  /** May this device open another one? */
  hasRoom({ tokenHash }: Session): boolean {
    return (this.#perDevice.get(tokenHash) ?? 0) < maxPerDevice
  }

  add(socket: MemberSocket): void {
    this.#sockets.add(socket)
    this.#count(socket, 1)
  }

  remove(socket: MemberSocket): void {
    if (this.#sockets.delete(socket)) this.#count(socket, -1)
  }

  #count({ session: { tokenHash } }: MemberSocket, change: number): void {
    const count = (this.#perDevice.get(tokenHash) ?? 0) + change
    if (count === 0) this.#perDevice.delete(tokenHash)
    else this.#perDevice.set(tokenHash, count)
  }

  /** Ids of the workspaces that somebody is connected to. */
  workspaceIds(): Set<string> {
    return new Set([...this.#sockets].map(({ session }) => session.workspaceId))
  }

  /**
   * Closes what is no longer allowed, whoever revoked it and wherever; a changed role, name or access is taken over.
   * @param workspaceId looks at the sockets of this one alone
   */
  async recheck(workspaceId?: string): Promise<void> {
    const looked = [...this.#sockets].filter(
      ({ session }) => workspaceId === undefined || session.workspaceId === workspaceId,
    )
    const hashes = new Set(looked.map(({ session }) => session.tokenHash))
    for (const tokenHash of hashes) {
      const session = await sessionOfHash(this.#storage, tokenHash)
      const sockets = [...this.#sockets].filter((socket) => socket.session.tokenHash === tokenHash)
      for (const socket of sockets) {
        if (session === null) socket.close(closeCodes.forbidden, 'This device is not a member any more.')
        else {
          socket.session = session
          await socket.refresh?.()
        }
      }
      if (session === null) log.info({ sockets: sockets.length }, 'closed the sockets of a revoked device')
    }
  }

  /** How many are open, of rows and of documents. */
  counts(): { rows: number; documents: number } {
    const rows = [...this.#sockets].filter(({ isRows }) => isRows).length
    return { rows, documents: this.#sockets.size - rows }
  }

  closeAll(code: number, reason: string): void {
    for (const socket of this.#sockets) socket.close(code, reason)
  }
}
