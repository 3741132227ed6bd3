/** The segment that is being edited, until it is saved or discarded. */
import { useState } from 'preact/hooks'
import type { EditorView, SegmentDraft } from '../../../components/workspace/segments/segment-model'
import type { Segment } from '../../../lib/domain/model'
import { draftProblems } from '../../../lib/domain/segments/draft-problems'
import { readFilter, sourcesOf, type Filter } from '../../../lib/domain/segments/filter'
import { draftOf, filterOf, type DraftGroup } from '../../../lib/domain/segments/filter-draft'

let made = 0
/** Another with each call, in this page. */
export const newKey = (): string => `item-${(made += 1)}`

/** Null where the stored filter cannot be read: then there is nothing that could be edited without losing it. */
function startOf(segment: Segment | null): SegmentDraft | null {
  if (segment === null) return { id: null, name: '', root: { key: newKey(), join: 'all', items: [] } }
  const read = readFilter(segment.filter)
  return read.ok ? { id: segment.id, name: segment.name, root: draftOf(read.filter, newKey) } : null
}

export interface DraftState {
  draft: SegmentDraft
  view: Pick<EditorView, 'draft' | 'problems' | 'nameProblem' | 'isTooLarge' | 'isChanged' | 'notForRules'>
  /** Null while something is missing in it. */
  filter: Filter | null
  /** May it be stored as it is? */
  isWhole: boolean
  rename: (name: string) => void
  edit: (root: DraftGroup) => void
  discard: () => void
  /** What is missing is told from now on, though nobody has touched it. */
  tellAll: () => void
}

/** @param segment null for a new one. A change of it from elsewhere is taken over unless a person has begun to edit. */
export function useSegmentDraft(segment: Segment | null, others: readonly string[]): DraftState | null {
  const stored = JSON.stringify([segment?.name, segment?.filter])
  const [start, setStart] = useState(() => ({ stored, draft: startOf(segment) }))
  const [edited, setEdited] = useState<SegmentDraft | null>(null)
  const [isTold, setTold] = useState(false)
  if (edited === null && start.stored !== stored) {
    const next = { stored, draft: startOf(segment) }
    setStart(next)
    return stateOf(next.draft)
  }
  return stateOf(edited ?? start.draft)

  function stateOf(draft: SegmentDraft | null): DraftState | null {
    if (draft === null) return null
    const wanted = filterOf(draft.root)
    const problems = draftProblems(draft.root)
    const read = readFilter(wanted)
    const name = draft.name.trim()
    const nameProblem = name === '' ? 'noName' : others.includes(name.toLowerCase()) ? 'nameTaken' : null
    const isTooLarge = problems.size === 0 && !read.ok
    const isChanged =
      draft.id === null || name !== segment?.name || JSON.stringify(wanted) !== JSON.stringify(storedFilter(segment))
    return {
      draft,
      view: {
        draft,
        // A condition just added is empty: that is told once a person wants to save.
        problems: isTold ? problems : new Map(),
        nameProblem: isTold || nameProblem === 'nameTaken' ? nameProblem : null,
        isTooLarge,
        isChanged,
        notForRules: [...sourcesOf(wanted)].filter((source) => source !== 'account'),
      },
      filter: problems.size === 0 && read.ok ? read.filter : null,
      isWhole: nameProblem === null && problems.size === 0 && read.ok,
      rename: (next) => setEdited({ ...draft, name: next }),
      edit: (root) => setEdited({ ...draft, root }),
      discard() {
        setEdited(null)
        setTold(false)
        setStart({ stored, draft: startOf(segment) })
      },
      tellAll: () => setTold(true),
    }
  }
}

/** As the draft would make it again, so that only what a person changes counts. */
function storedFilter(segment: Segment | null): Filter | null {
  const read = readFilter(segment?.filter)
  return read.ok ? filterOf(draftOf(read.filter, newKey)) : null
}
