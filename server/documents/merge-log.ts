/**
 * Merging a document's log: what was written on one day becomes one update, so that the log is also the plan's history,
 * a version a day. What a day deleted of its own is dropped, what it deleted of an earlier day stays in that day.
 */
import * as Y from 'yjs'
import { dayOf } from './days'
import type { DocumentUpdate, NewUpdate } from '../storage/storage'
import { buildDocument } from './build-document'

/** Days before the newest so many become one version: a log that is read whole must not grow for ever. */
const maxDays = 400

export interface MergedLog {
  /** Ids of the updates that `merged` stands for. */
  ids: number[]
  /** At most one update a day. */
  merged: NewUpdate[]
}

/** @returns nothing to do when each day has one update already */
export function mergeLog(updates: readonly DocumentUpdate[]): MergedLog {
  const { doc: whole, ids } = buildDocument(updates)
  whole.destroy()
  const sound = new Set(ids)
  const result: MergedLog = { ids: [], merged: [] }
  const doc = new Y.Doc()
  for (const group of groupByDay(updates.filter(({ id }) => sound.has(id)))) {
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
export function countMergeable(updates: readonly DocumentUpdate[]): number {
  return updates.length - groupByDay(updates).length
}

/** By day, oldest first; within a day as the log has them. */
function groupByDay(updates: readonly DocumentUpdate[]): DocumentUpdate[][] {
  const groups = new Map<string, DocumentUpdate[]>()
  for (const update of updates) {
    const day = dayOf(update.at)
    groups.set(day, [...(groups.get(day) ?? []), update])
  }
  const days = [...groups.keys()].toSorted()
  const folded = days.slice(0, Math.max(0, days.length - maxDays))
  const kept = days.slice(folded.length)
  const ofDay = (day: string): DocumentUpdate[] => groups.get(day) ?? []
  return [...(folded.length > 0 ? [folded.flatMap(ofDay)] : []), ...kept.map(ofDay)]
}

function sourceOf(group: readonly DocumentUpdate[]): Pick<NewUpdate, 'at' | 'memberIds'> {
  return {
    at: Math.max(...group.map(({ at }) => at)),
    memberIds: [...new Set(group.flatMap(({ memberIds }) => memberIds))],
  }
}
