/** A batch's messages planned over the rows as they are, and pushed as they then are to be. */
import { limits } from '../../lib/messages/limits'
import type { ChangeResult } from '../../lib/messages/sync-protocol'
import type { ServerParts } from '../parts'
import { pushChanges } from '../rows/rows-service'
import type { Directory } from './directory'
import { DraftRows, ingestDevice, type DraftChange } from './draft-rows'
import type { Message } from './message'
import type { Planned } from './plan'
import { planMessage } from './plan-message'
import { ingestedId } from './row-ids'

export type WriterParts = Pick<ServerParts, 'storage' | 'bus' | 'onPush'>

/** Rows may change between planning and writing so often before fewer messages are planned at once, or the source is put off. */
const attempts = { beforeHalving: 2, most: 50 }

/** Too much waits already: come again later. */
export class IngestBusy extends Error {
  override readonly name = 'IngestBusy'
}

/** Somebody wrote between planning and writing. */
class Outdated extends Error {}

export class BatchWriter {
  readonly #parts: WriterParts
  #counter = 0

  constructor(parts: WriterParts) {
    this.#parts = parts
  }

  /** Plans and writes; planned anew, and fewer at once, when somebody else wrote in between. */
  async write(
    workspaceId: string,
    directory: Directory,
    messages: readonly Message[],
    receivedAt: number,
  ): Promise<Planned[]> {
    for (let attempt = 1; attempt <= attempts.most; attempt += 1) {
      if (attempt > attempts.beforeHalving && messages.length > 1) {
        const half = Math.ceil(messages.length / 2)
        const first = await this.write(workspaceId, directory, messages.slice(0, half), receivedAt)
        return [...first, ...(await this.write(workspaceId, directory, messages.slice(half), receivedAt))]
      }
      await directory.catchUp()
      const rows = new DraftRows(this.#parts.storage, workspaceId, directory)
      const plans: Planned[] = []
      for (const message of messages)
        plans.push(
          await planMessage({ workspaceId, rows, directory, mappings: directory.mappings, receivedAt }, message),
        )
      try {
        const refusals = await this.#push(workspaceId, directory, rows.changes())
        return plans.map((plan) => withRefusal(plan, refusals))
      } catch (error) {
        if (!(error instanceof Outdated)) throw error
      }
    }
    throw new IngestBusy('Too much is written at this moment.')
  }

  /** @returns what was refused, by `collection/id` */
  async #push(workspaceId: string, directory: Directory, drafts: readonly DraftChange[]): Promise<Map<string, string>> {
    const refusals = new Map<string, string>()
    for (let at = 0; at < drafts.length; at += limits.changesPerPush) {
      const part = drafts.slice(at, at + limits.changesPerPush)
      const results = await this.#pushPart(workspaceId, directory, part, at > 0)
      for (const [index, result] of results.entries()) {
        const draft = part[index]
        if (result.outcome === 'refused' && draft !== undefined)
          refusals.set(`${draft.collection}/${draft.recordId}`, result.reason)
      }
    }
    return refusals
  }

  async #pushPart(
    workspaceId: string,
    directory: Directory,
    drafts: readonly DraftChange[],
    isLaterPart: boolean,
  ): Promise<ChangeResult[]> {
    const now = Date.now()
    const seen = directory.cursor
    const changes = drafts.map((draft) => {
      const counter = this.#nextCounter(now)
      const id = ingestedId(workspaceId, 'change', draft.collection, draft.recordId, String(counter))
      return { ...draft, id, device: ingestDevice, counter, at: new Date(now).toISOString(), seen }
    })
    const check = ({ head }: { head: number }): void => {
      if (head !== seen && !isLaterPart) throw new Outdated()
    }
    const clock = { sentAt: now, receivedAt: now }
    const options = { from: 'ingest', guard: { keys: [], check } }
    const pusher = { memberId: null, role: 'server' }
    const { results } = await pushChanges(this.#parts, workspaceId, changes, pusher, clock, options)
    this.#parts.onPush(workspaceId, changes)
    return results
  }

  /** Grows with time, so that a later write of any process wins over an earlier one. */
  #nextCounter(now: number): number {
    this.#counter = Math.max(this.#counter + 1, now * 1000)
    return this.#counter
  }
}

function withRefusal(plan: Planned, refusals: ReadonlyMap<string, string>): Planned {
  const reason = plan.rows.flatMap((row) => refusals.get(row) ?? [])[0]
  return reason === undefined ? plan : { ...plan, outcome: 'refused', reason, waitsFor: null }
}
