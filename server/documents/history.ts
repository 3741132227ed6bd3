/** A plan's history out of its log: its versions, who wrote each and how much, and the plan as it stood at the end of one. */
import * as Y from 'yjs'
import type { DocumentUpdate, Storage, UpdateSource } from '../storage/storage'
import { buildDocument } from './build-document'
import { sourceOf } from './merge-log'
import { groupIntoVersions } from './versions'

/** `at`, its last edit, names it; 0: from before times were kept. */
export interface PlanVersion extends UpdateSource {
  /** Characters (UTF-16 units) written in it that were there at its end, and those of earlier versions that it took out. */
  added: number
  removed: number
}

/** The versions of a plan, newest first. @param now ms since 1970 */
export async function listVersions(
  storage: Pick<Storage, 'updates'>,
  workspaceId: string,
  document: string,
  now: number,
): Promise<PlanVersion[]> {
  const updates = await storage.updates(workspaceId, document)
  const { doc: whole, ids } = buildDocument(updates)
  whole.destroy()
  const sound = new Set(ids)
  const doc = new Y.Doc()
  const versions = groupIntoVersions(
    updates.filter(({ id }) => sound.has(id)),
    now,
  ).map((group) => Object.assign(sourceOf(group), measure(doc, group)))
  doc.destroy()
  return versions.toReversed()
}

/**
 * The plan as it stood after the edit of this instant, as one Yjs update; null when there is no such edit (any more): edits are
 * merged into versions as they age.
 * @param at ms since 1970
 */
export async function versionAt(
  storage: Pick<Storage, 'updates'>,
  workspaceId: string,
  document: string,
  at: number,
): Promise<Uint8Array | null> {
  const updates = await storage.updates(workspaceId, document)
  if (!updates.some((update) => update.at === at)) return null
  const { doc } = buildDocument(updates.filter((update) => update.at <= at))
  const version = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return version
}

/** Applies a version's updates, and counts what they changed. */
function measure(doc: Y.Doc, group: readonly DocumentUpdate[]): { added: number; removed: number } {
  let counted = { added: 0, removed: 0 }
  // Before what was deleted is let go of.
  doc.once('afterTransaction', (transaction: Y.Transaction) => (counted = count(transaction)))
  doc.transact(() => {
    for (const { update } of group) Y.applyUpdate(doc, update)
  })
  return counted
}

function count(transaction: Y.Transaction): { added: number; removed: number } {
  const { beforeState, afterState, doc, deleteSet } = transaction
  let [added, removed] = [0, 0]
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0
    const structs = doc.store.clients.get(client) ?? []
    if (end === start) continue
    for (const struct of structs.slice(Y.findIndexSS(structs, start))) if (!struct.deleted) added += textLength(struct)
  }
  Y.iterateDeletedStructs(transaction, deleteSet, (struct) => {
    const { client, clock } = struct.id
    if (clock < (beforeState.get(client) ?? 0)) removed += textLength(struct)
  })
  return { added, removed }
}

const textLength = (struct: Y.Item | Y.GC | Y.AbstractStruct): number =>
  struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.length : 0
