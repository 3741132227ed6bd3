/** What was done to one record: by whom, when, from what to what, and what lost by it. */
import type { HistoryEntry } from '../../lib/messages/sync-protocol'
import type { LoggedChange, RecordKey, Storage } from '../storage/storage'
import { isOpenTo, seesAll, withoutHidden, type Reader, type Restricted } from './access'
import { plainFieldsOf } from './change-check'
import { showTo } from './visible-records'

export interface HistoryPage {
  entries: HistoryEntry[]
  /** Where to ask on from; null when that was all. */
  before: number | null
}

/** A page of it, newest first; null where there is no such record, or not for this member. */
export async function historyOf(
  storage: Storage,
  workspaceId: string,
  reader: Reader,
  { before, limit, ...key }: RecordKey & { before: number | null; limit: number },
): Promise<HistoryPage | null> {
  const record = await storage.record(workspaceId, key)
  if (record === null) return null
  const restricted = await storage.restrictedAccounts(workspaceId)
  const [shown] = await showTo(storage, workspaceId, reader, restricted, [record])
  if (shown === null) return null
  const found = await storage.changesOfRecord(workspaceId, key, before, limit)
  const last = found.at(-1)
  const told = found.filter(({ logged }) => isTold(logged, reader))
  return {
    entries: told.map(({ logged }) => entryOf(logged, reader, restricted)),
    before: found.length === limit && last !== undefined ? last.position : null,
  }
}

/** What was refused is its author's concern, and the admins'. */
function isTold({ answer, memberId }: LoggedChange, reader: Reader): boolean {
  return answer.outcome !== 'refused' || memberId === reader.memberId || seesAll(reader.role)
}

function entryOf(logged: LoggedChange, reader: Reader, restricted: Restricted): HistoryEntry {
  const { change, memberId, receivedAt, answer, before, lost } = logged
  const { add = {}, remove = {} } = change.patch
  const show = valuesShownTo(reader, restricted, change.collection)
  const lostOwn = new Set(answer.outcome === 'superseded' ? answer.fields.map(({ field }) => field) : [])
  const isRefused = answer.outcome === 'refused'
  return {
    id: change.id,
    memberId,
    op: change.op,
    at: change.at,
    receivedAt,
    outcome: answer.outcome,
    fields: plainFieldsOf(change)
      .filter(([field]) => !lostOwn.has(field))
      .map(([field, value]) => ({
        field,
        before: isRefused || !Object.hasOwn(before, field) ? null : show(field, before[field]),
        after: show(field, value),
      })),
    sets: [...new Set([...Object.keys(add), ...Object.keys(remove)])].map((field) => ({
      field,
      added: itemsShown(show(field, itemsOf(add, field))),
      removed: itemsShown(show(field, itemsOf(remove, field))),
    })),
    lost: lost.map(({ field, value, memberId: whose }) => ({ field, value: show(field, value), memberId: whose })),
  }
}

/** What is stripped of a row is stripped of its past. */
function valuesShownTo(reader: Reader, restricted: Restricted, collection: string) {
  return (field: string, value: unknown): unknown => {
    const wrapped = { [field]: value }
    const shown = withoutHidden(reader, restricted, { collection, id: '', data: wrapped })[field]
    const isHiddenAccount =
      (field === 'accountId' || field === 'accountIds') &&
      typeof value === 'string' &&
      !isOpenTo(reader, restricted.get(value))
    return isHiddenAccount ? null : (shown ?? null)
  }
}

const itemsOf = (sets: Record<string, string[]>, field: string): string[] =>
  Object.hasOwn(sets, field) ? (sets[field] ?? []) : []

const itemsShown = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
