/** Rows of our own export: put back under their own ids. */
import { equalityDeep } from 'lib0/function'
import type { LooseRecord } from '../../messages/apply-patch'
import { collectionNames } from '../../messages/rows'
import type { WholeRowDraft } from '../../import/draft'
import { withoutKeys } from '../without-keys'
import { mergeFields } from './merge-fields'
import { eachDraft, settle, type DraftState, type Part } from './part'

/** One that is there becomes what the file says, or in `fill` takes what it lacks; when it was made stays. */
function planWhole(part: Part, { of, row }: WholeRowDraft): string {
  const found = part.set.get(of, row.id)
  const given = withoutKeys(of, row)
  const isThere = found !== undefined && found['deletedAt'] === null
  const wanted: LooseRecord = !isThere
    ? given
    : part.mode === 'fill'
      ? mergeFields(of, found, given, 'fill')
      : { ...found, ...given, createdAt: found['createdAt'] }
  settle(part, of, found, isThere && equalityDeep(found, wanted) ? found : wanted)
  return row.id
}

export async function planWholeRows(part: Part, states: readonly DraftState[]): Promise<void> {
  const rows = states.flatMap(({ draft }) => draft.rows.flatMap((row) => (row.collection === 'whole' ? [row] : [])))
  for (const collection of collectionNames) {
    const ids = rows.flatMap((row) => (row.of === collection ? [row.row.id] : []))
    if (ids.length > 0) await part.set.askIds(collection, ids)
  }
  eachDraft(states, (state) => {
    for (const [index, row] of state.draft.rows.entries())
      if (row.collection === 'whole') state.ids[index] = planWhole(part, row)
  })
}
