/** What one part of an import changed, as small as it can be told: kept in this browser for the undo. */
import { equalityDeep } from 'lib0/function'
import { emptyRow } from '../new-row'
import type { LooseRecord } from '../../messages/apply-patch'
import type { Collection } from '../../messages/rows'
import type { RowChange } from '../commit-changes'
import type { ImportJournal } from '../stored'

type JournalRow = ImportJournal['rows'][number]

function fieldsOf(row: LooseRecord, isKept: (field: string, value: unknown) => boolean): LooseRecord {
  return Object.fromEntries(Object.entries(row).filter(([field, value]) => isKept(field, value)))
}

/** Of a new row what differs from an empty one, of a changed one the changed fields before and after. */
export function journalRow({ collection, id, before, after }: RowChange): JournalRow {
  const now = after ?? {}
  if (before === undefined) {
    const empty = emptyRow(collection)
    return { collection, id, before: null, after: fieldsOf(now, (field, value) => !equalityDeep(value, empty[field])) }
  }
  const isChanged = (field: string): boolean => !equalityDeep(before[field], now[field])
  return { collection, id, before: fieldsOf(before, isChanged), after: fieldsOf(now, isChanged) }
}

/** The whole row that the import made. */
export function madeRow(collection: Collection, { id, after }: JournalRow): LooseRecord {
  return { ...emptyRow(collection), ...after, id }
}
