/**
 * Messages into rows: one batch of a workspace after the other, each known message left out, what is written pushed as any change is
 * and on disk before the source is told. What came is noted after that: should the server die in between, the source sends again, and
 * the ids of the rows, made of the messages, make it the same rows.
 */
import type { Previewed } from '../../lib/messages/ingest-protocol'
import { log } from '../log'
import type { Metrics } from '../metrics/metrics'
import type { IngestedMessage } from '../storage/ingest-storage'
import { Directory } from './directory'
import { BatchWriter, IngestBusy, type WriterParts } from './batch-writer'
import type { Mapping } from './mapping'
import { readKept, type Message } from './message'
import { groupKey, userKey, type Planned } from './plan'
import { previewMapping } from './preview'
import { keptOf, retriable } from './retriable'

/** Messages of one batch are planned over this many rows at a time, so that everybody else has a turn. */
const messagesPerPart = 500
/** Kept messages that are tried again at once, when somebody becomes known or, of each event, when the mapping changes. */
const retriedAtOnce = 1000
const keptMs = 30 * 24 * 3_600_000
const keptBodies = { bodies: 5000, bodiesPerName: 500 }
const pruneMs = 3_600_000
/** Who is known of a workspace from which nothing comes is let go of. */
const idleMs = 600_000

interface Workspace {
  directory: Promise<Directory>
  work: Promise<unknown>
  waiting: number
  usedAt: number
  prunedAt: number
}

/** Messages of one workspace that may wait for their turn. */
const maxWaiting = 20_000

export class IngestService {
  readonly #parts: WriterParts
  readonly #workspaces = new Map<string, Workspace>()
  readonly #timer: NodeJS.Timeout
  readonly #metrics: Metrics | null
  readonly #writer: BatchWriter

  constructor(parts: WriterParts, metrics: Metrics | null = null) {
    this.#parts = parts
    this.#metrics = metrics
    this.#writer = new BatchWriter(parts)
    this.#timer = setInterval(() => void this.#tidy(), pruneMs / 12)
  }

  /**
   * Takes messages in; when it resolves, what they say is on disk.
   * @param rejected what of the same request could not be read, to be counted
   * @throws IngestBusy when too much waits already, StorageError when the disk refuses: the same may be sent again
   */
  async take(
    workspaceId: string,
    messages: readonly Message[],
    rejected: readonly IngestedMessage[] = [],
  ): Promise<void> {
    const workspace = this.#workspace(workspaceId)
    if (workspace.waiting + messages.length > maxWaiting) throw new IngestBusy('Too many messages wait.')
    workspace.waiting += messages.length
    workspace.usedAt = Date.now()
    try {
      await this.#inTurn(workspace, () => this.#takeAll(workspaceId, workspace, messages))
      if (rejected.length > 0) await this.#parts.storage.ingest.note(workspaceId, rejected)
    } finally {
      workspace.waiting -= messages.length
    }
  }

  /** An admin has written a mapping: what came before it is tried again, in its turn. */
  remap(workspaceId: string): void {
    const workspace = this.#workspace(workspaceId)
    workspace.usedAt = Date.now()
    const retry = async (): Promise<void> => {
      const directory = await workspace.directory
      await directory.catchUp()
      directory.takeMappingNews()
      await this.#retryMapped(workspaceId, directory)
    }
    // Nobody waits for it: the mapping is written, and whoever writes the next one tries all of it again.
    this.#inTurn(workspace, retry).catch((error: unknown) =>
      log.error({ err: error, workspace: workspaceId }, 'kept messages could not be tried again'),
    )
  }

  /** @throws StorageError */
  async preview(workspaceId: string, mapping: Mapping, replaces: string | null): Promise<Previewed[]> {
    const workspace = this.#workspace(workspaceId)
    workspace.usedAt = Date.now()
    let found: Previewed[] = []
    await this.#inTurn(workspace, async () => {
      const directory = await workspace.directory
      await directory.catchUp()
      found = await previewMapping(this.#parts.storage, { workspaceId, directory, mapping, replaces })
    })
    return found
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await Promise.allSettled([...this.#workspaces.values()].map(({ work }) => work))
  }

  #workspace(workspaceId: string): Workspace {
    const known = this.#workspaces.get(workspaceId)
    if (known !== undefined) return known
    const directory = Directory.open(this.#parts.storage, workspaceId)
    const made = { directory, work: Promise.resolve(), waiting: 0, usedAt: Date.now(), prunedAt: 0 }
    this.#workspaces.set(workspaceId, made)
    // A directory that could not be read is read again for the next batch.
    directory.catch(() => this.#workspaces.delete(workspaceId))
    return made
  }

  #inTurn(workspace: Workspace, work: () => Promise<void>): Promise<void> {
    const turn = workspace.work.then(work)
    workspace.work = turn.catch(() => {})
    return turn
  }

  async #takeAll(workspaceId: string, workspace: Workspace, messages: readonly Message[]): Promise<void> {
    const directory = await workspace.directory
    const { ingest } = this.#parts.storage
    const known = await ingest.known(
      workspaceId,
      messages.map(({ id }) => id),
    )
    const fresh = messages.filter(({ id }) => !known.has(id) && known.add(id))
    await directory.catchUp()
    const nowKnown = new Set<string>()
    for (let at = 0; at < fresh.length; at += messagesPerPart)
      for (const key of await this.#takePart(workspaceId, directory, fresh.slice(at, at + messagesPerPart)))
        nowKnown.add(key)
    if (directory.takeMappingNews()) await this.#retryMapped(workspaceId, directory)
    if (nowKnown.size > 0) await this.#retryWaiting(workspaceId, directory, [...nowKnown])
  }

  /** @returns whom others may wait for that are known now */
  async #takePart(workspaceId: string, directory: Directory, messages: readonly Message[]): Promise<string[]> {
    const receivedAt = Date.now()
    const plans = await this.#writer.write(workspaceId, directory, messages, receivedAt)
    const noted = messages.map((message, index) => noteOf(message, plans[index], receivedAt))
    await this.#parts.storage.ingest.note(workspaceId, noted)
    for (const { outcome } of noted) this.#metrics?.noteIngested(outcome)
    return messages.flatMap((message, index) => becameKnown(message, plans[index]))
  }

  async #retryWaiting(workspaceId: string, directory: Directory, waitsFor: readonly string[]): Promise<void> {
    const kept = await this.#parts.storage.ingest.kept(workspaceId, { waitsFor }, retriedAtOnce)
    await this.#takeKept(workspaceId, directory, kept)
  }

  /** Tries again what could not be written, of each event that has a mapping now. */
  async #retryMapped(workspaceId: string, directory: Directory): Promise<void> {
    const { ingest } = this.#parts.storage
    for (const event of retriable(await ingest.counts(workspaceId)))
      if (directory.mappings.of(event.call, event.name).length > 0)
        await this.#takeKept(workspaceId, directory, await ingest.keptOf(workspaceId, keptOf(event), retriedAtOnce))
  }

  async #takeKept(workspaceId: string, directory: Directory, kept: readonly IngestedMessage[]): Promise<void> {
    const messages = kept.flatMap(({ body }) => (body === null ? [] : (readKept(body) ?? [])))
    // What somebody did is of the account that another message puts them to.
    messages.sort((a, b) => Number(b.call === 'group') - Number(a.call === 'group') || a.at - b.at)
    for (let at = 0; at < messages.length; at += messagesPerPart)
      await this.#takePart(workspaceId, directory, messages.slice(at, at + messagesPerPart))
  }

  async #tidy(): Promise<void> {
    const now = Date.now()
    for (const [workspaceId, workspace] of this.#workspaces) {
      if (workspace.waiting === 0 && now - workspace.usedAt > idleMs) this.#workspaces.delete(workspaceId)
      if (now - workspace.prunedAt < pruneMs) continue
      workspace.prunedAt = now
      try {
        await this.#parts.storage.ingest.prune(workspaceId, { before: now - keptMs, ...keptBodies })
      } catch (error) {
        log.error({ err: error, workspace: workspaceId }, 'ingested messages could not be pruned')
      }
    }
  }
}

const keptOutcomes = new Set(['unmapped', 'waiting', 'refused'])

function noteOf(message: Message, plan: Planned | undefined, receivedAt: number): IngestedMessage {
  const { outcome, reason, waitsFor } = plan ?? { outcome: 'refused' as const, reason: 'Not planned.', waitsFor: null }
  const body = keptOutcomes.has(outcome) ? JSON.stringify(message) : null
  return { id: message.id, call: message.call, name: message.name, outcome, reason, at: receivedAt, waitsFor, body }
}

/** Those that waited for this person or account may be tried again. */
function becameKnown({ call, userId, groupId }: Message, plan: Planned | undefined): string[] {
  if (plan === undefined || plan.rows.length === 0 || (call !== 'identify' && call !== 'group')) return []
  const user = userId === null || plan.outcome === 'waiting' ? [] : [userKey(userId)]
  return groupId === null ? user : [groupKey(groupId), ...user]
}
