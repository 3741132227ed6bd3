/** One change into one record: rules 1 to 5 of ARCHITECTURE, "Rows". Pure; what it is given is not changed. */
import { isDeepStrictEqual } from 'node:util'
import { collections, isCollection, setFieldsOf } from '../../lib/messages/rows'
import { limits } from '../../lib/messages/limits'
import type { Change, ChangeResult } from '../../lib/messages/sync-protocol'
import { stampKey, type LostValue, type Stamp, type StoredRecord } from '../storage/storage'
import { checkChange, maxRecordLength, plainFieldsOf, type Refusal } from './change-check'
import { wins, withOwnOrder } from './contest'

export interface MergeResult {
  answer: ChangeResult
  /** The record to store; null when nothing of it changed. */
  record: StoredRecord | null
  lost: LostValue[]
  /** Plain fields that were set, as they were; what was not there is left out. */
  before: Record<string, unknown>
}

/**
 * @param stamp of this change: the sequence number the record will take, the corrected time, device, counter, member
 * @param before the record as it stands, deleted or not; null when there is none
 */
export function mergeChange(change: Change, stamp: Stamp, before: StoredRecord | null): MergeResult {
  const refusal = checkChange(change) ?? (before === null && change.op !== 'create' ? unknownRecord(change) : null)
  if (refusal !== null) return refused(change, refusal)
  const merge = new Merge(change, stamp, before)
  merge.run()
  if (merge.refusal !== null) return refused(change, merge.refusal)
  const wrong = merge.isChanged ? checkRecord(merge.record) : null
  return wrong === null ? merge.result() : refused(change, wrong)
}

export function unknownRecord({ collection, recordId }: Change): Refusal {
  return { code: 'unknownRecord', reason: `There is no record ${recordId} in ${collection}; create it first.` }
}

export function refused(change: Change, { code, reason }: Refusal): MergeResult {
  return { answer: { id: change.id, outcome: 'refused', code, reason }, record: null, lost: [], before: {} }
}

/** Gives why the merged record cannot stand, or null. A collection that is not known here is kept as it is (rule 9). */
function checkRecord({ collection, data }: StoredRecord): Refusal | null {
  if (JSON.stringify(data).length > maxRecordLength)
    return { code: 'tooLarge', reason: `The record would be longer than ${maxRecordLength} characters.` }
  if (!isCollection(collection)) return null
  const parsed = collections[collection].schema.safeParse(data)
  if (parsed.success) return null
  const issue = parsed.error.issues[0]
  return { code: 'badRow', reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as the schema says'}` }
}

interface LostField {
  field: string
  to: Stamp
}

class Merge {
  readonly record: StoredRecord
  isChanged = false
  refusal: Refusal | null = null
  readonly #change: Change
  readonly #stamp: Stamp
  readonly #isNew: boolean
  readonly #lostFields: LostField[] = []
  readonly #lost: LostValue[] = []
  readonly #before: Record<string, unknown> = {}

  constructor(change: Change, stamp: Stamp, before: StoredRecord | null) {
    this.#change = change
    this.#stamp = stamp
    this.#isNew = before === null
    this.record =
      before === null
        ? newRecord(change, stamp)
        : { ...before, data: { ...before.data }, stamps: new Map(before.stamps) }
  }

  run(): void {
    const { op } = this.#change
    if (this.#isNew) this.isChanged = true
    const isDeleted = this.record.data['deletedAt'] !== null
    // A late patch does not revive and does not touch what was deleted; the log keeps it (rule 5).
    if (isDeleted && op === 'update') return this.#loseAll()
    if (op === 'delete') {
      this.#contestField('deletedAt', this.#instant())
      return
    }
    // Contested even where nothing is deleted, so that a delete made before it and coming after it does not win.
    if (isDeleted && op === 'create' && this.#isUnlogged()) this.#setField('deletedAt', null)
    else if (op !== 'update' && !this.#contestField('deletedAt', null)) return
    for (const [field, value] of plainFieldsOf(this.#change)) this.#contestField(field, value)
    this.#mergeSets()
    if (this.record.collection === 'interactions') this.#deleteUnlogged()
  }

  result(): MergeResult {
    const { id } = this.#change
    const record = this.isChanged ? { ...this.record, seq: this.#stamp.seq } : null
    const kept = { record, lost: this.#lost, before: this.#before }
    if (this.#lostFields.length === 0) return { answer: { id, outcome: 'applied' }, ...kept }
    const fields = this.#lostFields.map(({ field, to }) => ({
      field,
      by: to.memberId,
      at: new Date(to.at).toISOString(),
    }))
    return { answer: { id, outcome: 'superseded', fields }, ...kept }
  }

  #instant(): string {
    return new Date(this.#stamp.at).toISOString()
  }

  #valueOf(field: string): unknown {
    return Object.hasOwn(this.record.data, field) ? this.record.data[field] : undefined
  }

  /** Sets the field if this change wins it; else notes to whom it lost. */
  #contestField(field: string, value: unknown): boolean {
    const theirs = this.record.stamps.get(stampKey(field))
    const now = this.#valueOf(field)
    const isSame = isDeepStrictEqual(now, value)
    if (!wins(this.#stamp, theirs, this.#change.seen)) {
      if (!isSame && theirs !== undefined) this.#lose(field, value, this.#stamp.memberId, theirs)
      return isSame
    }
    // The other's edit was not seen by this device: it loses now, after it had been applied.
    if (!isSame && theirs !== undefined && theirs.seq > this.#change.seen && theirs.device !== this.#stamp.device)
      this.#lost.push({ field, value: now ?? null, memberId: theirs.memberId })
    this.#setField(field, value)
    return true
  }

  #setField(field: string, value: unknown): void {
    const key = stampKey(field)
    if (!this.#isNew && Object.hasOwn(this.record.data, field)) this.#before[field] = this.record.data[field]
    this.record.data[field] = value
    this.record.stamps.set(key, withOwnOrder(this.#stamp, this.record.stamps.get(key)))
    this.isChanged = true
  }

  #lose(field: string, value: unknown, memberId: string | null, to: Stamp): void {
    this.#lost.push({ field, value, memberId })
    if (!this.#lostFields.some((lost) => lost.field === field)) this.#lostFields.push({ field, to })
  }

  #loseAll(): void {
    const to = this.record.stamps.get(stampKey('deletedAt')) ?? this.#stamp
    const { add = {}, remove = {} } = this.#change.patch
    for (const [field, value] of plainFieldsOf(this.#change)) this.#lose(field, value, this.#stamp.memberId, to)
    for (const [field, items] of [...Object.entries(add), ...Object.entries(remove)])
      this.#lose(field, items, this.#stamp.memberId, to)
  }

  #mergeSets(): void {
    const { add = {}, remove = {} } = this.#change.patch
    for (const field of new Set([...Object.keys(remove), ...Object.keys(add)])) {
      const now = this.#valueOf(field) ?? []
      if (!isListOfText(now) || (isCollection(this.record.collection) && isKnownPlain(this.record, field))) {
        this.refusal = { code: 'notASet', reason: `${field} is not a set: patch it whole.` }
        return
      }
      const items = new Set(now)
      for (const item of ownItems(remove, field)) this.#contestItem(field, item, items, false)
      for (const item of ownItems(add, field)) this.#contestItem(field, item, items, true)
      if (items.size > limits.setSize)
        this.refusal = { code: 'tooLarge', reason: `${field} would hold more than ${limits.setSize} items.` }
      this.record.data[field] = [...items]
    }
  }

  /** Each item of a set has its own stamp, so that two edits meet only where they speak of the same item. */
  #contestItem(field: string, item: string, items: Set<string>, isIn: boolean): void {
    const key = stampKey(field, item)
    const theirs = this.record.stamps.get(key)
    const isSame = items.has(item) === isIn
    // Within one change an add follows a remove of the same item: both bear the same stamp.
    const isOwn = theirs !== undefined && theirs.seq === this.#stamp.seq
    if (!isOwn && !wins(this.#stamp, theirs, this.#change.seen)) {
      if (!isSame && theirs !== undefined) this.#lose(field, item, this.#stamp.memberId, theirs)
      return
    }
    if (isIn) items.add(item)
    else items.delete(item)
    this.record.stamps.set(key, withOwnOrder(this.#stamp, theirs))
    this.isChanged = true
  }

  /** Nobody says any more that they logged it: then it is deleted by that alone, whenever the next one says so. */
  #isUnlogged(): boolean {
    const loggedBy = this.#valueOf('loggedBy')
    return Array.isArray(loggedBy) && loggedBy.length === 0
  }

  /** "Undo removes oneself, an empty set deletes, logging again revives." */
  #deleteUnlogged(): void {
    if (!this.#isUnlogged() || this.record.data['deletedAt'] !== null) return
    this.#setField('deletedAt', this.#instant())
  }
}

function newRecord({ collection, recordId, patch }: Change, stamp: Stamp): StoredRecord {
  const at = new Date(stamp.at).toISOString()
  const createdAt = Object.hasOwn(patch.set ?? {}, 'createdAt') ? patch.set?.['createdAt'] : at
  const sets = Object.fromEntries(setFieldsOf(collection).map((field) => [field, []]))
  return {
    collection,
    id: recordId,
    seq: stamp.seq,
    data: { id: recordId, createdAt, deletedAt: null, ...sets },
    stamps: new Map(),
  }
}

/** A field may be called toString: what an object inherits is not meant. */
function ownItems(sets: Record<string, string[]>, field: string): string[] {
  return Object.hasOwn(sets, field) ? (sets[field] ?? []) : []
}

function isListOfText(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/** A plain field of a known collection that has been set whole is no set, whatever it holds. */
function isKnownPlain({ collection, stamps }: StoredRecord, field: string): boolean {
  return !setFieldsOf(collection).includes(field) && stamps.has(stampKey(field))
}
