/** Records as one member may see them: hidden ones left out, of the others the ids of hidden accounts (rule 8). */
import type { SyncedRecord } from '../../lib/messages/sync-protocol'
import type { Storage, StoredRecord } from '../storage/storage'
import { isVisible, seesAll, withoutHidden, type Reader, type Restricted } from './access'
import { toSynced } from './push'

/**
 * What of each record is sent; null where the member may not see it.
 * @param reader null: the server itself, which sees everything
 */
export async function showTo(
  storage: Pick<Storage, 'record'>,
  workspaceId: string,
  reader: Reader | null,
  restricted: Restricted,
  records: readonly StoredRecord[],
): Promise<(SyncedRecord | null)[]> {
  if (reader === null || seesAll(reader.role) || restricted.size === 0) return records.map(toSynced)
  const shown: (SyncedRecord | null)[] = []
  for (const record of records) {
    const isShown =
      isVisible(reader, restricted, record) &&
      (await areContactsVisible(storage, workspaceId, reader, restricted, record))
    shown.push(isShown ? toSynced({ ...record, data: withoutHidden(reader, restricted, record) }) : null)
  }
  return shown
}

/** A decision about a hidden person, or a merge of one, would tell their address. */
async function areContactsVisible(
  storage: Pick<Storage, 'record'>,
  workspaceId: string,
  reader: Reader,
  restricted: Restricted,
  { collection, data }: StoredRecord,
): Promise<boolean> {
  for (const id of contactsNamedBy(collection, data)) {
    const contact = await storage.record(workspaceId, { collection: 'contacts', id })
    if (contact !== null && !isVisible(reader, restricted, contact)) return false
  }
  return true
}

function contactsNamedBy(collection: string, data: Record<string, unknown>): string[] {
  if (collection === 'identities') return textsOf([data['contactId']])
  if (collection === 'merges' && data['collection'] === 'contacts') return textsOf([data['keptId'], data['mergedId']])
  return []
}

const textsOf = (values: unknown[]): string[] => values.filter((value): value is string => typeof value === 'string')
