/** What this process hears of a workspace as a whole: who edits elsewhere, and what the command line wrote. */
import { rowsTopic } from '../bus/bus'
import { log } from '../log'
import type { ServerParts } from '../parts'

export class WorkspaceListeners {
  readonly #parts: ServerParts
  readonly #stops = new Map<string, () => void>()
  readonly #heads = new Map<string, number>()

  readonly #onAccess: (workspaceId: string) => void

  /** @param onAccess told when who may do or see what has changed */
  constructor(parts: ServerParts, onAccess: (workspaceId: string) => void) {
    this.#parts = parts
    this.#onAccess = onAccess
  }

  listen(workspaceId: string): void {
    if (this.#stops.has(workspaceId)) return
    const { bus, origin, editing } = this.#parts
    const stop = bus.subscribe(rowsTopic(workspaceId), origin, (message, from) => {
      if (message.kind === 'editing') editing.hear(workspaceId, message.accountId, message.members, from)
      if (message.kind === 'poke') this.#heads.set(workspaceId, message.head)
      if (message.kind === 'access') this.#onAccess(workspaceId)
    })
    this.#stops.set(workspaceId, stop)
    void this.#pokeNews(workspaceId)
  }

  /** Rows written by a process that is not on the bus (the command line) are poked for here. */
  pokeNews(workspaceIds: ReadonlySet<string>): void {
    for (const workspaceId of workspaceIds) void this.#pokeNews(workspaceId)
  }

  /** As pokeNews, for all that anybody has listened to here. */
  pokeAllNews(): void {
    this.pokeNews(new Set(this.#stops.keys()))
  }

  async #pokeNews(workspaceId: string): Promise<void> {
    try {
      const head = await this.#parts.storage.head(workspaceId)
      const known = this.#heads.get(workspaceId)
      this.#heads.set(workspaceId, head)
      if (known !== undefined && head > known)
        this.#parts.bus.publish(rowsTopic(workspaceId), this.#parts.origin, { kind: 'poke', head })
    } catch (error) {
      log.error({ err: error, workspace: workspaceId }, 'the head could not be read')
    }
  }

  close(): void {
    for (const stop of this.#stops.values()) stop()
  }
}
