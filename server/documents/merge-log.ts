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
  const all = tryToMerge(groupIntoVersions(updates, now))
  if (all?.isWhole === true) return all.merged
  const { doc, ids } = buildDocument(updates)
  doc.destroy()
  const sound = new Set(ids)
  const left = updates.filter(({ id }) => sound.has(id))
  return mergeVersions(groupIntoVersions(left, now)).merged
}

/** Gives null when one of them cannot be applied. */
function tryToMerge(versions: readonly DocumentUpdate[][]): ReturnType<typeof mergeVersions> | null {
  try {
    return mergeVersions(versions)
  } catch {
    return null
  }
}

/** Not whole: some rest on edits that are not in their version or one before. */
function mergeVersions(versions: readonly DocumentUpdate[][]): { merged: MergedLog; isWhole: boolean } {
  const merged: MergedLog = { ids: [], merged: [] }
  let isWhole = true
  const doc = new Y.Doc()
  for (const version of versions) {
    const before = Y.encodeStateVector(doc)
    // One transaction: what Yjs does at the end of each costs more than the edit of a keystroke.
    doc.transact(() => {
      for (const { update } of version) Y.applyUpdate(doc, update)
    })
    isWhole &&= doc.store.pendingStructs === null && doc.store.pendingDs === null
    if (version.length < 2) continue
    merged.ids.push(...version.map(({ id }) => id))
    merged.merged.push({ ...sourceOf(version), update: Y.encodeStateAsUpdate(doc, before) })
  }
  doc.destroy()
  return { merged, isWhole }
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
