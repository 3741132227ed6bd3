/**
 * One document in memory, never ahead of its log for anybody else. An update is applied here first (which is what
 * tells whether it is sound and new), then appended and synced to disk, and only then shown or answered for.
 */
import * as Y from 'yjs'
import { limits } from '../../lib/messages/limits'
import { log } from '../log'
import type { DocumentUpdate, Storage } from '../storage/storage'

/** The update would make the document larger than it may be; nothing was stored. */
export class DocumentTooLarge extends Error {
  override readonly name = 'DocumentTooLarge'
}

/** The update decodes but cannot be applied; nothing was stored, the document is read again from its log. */
export class UnsoundUpdate extends Error {
  override readonly name = 'UnsoundUpdate'
}

export class Plan {
  #doc = new Y.Doc()
  readonly #storage: Storage
  readonly #workspaceId: string
  readonly #name: string
  /** Resolves when everything applied so far is on disk. */
  #durable: Promise<void> = Promise.resolve()
  /** Bytes of the document, at most; exact after a compaction or a check. */
  #size = 0
  #updatesInLog = 0
  /** While the log is being read again; what comes meanwhile waits. */
  #reading: Promise<void> | null = null

  constructor(storage: Storage, workspaceId: string, name: string) {
    this.#storage = storage
    this.#workspaceId = workspaceId
    this.#name = name
  }

  get updatesInLog(): number {
    return this.#updatesInLog
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc)
  }

  /** Reads the log into memory, in the place of what is there. */
  async load(): Promise<void> {
    const updates = await this.#storage.updates(this.#workspaceId, this.#name)
    this.#doc.destroy()
    this.#doc = buildDocument(updates).doc
    this.#updatesInLog = updates.length
    this.#size = updates.reduce((sum, { update }) => sum + update.byteLength, 0)
  }

  /**
   * Applies and appends; gives whether the update told anything new, once it is on disk.
   * @throws DocumentTooLarge, UnsoundUpdate, StorageError
   */
  async write(update: Uint8Array): Promise<boolean> {
    while (this.#reading !== null) await this.#reading
    this.#checkSize(update)
    const isNew = this.#apply(update)
    if (isNew) {
      this.#size += update.byteLength
      this.#updatesInLog += 1
      this.#durable = both(this.#durable, this.#storage.appendUpdate(this.#workspaceId, this.#name, update))
    }
    await this.#durable
    return isNew
  }

  /** Takes an update that another process has appended. */
  async take(update: Uint8Array): Promise<void> {
    while (this.#reading !== null) await this.#reading
    this.#apply(update)
    this.#size += update.byteLength
  }

  /** What a client with this state vector lacks, once all of it is on disk. */
  async missing(stateVector: Uint8Array): Promise<Uint8Array> {
    while (this.#reading !== null) await this.#reading
    const answer = Y.encodeStateAsUpdate(this.#doc, stateVector)
    await this.#durable
    return answer
  }

  destroy(): void {
    this.#doc.destroy()
  }

  /** Resolves when nothing is being written any more, whether it went well or not. */
  async settled(): Promise<void> {
    await this.#durable.catch(() => {})
  }

  /** Merges the log into one update; what is appended meanwhile stays beside it. */
  async compact(): Promise<void> {
    const updates = await this.#storage.updates(this.#workspaceId, this.#name)
    if (updates.length < 2) return
    const { doc, ids } = buildDocument(updates)
    const whole = Y.encodeStateAsUpdate(doc)
    doc.destroy()
    if (await this.#storage.compact(this.#workspaceId, this.#name, ids, whole)) this.#updatesInLog = 1
  }

  #checkSize(update: Uint8Array): void {
    if (this.#size + update.byteLength <= limits.documentBytes) return
    // The sum counts what has been deleted and what came twice; the merge does not.
    const whole = Y.encodeStateAsUpdate(this.#doc)
    this.#size = whole.byteLength
    if (this.#size + update.byteLength <= limits.documentBytes) return
    if (Y.mergeUpdates([whole, update]).byteLength > limits.documentBytes)
      throw new DocumentTooLarge(`A plan may have ${limits.documentBytes} bytes.`)
  }

  /** @throws StorageError; then the plan stays closed to writes, and its room is given up */
  async #readAgain(): Promise<void> {
    await this.settled()
    await this.load()
    this.#reading = null
  }

  #apply(update: Uint8Array): boolean {
    let isNew = false
    const noteChange = () => {
      isNew = true
    }
    const { pendingStructs, pendingDs } = this.#doc.store
    this.#doc.once('update', noteChange)
    try {
      Y.applyUpdate(this.#doc, update)
    } catch (error) {
      // Half of it may be in memory.
      this.#reading = this.#readAgain()
      this.#reading.catch(() => {})
      throw new UnsoundUpdate('The update cannot be applied.', { cause: error })
    } finally {
      this.#doc.off('update', noteChange)
    }
    // What waits for an earlier update is kept aside by Yjs, and has to be kept on disk too.
    return isNew || this.#doc.store.pendingStructs !== pendingStructs || this.#doc.store.pendingDs !== pendingDs
  }
}

/**
 * The document of these updates. One that cannot be applied is left out, and stays in the log for a person to look at:
 * the rest of the plan must not be lost for it.
 */
function buildDocument(updates: readonly DocumentUpdate[]): { doc: Y.Doc; ids: number[] } {
  const doc = new Y.Doc()
  const ids: number[] = []
  for (const { id, update } of updates) {
    try {
      Y.applyUpdate(doc, update)
      ids.push(id)
    } catch (error) {
      log.error({ err: error, update: id }, 'an update in a log cannot be applied and is left out')
      doc.destroy()
      return buildDocument(updates.filter((other) => other.id !== id))
    }
  }
  return { doc, ids }
}

async function both(first: Promise<void>, second: Promise<void>): Promise<void> {
  await Promise.all([first, second])
}
