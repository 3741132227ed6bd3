/** Who has which account's plan open: told by the documents, heard by the rows sockets that watch the account. */
import { rowsTopic, type Bus } from '../bus/bus'

export interface Editor {
  id: string
  name: string
}

type Listener = (accountId: string, editors: Editor[]) => void

/** What another process has not said again for so long is not so any more: it may have died. */
const staleMs = 35_000

interface Said {
  editors: Editor[]
  /** Milliseconds since 1970. */
  at: number
}

export class Editing {
  /** By workspace and account, then by process. */
  readonly #editors = new Map<string, Map<string, Said>>()
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #bus: Bus
  readonly #origin: string

  constructor(bus: Bus, origin: string) {
    this.#bus = bus
    this.#origin = origin
  }

  /** Says who of this process has the plan open now. */
  set(workspaceId: string, accountId: string, editors: Editor[]): void {
    this.hear(workspaceId, accountId, editors, this.#origin)
    this.#tell(workspaceId, accountId, editors)
  }

  /** To be called every 10 s or so: says again who of this process edits, and forgets processes that do not. */
  renew(now: number = Date.now()): void {
    for (const [key, byProcess] of Array.from(this.#editors)) {
      const [workspaceId = '', accountId = ''] = key.split('/')
      const own = byProcess.get(this.#origin)
      if (own !== undefined) this.#tell(workspaceId, accountId, own.editors)
      for (const [from, { at }] of Array.from(byProcess))
        if (from !== this.#origin && now - at > staleMs) this.hear(workspaceId, accountId, [], from)
    }
  }

  #tell(workspaceId: string, accountId: string, editors: Editor[]): void {
    this.#bus.publish(rowsTopic(workspaceId), this.#origin, { kind: 'editing', accountId, members: editors })
  }

  /** Takes what a process says of its own sockets. */
  hear(workspaceId: string, accountId: string, editors: Editor[], from: string): void {
    const key = `${workspaceId}/${accountId}`
    const before = JSON.stringify(this.of(workspaceId, accountId))
    const byProcess = this.#editors.get(key) ?? new Map<string, Said>()
    if (editors.length === 0) byProcess.delete(from)
    else byProcess.set(from, { editors, at: Date.now() })
    if (byProcess.size === 0) this.#editors.delete(key)
    else this.#editors.set(key, byProcess)
    const now = this.of(workspaceId, accountId)
    if (JSON.stringify(now) === before) return
    for (const listener of this.#listeners.get(workspaceId) ?? []) listener(accountId, now)
  }

  /** Each member once, however many windows and processes. */
  of(workspaceId: string, accountId: string): Editor[] {
    const byProcess = this.#editors.get(`${workspaceId}/${accountId}`) ?? new Map<string, Said>()
    const editors = [...byProcess.values()].flatMap((said) => said.editors)
    const unique = new Map(editors.map((editor) => [editor.id, editor]))
    return [...unique.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }

  listen(workspaceId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(workspaceId) ?? new Set()
    this.#listeners.set(workspaceId, listeners.add(listener))
    return () => {
      listeners.delete(listener)
    }
  }
}
