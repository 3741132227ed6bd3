/** A plan's history out of its log: the days it was written on, and the plan as it stood at the end of one. */
import * as Y from 'yjs'
import type { DocumentUpdate, Storage } from '../storage/storage'
import { buildDocument } from './build-document'
import { dayOf } from './days'

export interface PlanVersion {
  /** `YYYY-MM-DD` in UTC; '1970-01-01': from before days were kept. */
  day: string
  /** Milliseconds since 1970: the last edit of that day. */
  lastAt: number
  /** Who wrote on that day, as far as it is known. */
  memberIds: string[]
}

/** The days a plan was written on, newest first. Of a plan that is older than 400 such days the oldest are one. */
export async function listVersions(storage: Storage, workspaceId: string, document: string): Promise<PlanVersion[]> {
  const versions = new Map<string, PlanVersion>()
  for (const { at, memberIds } of await storage.updates(workspaceId, document)) {
    const day = dayOf(at)
    const known = versions.get(day) ?? { day, lastAt: at, memberIds: [] }
    versions.set(day, {
      day,
      lastAt: Math.max(known.lastAt, at),
      memberIds: [...new Set([...known.memberIds, ...memberIds])],
    })
  }
  return [...versions.values()].toSorted((a, b) => (a.day < b.day ? 1 : -1))
}

/** The plan as it stood at the end of that day, as one Yjs update; null when nothing had been written by then. */
export async function versionAt(
  storage: Storage,
  workspaceId: string,
  document: string,
  day: string,
): Promise<Uint8Array | null> {
  const updates = await storage.updates(workspaceId, document)
  const until = updates.filter(({ at }: DocumentUpdate) => dayOf(at) <= day)
  if (until.length === 0) return null
  const { doc } = buildDocument(until)
  const version = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return version
}
