/** Awareness of one document: cursors and names, each client's state owned by the socket that said it. */
import * as Y from 'yjs'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import { writeEntries, type AwarenessEntry } from './messages'

export interface Owner {
  session: { member: { id: string; name: string } }
}

/** Windows of one member behind one socket: one each, and some left over from reloads. */
const maxClientsPerSocket = 50

/** Between two tellings of cursors; a person sees no difference. */
const beatMs = 40

/** Clients one socket may ever name: Awareness remembers the clock of each until the plan is unloaded. */
const maxIntroduced = 1000

export class Presence {
  readonly #awareness: Awareness
  readonly #owners = new Map<number, Owner>()
  readonly #tell: (update: Uint8Array, origin: unknown) => void
  /** Clients whose state is not told yet, and where it came from. */
  readonly #changed = new Map<number, unknown>()
  #beat: NodeJS.Timeout | null = null
  readonly #introduced = new WeakMap<Owner, number>()

  /** @param tell is given each awareness update and where it came from: an Owner, 'bus' or Yjs' own 'timeout' */
  constructor(tell: (update: Uint8Array, origin: unknown) => void) {
    this.#tell = tell
    // A document of its own: the plan's is replaced when its log is read again.
    this.#awareness = new Awareness(new Y.Doc())
    this.#awareness.setLocalState(null)
    this.#awareness.on('update', (changes: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
      const { added, updated, removed } = changes
      for (const clientId of removed) this.#owners.delete(clientId)
      for (const clientId of [...added, ...updated, ...removed]) this.#changed.set(clientId, origin)
      if (this.#beat === null) this.#tellChanged()
    })
  }

  /** Takes what a socket says; of clients that belong to another member it is not heard. False: it has too many. */
  hear(entries: readonly AwarenessEntry[], from: Owner): boolean {
    const own = entries.filter(({ clientId, state }) => {
      const owner = this.#owners.get(clientId)
      // That somebody unknown has left is no news, but Awareness would remember it.
      if (owner === undefined && state === 'null') return false
      return owner === undefined ? !this.#awareness.getStates().has(clientId) : this.#isSameMember(owner, from)
    })
    const introduced = own.filter(({ clientId }) => !this.#owners.has(clientId)).length
    this.#introduced.set(from, (this.#introduced.get(from) ?? 0) + introduced)
    if ((this.#introduced.get(from) ?? 0) > maxIntroduced) return false
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
    if (this.#beat !== null) clearTimeout(this.#beat)
    this.#changed.clear()
    this.#awareness.destroy()
  }

  /** At once, then at most once a beat: a flood of cursors is told as its newest, or it would drown slow readers. */
  #tellChanged(): void {
    this.#beat = null
    if (this.#changed.size === 0) return
    const byOrigin = new Map<unknown, number[]>()
    for (const [clientId, origin] of this.#changed) byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), clientId])
    this.#changed.clear()
    for (const [origin, clientIds] of byOrigin) this.#tell(encodeAwarenessUpdate(this.#awareness, clientIds), origin)
    this.#beat = setTimeout(() => this.#tellChanged(), beatMs)
  }

  #isSameMember(a: Owner, b: Owner): boolean {
    return a.session.member.id === b.session.member.id
  }
}
