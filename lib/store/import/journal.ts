/** What one part of an import did, as it is kept for the undo. */
import { equalityDeep } from 'lib0/function'
import type { LooseRecord } from '../../messages/apply-patch'
import type { RowChange } from '../commit-changes'
import type { ImportJournal } from '../stored'
import { rowPrint } from './row-print'

function fieldsOf(row: LooseRecord, isKept: (field: string) => boolean): LooseRecord {
  return Object.fromEntries(Object.entries(row).filter(([field]) => isKept(field)))
}

function changedRow({ collection, id, before = {}, after }: RowChange): ImportJournal['rows'][number] {
  const now = after ?? {}
  const isChanged = (field: string): boolean => !equalityDeep(before[field], now[field])
  return { collection, id, before: fieldsOf(before, isChanged), after: fieldsOf(now, isChanged) }
}

export function journalOf(changes: readonly RowChange[]): Pick<ImportJournal, 'rows' | 'made'> {
  const made = new Map<string, ImportJournal['made'][number]>()
  for (const { collection, id, before, after } of changes) {
    if (before !== undefined || after === null) continue
    const own = made.get(collection) ?? { collection, ids: [], prints: [] }
    own.ids.push(id)
    own.prints.push(rowPrint(after))
    made.set(collection, own)
  }
  return { rows: changes.filter(({ before }) => before !== undefined).map(changedRow), made: [...made.values()] }
}
