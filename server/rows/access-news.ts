/** What a member was let into and put out of since a cursor, from the log of who could see what (rule 8). Pure. */
import type { AccessChange, AccountAccess } from '../storage/storage'
import { areOpen, isOpenTo, seesAll, type Reader, type Restricted } from './access'

export interface AccessNews {
  /** Accounts to be purged. */
  lost: string[]
  /** Accounts whose rows lie below the cursor and were not sent then. */
  granted: string[]
  /** Had the member seen this row (`rowKey`) before it was moved to where it is now? False of rows that were not moved. */
  hadSeen: (rowKey: string) => boolean
}

export const rowKey = (collection: string, id: string): string => `${collection}/${id}`

export const noNews: AccessNews = { lost: [], granted: [], hadSeen: () => false }

/**
 * @param changes those after the cursor, lowest first: the first of each subject says how it was at the cursor
 * @param restricted as of now
 */
export function accessNews(reader: Reader, restricted: Restricted, changes: readonly AccessChange[]): AccessNews {
  const then = readerThen(reader, changes)
  const before = new Map<string, AccountAccess | 'everybody' | 'nobody'>()
  const moved = new Map<string, { accountIds: readonly string[]; needsAll: boolean }>()
  for (const change of changes) {
    if (change.kind === 'account' && !before.has(change.id)) before.set(change.id, change.before)
    if (change.kind !== 'row') continue
    const key = rowKey(change.collection, change.id)
    if (!moved.has(key)) moved.set(key, { accountIds: change.before, needsAll: change.collection === 'merges' })
  }
  const restrictedThen = accessThen(restricted, before)
  const lost: string[] = []
  const granted: string[] = []
  for (const id of new Set([
    ...before.keys(),
    ...(seesAll(then.role) === seesAll(reader.role) ? [] : restricted.keys()),
  ])) {
    // What was made since then is sent, or not, like any other new row.
    if (before.get(id) === 'nobody') continue
    const [was, is] = [isOpenTo(then, restrictedThen.get(id)), isOpenTo(reader, restricted.get(id))]
    if (was && !is) lost.push(id)
    if (!was && is) granted.push(id)
  }
  const hadSeen = (key: string): boolean => {
    const from = moved.get(key)
    return from !== undefined && areOpen(then, restrictedThen, from.accountIds, from.needsAll)
  }
  return { lost, granted, hadSeen }
}

/** For a client that comes back to a server restored from a backup: it may hold what it may not see by this one. */
export function newsAfterRestore(reader: Reader, restricted: Restricted): AccessNews {
  const lost = [...restricted].flatMap(([id, access]) => (isOpenTo(reader, access) ? [] : [id]))
  return { ...noNews, lost }
}

function readerThen(reader: Reader, changes: readonly AccessChange[]): Reader {
  const change = changes.find(({ kind, id }) => kind === 'member' && id === reader.memberId)
  return change?.kind === 'member' ? { ...reader, role: change.before } : reader
}

function accessThen(
  restricted: Restricted,
  before: ReadonlyMap<string, AccountAccess | 'everybody' | 'nobody'>,
): Restricted {
  const then = new Map(restricted)
  for (const [id, access] of before)
    if (typeof access === 'string') then.delete(id)
    else then.set(id, access)
  return then
}
