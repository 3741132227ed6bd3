/**
 * What a member was let into and put out of since a cursor, from the log of who could see what (rule 8). Pure.
 *
 * A client may hold more than its cursor says: what it was granted, and pages that were read as of a later moment. So what was open
 * at any time since the cursor may be held, and what was closed at any time may be missing; told too often costs a little, told
 * too seldom is a leak.
 */
import type { AccessChange, AccountAccess, RecordKey } from '../storage/storage'
import { isOpenTo, seesAll, type Reader, type Restricted } from './access'

export interface AccessNews {
  /** Accounts to be purged. */
  lost: string[]
  /** Accounts to be pulled from their first row. */
  granted: string[]
  /** Rows that were moved from where the member could see them; gone, if they cannot be seen where they are now. */
  moved: RecordKey[]
}

export const noNews: AccessNews = { lost: [], granted: [], moved: [] }

/**
 * @param changes those after the cursor, lowest first
 * @param restricted as of now
 */
export function accessNews(reader: Reader, restricted: Restricted, changes: readonly AccessChange[]): AccessNews {
  const readers = [reader, ...changes.flatMap((change) => readerBefore(reader, change))]
  const states = statesSince(restricted, changes)
  const statesOf = (id: string): (AccountAccess | undefined)[] => states.get(id) ?? [restricted.get(id)]
  const wasOpen = (id: string): boolean => statesOf(id).some((state) => readers.some((one) => isOpenTo(one, state)))
  const wasClosed = (id: string): boolean => statesOf(id).some((state) => readers.some((one) => !isOpenTo(one, state)))
  const isOpen = (id: string): boolean => isOpenTo(reader, restricted.get(id))
  const isRoleChanged = readers.some(({ role }) => seesAll(role) !== seesAll(reader.role))
  const touched = [...new Set([...states.keys(), ...(isRoleChanged ? restricted.keys() : [])])]
  return {
    lost: touched.filter((id) => !isOpen(id) && wasOpen(id)),
    granted: touched.filter((id) => isOpen(id) && wasClosed(id)),
    moved: movedFrom(changes, wasOpen),
  }
}

/** For a client that comes back to a server restored from a backup: it may hold what it may not see by this one. */
export function newsAfterRestore(reader: Reader, restricted: Restricted): AccessNews {
  const lost = [...restricted].flatMap(([id, access]) => (isOpenTo(reader, access) ? [] : [id]))
  return { ...noNews, lost }
}

function readerBefore(reader: Reader, change: AccessChange): Reader[] {
  return change.kind === 'member' && change.id === reader.memberId ? [{ ...reader, role: change.before }] : []
}

/** How each account that changed was open, at every moment since the cursor; before it was made it was not at all. */
function statesSince(
  restricted: Restricted,
  changes: readonly AccessChange[],
): Map<string, (AccountAccess | undefined)[]> {
  const states = new Map<string, (AccountAccess | undefined)[]>()
  for (const change of changes) {
    if (change.kind !== 'account') continue
    const known = states.get(change.id) ?? [restricted.get(change.id)]
    if (change.before !== 'nobody') known.push(change.before === 'everybody' ? undefined : change.before)
    states.set(change.id, known)
  }
  return states
}

function movedFrom(changes: readonly AccessChange[], wasOpen: (accountId: string) => boolean): RecordKey[] {
  const moved = new Map<string, RecordKey>()
  for (const change of changes) {
    if (change.kind !== 'row') continue
    const { collection, id, before } = change
    const hadSeen = before.length === 0 || (collection === 'merges' ? before.every(wasOpen) : before.some(wasOpen))
    if (hadSeen) moved.set(`${collection}/${id}`, { collection, id })
  }
  return [...moved.values()]
}
