/** Erasures that the database does not know of, after a restore, or did not finish (rule 12). */
import type { Bus } from '../bus/bus'
import type { Erasure, Storage } from '../storage/storage'
import { replayErasure } from './erase'
import { readJournal } from './erasure-journal'

/**
 * Does them again. To be called before anybody connects.
 * @param file the journal beside the database; null: none is kept
 */
export async function replayErasures(storage: Storage, bus: Bus, file: string | null): Promise<void> {
  const lines = file === null ? [] : await readJournal(file)
  for (const { id: workspaceId } of await storage.workspaces()) {
    const known = await storage.erasures(workspaceId)
    const missing = lines.filter((line) => line.workspaceId === workspaceId)
    const all = new Map([...missing, ...known].map((erasure) => [erasure.contactId, erasure]))
    for (const { contactId, at, byMemberId } of all.values()) {
      const erasure: Erasure = { contactId, at, byMemberId }
      await storage.addErasure(workspaceId, erasure)
      await replayErasure({ storage, bus, erasureJournal: file }, workspaceId, erasure)
    }
  }
}
