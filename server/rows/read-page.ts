/** The rows of one page, by their sequence numbers: as many as were asked for and as one frame holds. */
import { setImmediate } from 'node:timers/promises'
import { limits } from '../../lib/messages/limits'
import type { PullWindow } from '../../lib/messages/sync-protocol'
import type { Storage, StoredRecord } from '../storage/storage'
import { isLeftOut } from './windowed'

/** A page of a pull is cut at about this many UTF-16 units: one frame, which costs some milliseconds to write. */
const pageLength = limits.frameBytes / 8

/** Rows that are read at one go, some milliseconds of work; others have their turn after each. */
const rowsPerTurn = 200

export interface PageQuestion {
  cursor: number
  limit: number
  /** What a first sync leaves out. */
  window?: PullWindow
}

interface RowsRead {
  page: StoredRecord[]
  /** The cursor after the page. */
  next: number
  more: boolean
}

/** In turns of a few milliseconds: what changes meanwhile comes at its new place, as between two pages. */
export async function readPage(
  storage: Storage,
  workspaceId: string,
  { cursor, limit, window }: PageQuestion,
): Promise<RowsRead> {
  const filling = new PageFilling()
  let next = cursor
  for (let left = limit; left > 0; await setImmediate()) {
    const asked = Math.min(rowsPerTurn, left)
    const { head, records } = await storage.recordsAfter(workspaceId, next, asked)
    for (const record of records) {
      const isWanted = window === undefined || !isLeftOut(record, window)
      if (isWanted && !filling.add(record)) return { page: filling.records(), next, more: true }
      next = record.seq
    }
    if (records.length < asked) return { page: filling.records(), next: Math.max(head, next), more: false }
    left -= asked
  }
  return { page: filling.records(), next, more: true }
}

/** A page while it is filled: at least one record, so that a pull always gets on. */
class PageFilling {
  readonly #records = new Map<string, StoredRecord>()
  #length = 0

  /** False: the page is full without this record. */
  add(record: StoredRecord): boolean {
    this.#length += JSON.stringify(record.data).length
    if (this.#length > pageLength && this.#records.size > 0) return false
    const key = `${record.collection}/${record.id}`
    // What was changed since an earlier turn comes again; as it was then it may not be told any more (r8).
    this.#records.delete(key)
    this.#records.set(key, record)
    return true
  }

  /** Each record once, lowest sequence number first. */
  records(): StoredRecord[] {
    return [...this.#records.values()]
  }
}

/** As many of them, from the first, as a page holds. */
export function cutPage(records: readonly StoredRecord[]): StoredRecord[] {
  const filling = new PageFilling()
  records.every((record) => filling.add(record))
  return filling.records()
}
