/**
 * A server that was put back from a backup may lack a record that this browser has, because who made it has not come back since.
 * Changes of such a record are refused; so that they are not lost, the record is made again from what is here, and they are sent
 * once more (r7).
 */
import { v4, v7 } from 'uuid'
import type { LooseRecord } from '../messages/apply-patch'
import { isCollection } from '../messages/rows'
import type { Change, ChangeResult } from '../messages/sync-protocol'
import type { SidelightDatabase } from '../store/database'
import { patchOfRow } from '../store/write'

const keyOf = ({ collection, recordId }: Pick<Change, 'collection' | 'recordId'>): string => `${collection} ${recordId}`

/** Before every edit: whoever made the record or changed it, and sends that again, is not overwritten by a copy. */
const beforeAll = '1970-01-01T00:00:00.000Z'

/** What one round of pushing has found missing; each record is made again once, or a server that refuses it is asked for ever. */
export class MissingRecords {
  readonly #seen = new Set<string>()
  #creates: Change[] = []

  /**
   * Takes a refused change that will do once its record is there again: it stays in the outbox, under an id that the server has not
   * answered yet. Inside a transaction by `syncTransaction`. @returns whether it did
   */
  async keep(db: SidelightDatabase, change: Change, result: ChangeResult): Promise<boolean> {
    if (result.outcome !== 'refused' || result.code !== 'unknownRecord' || change.op === 'create') return false
    const key = keyOf(change)
    const isAsked = this.#creates.some((create) => keyOf(create) === key)
    if (this.#seen.has(key) && !isAsked) return false
    const record = (await db.shadows.get([change.collection, change.recordId]))?.record
    if (!record) return false
    this.#seen.add(key)
    if (!isAsked) this.#creates.push(creationOf(change, record))
    await db.outbox.put({ ...change, id: v7() })
    return true
  }

  /** The changes that make the records again, each once. */
  take(): Change[] {
    return this.#creates.splice(0)
  }
}

/** Under a device of its own: the counter of this one would put it after the changes that wait. */
function creationOf({ collection, recordId }: Change, record: LooseRecord): Change {
  const patch = isCollection(collection) ? patchOfRow(collection, record) : { set: withoutOwn(record) }
  return { id: v7(), collection, recordId, op: 'create', patch, device: v4(), counter: 1, at: beforeAll, seen: 0 }
}

/** The server's to say, in any record. */
function withoutOwn(record: LooseRecord): LooseRecord {
  return Object.fromEntries(Object.entries(record).filter(([field]) => field !== 'id' && field !== 'deletedAt'))
}
