/**
 * Merging a document's log: what makes one version becomes one update, so that the log is also the plan's history. What a
 * version deleted of its own is dropped, what it deleted of an earlier one stays in that one.
 */
import * as Y from 'yjs'
import type { DocumentUpdate, NewUpdate, UpdateSource } from '../storage/storage'
import { buildDocument } from './build-document'
import { groupIntoVersions } from './versions'

export interface MergedLog {
  /** Ids of the updates that `merged` stands for. */
  ids: number[]
  /** At most one update a version. */
  merged: NewUpdate[]
}

/**
 * @param now ms since 1970
 * @returns nothing to do when each version has one update already
 */
export function mergeLog(updates: readonly DocumentUpdate[], now: number): MergedLog {
  const { doc: whole, ids } = buildDocument(updates)
  whole.destroy()
  const sound = new Set(ids)
  const result: MergedLog = { ids: [], merged: [] }
  const doc = new Y.Doc()
  for (const group of groupIntoVersions(
    updates.filter(({ id }) => sound.has(id)),
    now,
  )) {
    const before = Y.encodeStateVector(doc)
    for (const { update } of group) Y.applyUpdate(doc, update)
    if (group.length < 2) continue
    result.ids.push(...group.map(({ id }) => id))
    result.merged.push({ ...sourceOf(group), update: Y.encodeStateAsUpdate(doc, before) })
  }
  doc.destroy()
  return result
}

/** How many updates merging would do away with. */
export function countMergeable(updates: readonly DocumentUpdate[], now: number): number {
  return updates.length - groupIntoVersions(updates, now).length
}

export function sourceOf(group: readonly DocumentUpdate[]): UpdateSource {
  const restores = group.length === 1 ? group[0]?.restores : undefined
  return {
    at: Math.max(...group.map(({ at }) => at)),
    memberIds: [...new Set(group.flatMap(({ memberIds }) => memberIds))],
    ...(restores === undefined ? {} : { restores }),
  }
}
