/** The rows that a batch touches, as they will be: one change a row, however many messages speak of it. */
import { isDeepStrictEqual } from 'node:util'
import { setFieldsOf } from '../../lib/messages/rows'
import type { Change } from '../../lib/messages/sync-protocol'
import { stampKey, type Storage, type StoredRecord } from '../storage/storage'
import { keysOf, KeyHints, type Directory } from './directory'

/** The device under which ingestion edits rows. */
export const ingestDevice = '00000000-0000-7000-8000-000000000002'

type Data = Record<string, unknown>

export interface DraftRow {
  collection: string
  id: string
  stored: StoredRecord | null
  data: Data
  isCancelled: boolean
}

export type DraftChange = Pick<Change, 'collection' | 'recordId' | 'op' | 'patch'>

const keptByServer = new Set(['id', 'deletedAt'])
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''

export class DraftRows {
  readonly #storage: Storage
  readonly #workspaceId: string
  readonly #directory: Directory
  readonly #own = new KeyHints()
  readonly #rows = new Map<string, DraftRow>()

  constructor(storage: Storage, workspaceId: string, directory: Directory) {
    this.#storage = storage
    this.#workspaceId = workspaceId
    this.#directory = directory
  }

  async get(collection: string, id: string): Promise<DraftRow | null> {
    const key = `${collection}/${id}`
    const known = this.#rows.get(key)
    if (known !== undefined) return known
    const stored = await this.#storage.record(this.#workspaceId, { collection, id })
    if (stored === null) return null
    const row = { collection, id, stored, data: structuredClone(stored.data), isCancelled: false }
    this.#rows.set(key, row)
    return row
  }

  /**
   * The live row of this key, where it is one alone; 'gone' when all that bear it were deleted, null when there is none, or
   * several, of which nobody can say which is meant.
   */
  async find(collection: string, key: string): Promise<DraftRow | 'gone' | null> {
    const ids = new Set([...this.#directory.hints.of(key), ...this.#own.of(key)])
    const rows: DraftRow[] = []
    for (const id of ids) {
      const row = await this.get(collection, id)
      if (row !== null && keysOf(collection, row.data).includes(key)) rows.push(row)
    }
    const live = rows.filter(isLive)
    if (live.length === 0) return rows.length === 0 ? null : 'gone'
    return live.length === 1 ? (live[0] ?? null) : null
  }

  /** Makes the row, or gives the one that has this id already; 'gone' where it was deleted, or the person erased. */
  async createOnce(collection: string, id: string, data: Data): Promise<DraftRow | 'gone'> {
    const known = await this.get(collection, id)
    if (known === null) return this.create(collection, id, data)
    return isLive(known) ? known : 'gone'
  }

  create(collection: string, id: string, data: Data): DraftRow {
    const row = { collection, id, stored: null, data: { ...data, id, deletedAt: null }, isCancelled: false }
    this.#rows.set(`${collection}/${id}`, row)
    for (const key of keysOf(collection, row.data)) this.#own.add(key, id)
    return row
  }

  /** Sets a plain field, unless a person has: what people write is not overwritten by a program. */
  set(row: DraftRow, field: string, value: unknown): void {
    if (isEmpty(value) || (!isEmpty(row.data[field]) && !isOurs(row, field))) return
    row.data[field] = value
    for (const key of keysOf(row.collection, row.data)) this.#own.add(key, row.id)
  }

  /** Sets one own field, by the same rule. */
  setCustom(row: DraftRow, name: string, value: string | number | boolean | null): void {
    const custom = isObject(row.data['custom']) ? row.data['custom'] : {}
    const known = Object.hasOwn(custom, name) ? custom[name] : null
    if (isEmpty(value) || (!isEmpty(known) && !isOurs(row, 'custom'))) return
    row.data['custom'] = { ...custom, [name]: value }
  }

  addTo(row: DraftRow, field: string, item: string): void {
    const items = Array.isArray(row.data[field]) ? row.data[field] : []
    if (items.includes(item)) return
    row.data[field] = [...items, item]
    for (const key of keysOf(row.collection, row.data)) this.#own.add(key, row.id)
  }

  /** What has to be pushed, in the order in which rows were first touched. */
  changes(): DraftChange[] {
    const changes: DraftChange[] = []
    for (const row of this.#rows.values()) {
      const change = row.stored === null ? created(row) : updated(row, row.stored)
      if (change !== null) changes.push(change)
      if (row.isCancelled) changes.push(cancelled(row))
    }
    return changes
  }
}

export const isLive = ({ data }: DraftRow): boolean => data['deletedAt'] === null && data['erasedAt'] === undefined

/** Ours to change: nobody has set it, or ingestion has. */
function isOurs({ stored }: DraftRow, field: string): boolean {
  const stamp = stored?.stamps.get(stampKey(field))
  return stamp === undefined || (stamp.memberId === null && stamp.device === ingestDevice)
}

function cancelled({ collection, id }: DraftRow): DraftChange {
  return { collection, recordId: id, op: 'delete', patch: {} }
}

function created({ collection, id, data }: DraftRow): DraftChange {
  const sets = setFieldsOf(collection)
  const fields = Object.entries(data).filter(([field]) => !keptByServer.has(field))
  const set = Object.fromEntries(fields.filter(([field]) => !sets.includes(field)))
  return { collection, recordId: id, op: 'create', patch: { set, add: itemsOf(fields, sets) } }
}

function updated({ collection, id, data }: DraftRow, stored: StoredRecord): DraftChange | null {
  const sets = setFieldsOf(collection)
  const fields = Object.entries(data).filter(([field, value]) => !isDeepStrictEqual(value, stored.data[field]))
  if (fields.length === 0) return null
  const set = Object.fromEntries(fields.filter(([field]) => !sets.includes(field)))
  return { collection, recordId: id, op: 'update', patch: { set, add: itemsOf(fields, sets) } }
}

function itemsOf(fields: [string, unknown][], sets: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(
    fields.flatMap(([field, value]) =>
      sets.includes(field) && Array.isArray(value) && value.length > 0 ? [[field, value.map(String)]] : [],
    ),
  )
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
