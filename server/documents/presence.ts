/** Awareness of one document: cursors and names, each client's state owned by the socket that said it. */
import * as Y from 'yjs'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import { writeEntries, type AwarenessEntry } from './messages'

export interface Owner {
  session: { member: { id: string; name: string } }
}

/** Windows of one member behind one socket: one each, and some left over from reloads. */
const maxClientsPerSocket = 50

export class Presence {
  readonly #awareness: Awareness
  readonly #owners = new Map<number, Owner>()

  /** @param tell is given each awareness update and where it came from: an Owner, 'bus' or Yjs' own 'timeout' */
  constructor(tell: (update: Uint8Array, origin: unknown) => void) {
    // A document of its own: the plan's is replaced when its log is read again.
    this.#awareness = new Awareness(new Y.Doc())
    this.#awareness.setLocalState(null)
    this.#awareness.on('update', (changes: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
      const { added, updated, removed } = changes
      for (const clientId of removed) this.#owners.delete(clientId)
      tell(encodeAwarenessUpdate(this.#awareness, [...added, ...updated, ...removed]), origin)
    })
  }

  /** Takes what a socket says; of clients that belong to another member it is not heard. False: it has too many. */
  hear(entries: readonly AwarenessEntry[], from: Owner): boolean {
    const own = entries.filter(({ clientId }) => {
      const owner = this.#owners.get(clientId)
      return owner === undefined ? !this.#awareness.getStates().has(clientId) : this.#isSameMember(owner, from)
    })
    for (const { clientId, state } of own)
      if (state === 'null') this.#owners.delete(clientId)
      else this.#owners.set(clientId, from)
    if ([...this.#owners.values()].filter((owner) => owner === from).length > maxClientsPerSocket) return false
    applyAwarenessUpdate(this.#awareness, writeEntries(own), from)
    return true
  }

  /** Takes what another process says. */
  take(update: Uint8Array): void {
    applyAwarenessUpdate(this.#awareness, update, 'bus')
  }

  /** Everybody's state, for one who has just come; null when nobody has any. */
  all(): Uint8Array | null {
    const clientIds = [...this.#awareness.getStates().keys()]
    return clientIds.length === 0 ? null : encodeAwarenessUpdate(this.#awareness, clientIds)
  }

  /** Members of this process who have the plan open, each once. */
  editors(): { id: string; name: string }[] {
    const members = [...this.#owners.values()].map(({ session }) => session.member)
    return [...new Map(members.map(({ id, name }) => [id, { id, name }])).values()]
  }

  leave(owner: Owner): void {
    const clientIds = [...this.#owners].filter(([, found]) => found === owner).map(([clientId]) => clientId)
    for (const clientId of clientIds) this.#owners.delete(clientId)
    removeAwarenessStates(this.#awareness, clientIds, owner)
  }

  destroy(): void {
    this.#awareness.destroy()
  }

  #isSameMember(a: Owner, b: Owner): boolean {
    return a.session.member.id === b.session.member.id
  }
}
