/** What kept messages would become by a mapping that is not written yet: planned as they would be, and left at that. */
import type { Previewed } from '../../lib/messages/ingest-protocol'
import type { IngestedMessage } from '../storage/ingest-storage'
import type { Storage } from '../storage/storage'
import type { Directory } from './directory'
import { DraftRows } from './draft-rows'
import type { Mapping } from './mapping'
import { readKept, type Message } from './message'
import { planMessage } from './plan-message'
import { keptOf, retriable } from './retriable'

/** Messages that are shown. */
const shown = 20

interface Question {
  workspaceId: string
  directory: Directory
  mapping: Mapping
  /** The row whose place it takes. */
  replaces: string | null
}

/** The newest messages that the mapping would be asked about, newest first. */
export async function previewMapping(storage: Storage, question: Question): Promise<Previewed[]> {
  const { workspaceId, directory, mapping, replaces } = question
  const mappings = directory.mappingsWith(mapping, replaces)
  const events = retriable(await storage.ingest.counts(workspaceId)).filter(
    ({ call, name }) => call === mapping.call && mappings.of(call, name).includes(mapping),
  )
  const names = events.map(({ name }) => name)
  const wanted = { ...keptOf({ call: mapping.call, name: '' }), names }
  const kept = await storage.ingest.keptOf(workspaceId, wanted, shown)
  const previewed: Previewed[] = []
  for (const [message, { at: receivedAt }] of kept.flatMap(readable)) {
    // Each by itself: what one would write is not there for the next.
    const rows = new DraftRows(storage, workspaceId, directory)
    const plan = await planMessage({ workspaceId, rows, directory, mappings, receivedAt }, message)
    const changes = rows.changes().map(({ collection, recordId, op, patch }) => ({
      collection,
      id: recordId,
      op,
      values: { ...patch.set, ...patch.add },
    }))
    const { outcome, reason } = plan
    previewed.push({ at: new Date(message.at).toISOString(), outcome, reason, message: message.raw, rows: changes })
  }
  return previewed
}

function readable(kept: IngestedMessage): [Message, IngestedMessage][] {
  const message = kept.body === null ? null : readKept(kept.body)
  return message === null ? [] : [[message, kept]]
}
