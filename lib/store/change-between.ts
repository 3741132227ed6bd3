/** The change that makes one row of another, as it is sent to the team (ARCHITECTURE, "Rows", rules 1 and 4). */
import { equalityDeep } from 'lib0/function'
import type { LooseRecord } from '../messages/apply-patch'
import { setFieldsOf, type Collection } from '../messages/rows'
import type { Patch } from '../messages/sync-protocol'
import type { Draft } from './local-change'
import { patchOfRow } from './write'

const itemsOf = (row: LooseRecord, field: string): string[] => {
  const value = row[field]
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}

/** Per set field the items that are in the one row and not in the other. */
function missing(collection: Collection, from: LooseRecord, other: LooseRecord): Record<string, string[]> {
  return Object.fromEntries(
    setFieldsOf(collection).flatMap((field) => {
      const there = new Set(itemsOf(other, field))
      const items = itemsOf(from, field).filter((item) => !there.has(item))
      return items.length > 0 ? [[field, items]] : []
    }),
  )
}

function patchBetween(collection: Collection, before: LooseRecord, after: LooseRecord): Patch {
  const { set = {} } = patchOfRow(collection, after)
  const changed = Object.entries(set).filter(
    ([name, value]) => name !== 'createdAt' && !equalityDeep(value, before[name]),
  )
  const add = missing(collection, after, before)
  const remove = missing(collection, before, after)
  return {
    ...(changed.length > 0 ? { set: Object.fromEntries(changed) } : {}),
    ...(Object.keys(add).length > 0 ? { add } : {}),
    ...(Object.keys(remove).length > 0 ? { remove } : {}),
  }
}

/** Null where the rows do not differ in what is sent; a deleted row differs in that alone. */
export function changeBetween(
  collection: Collection,
  before: LooseRecord | undefined,
  after: LooseRecord,
): Pick<Draft, 'collection' | 'op' | 'patch'> | null {
  const wasThere = before !== undefined && before['deletedAt'] === null
  const isThere = after['deletedAt'] === null
  if (!isThere) return wasThere ? { collection, op: 'delete', patch: {} } : null
  if (wasThere) {
    const patch = patchBetween(collection, before, after)
    return Object.keys(patch).length > 0 ? { collection, op: 'update', patch } : null
  }
  const remove = before === undefined ? {} : missing(collection, before, after)
  const patch = patchOfRow(collection, after)
  return { collection, op: 'create', patch: Object.keys(remove).length > 0 ? { ...patch, remove } : patch }
}
