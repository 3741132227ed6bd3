/**
 * One document in memory, never ahead of its log for anybody else. An update is applied here first (which is what
 * tells whether it is sound and new), then appended and synced to disk, and only then shown or answered for.
 */
import * as Y from 'yjs'
import { limits } from '../../lib/messages/limits'
import type { Storage, UpdateSource } from '../storage/storage'
import { buildDocument } from './build-document'
import { HeldUpdates, type Author } from './held'
import { countMergeable, mergeLog } from './merge-log'
import { QuietDoc } from './quiet-doc'
import { integrate, type Integrated } from './rest'
import { isWhollyNew, type SentUpdate } from './sent-update'

/** The update would make the document larger than it may be; nothing was stored. */
export class DocumentTooLarge extends Error {
  override readonly name = 'DocumentTooLarge'
}

/** The update decodes but cannot be applied; nothing was stored, the document is read again from its log. */
export class UnsoundUpdate extends Error {
  override readonly name = 'UnsoundUpdate'
}

/** What a write made of the document: to be shown to everybody but its author. */
export interface Piece {
  update: Uint8Array
  author: Author
}

export interface Written {
  /** The update itself as far as it was new and its base is there, and what it completed of others. */
  pieces: Piece[]
  /** Those whose held edits could not be applied when their base came, or are too many; nothing of those was stored. */
  refused: Author[]
  /** Under which instant it stands in the log; null: nothing was appended. */
  at: number | null
}

/** An edit, or what makes one of the document as it is when its turn comes. */
export type Edit = SentUpdate | ((doc: Y.Doc) => Uint8Array)

/** Other processes, which have appended already what they tell, and the log itself. */
const elsewhere: Author = {}

export class Plan {
  #doc: Y.Doc = new QuietDoc()
  readonly #storage: Storage
  readonly #workspaceId: string
  readonly #name: string
  /** Resolves when everything applied so far is on disk. */
  #durable: Promise<void> = Promise.resolve()
  /** Appends that are under way, or have failed. */
  #appending = 0
  readonly #endAppending = (): void => {
    this.#appending -= 1
  }
  /** Bytes of the document, at most; exact after a compaction or a check. */
  #size = 0
  #unmerged = 0
  /** The newest instant of the log, ms since 1970. */
  #lastAt = 0
  readonly #held = new HeldUpdates()
  /** While the log is being read again; what comes meanwhile waits. */
  #reading: Promise<void> | null = null

  constructor(storage: Storage, workspaceId: string, name: string) {
    this.#storage = storage
    this.#workspaceId = workspaceId
    this.#name = name
  }

  /** How many updates of the log a compaction would do away with, as far as this process wrote or read them. */
  get unmerged(): number {
    return this.#unmerged
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc)
  }

  /** Reads the log into memory, in the place of what is there. */
  async load(): Promise<void> {
    const updates = await this.#storage.updates(this.#workspaceId, this.#name)
    this.#doc.destroy()
    const { doc, rests } = buildDocument(updates)
    this.#doc = doc
    this.#held.release(elsewhere)
    for (const rest of rests) this.#held.hold(elsewhere, rest)
    this.#unmerged = countMergeable(updates, Date.now())
    this.#size = updates.reduce((sum, { update }) => sum + update.byteLength, 0)
    this.#noteInstants(updates)
  }

  /**
   * Applies and appends; gives what became visible, once it is on disk.
   * @throws DocumentTooLarge, UnsoundUpdate, StorageError
   */
  async write(edit: Edit, author: Author): Promise<Written> {
    while (this.#reading !== null) await this.#reading
    const update = typeof edit === 'function' ? edit(this.#doc) : edit.bytes
    this.#checkSize(update)
    const whole = typeof edit !== 'function' && isWhollyNew(edit, this.#doc) ? update : null
    const written = this.#integrate(author, () => Y.applyUpdate(this.#doc, update), whole)
    await this.#durable
    return written
  }

  /** Takes an update that another process has appended. */
  async take(update: Uint8Array): Promise<Written> {
    while (this.#reading !== null) await this.#reading
    const written = this.#integrate(elsewhere, () => Y.applyUpdate(this.#doc, update))
    await this.#durable
    return written
  }

  /** Resolves when everything this author wrote has its base; after that `missing` waits for the disk. */
  async whole(author: Author): Promise<void> {
    while (this.#reading !== null) await this.#reading
    await this.#held.whole(author)
  }

  /** The author has gone: what has no base yet is dropped. It was not acknowledged, so it will be sent again. */
  forget(author: Author): void {
    this.#held.release(author)
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

  /** Merges the log into one update a version; what is appended meanwhile stays beside them. */
  async compact(): Promise<void> {
    const before = this.#unmerged
    await compactLog(this.#storage, this.#workspaceId, this.#name)
    // Also when another process did it first: what is left is looked at after the next so many.
    this.#unmerged -= before
  }

  /** Reads what the log has more than memory: other processes wrote it, and their word of it was lost. */
  async catchUp(): Promise<Written> {
    while (this.#reading !== null) await this.#reading
    const updates = await this.#storage.updates(this.#workspaceId, this.#name)
    this.#noteInstants(updates)
    const { doc } = buildDocument(updates)
    const missing = Y.encodeStateAsUpdate(doc, this.stateVector())
    doc.destroy()
    return this.take(missing)
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

  /** Applies, then whatever of the held updates fits now. */
  #integrate(author: Author, apply: () => void, whole: Uint8Array | null = null): Written {
    const written: Written = { pieces: [], refused: [], at: null }
    this.#keep(author, this.#apply(apply, whole), written)
    if (written.pieces.length > 0) this.#integrateHeld(written)
    this.#held.releaseWhole()
    return written
  }

  #integrateHeld(written: Written): void {
    for (let next = this.#held.takeFitting(this.#doc); next !== null; next = this.#held.takeFitting(this.#doc)) {
      const { author, rest } = next
      try {
        const integrated = this.#apply(() => Y.applyUpdateV2(this.#doc, rest.update))
        this.#keep(author, integrated, written)
      } catch (error) {
        if (!(error instanceof UnsoundUpdate)) throw error
        this.#refuse(author, written)
        // The log is being read again; what else is held is tried with the next edit.
        return
      }
    }
  }

  #apply(apply: () => void, whole: Uint8Array | null = null): Integrated {
    try {
      return integrate(this.#doc, apply, whole)
    } catch (error) {
      // Half of it may be in memory.
      this.#reading = this.#readAgain()
      this.#reading.catch(() => {})
      throw new UnsoundUpdate('The update cannot be applied.', { cause: error })
    }
  }

  /** Appends what changed and holds what has no base yet. */
  #keep(author: Author, { change, rest }: Integrated, written: Written): void {
    if (change !== null) {
      written.pieces.push({ update: change, author })
      this.#size += change.byteLength
      if (author !== elsewhere) written.at = this.#append(change, author)
    }
    if (rest === null) return
    this.#held.hold(author, rest)
    if (author !== elsewhere && this.#held.isTooMuch(author)) this.#refuse(author, written)
  }

  #append(update: Uint8Array, { session, restores }: Author): number {
    this.#unmerged += 1
    const now = Date.now()
    // By itself in its instant: what it replaced is a version of its own.
    const at = restores === undefined ? now : Math.max(now, this.#lastAt + 1)
    this.#lastAt = Math.max(this.#lastAt, at)
    const memberIds = session === undefined ? [] : [session.member.id]
    const source = { at, memberIds, ...(restores === undefined ? {} : { restores }) }
    const appended = this.#storage.appendUpdate(this.#workspaceId, this.#name, update, source)
    this.#durable = this.#appending === 0 ? appended : both(this.#durable, appended)
    this.#appending += 1
    // One that fails stays counted: nothing that comes after it is durable.
    appended.then(this.#endAppending, () => {})
    return at
  }

  #noteInstants(updates: readonly UpdateSource[]): void {
    this.#lastAt = updates.reduce((last, { at }) => Math.max(last, at), this.#lastAt)
  }

  #refuse(author: Author, written: Written): void {
    this.#held.release(author)
    written.refused.push(author)
  }
}

/**
 * Merges a document's log into one update a version.
 * @returns how many updates it has fewer
 */
export async function compactLog(storage: Storage, workspaceId: string, name: string): Promise<number> {
  const { ids, merged } = mergeLog(await storage.updates(workspaceId, name), Date.now())
  if (ids.length === 0) return 0
  return (await storage.compact(workspaceId, name, ids, merged)) ? ids.length - merged.length : 0
}

async function both(first: Promise<void>, second: Promise<void>): Promise<void> {
  await Promise.all([first, second])
}
