/** One segment being edited, and beside it the accounts in it. */
import { useState } from 'preact/hooks'
import { FoundAccounts } from '../../../components/workspace/segments/found-accounts'
import { SegmentEditor } from '../../../components/workspace/segments/segment-editor'
import type { EditorView, Facets, FoundView } from '../../../components/workspace/segments/segment-model'
import type { Segment } from '../../../lib/domain/model'
import { sourcesOf } from '../../../lib/domain/segments/filter'
import type { SidelightDatabase } from '../../../lib/store/database'
import { saveSegment } from '../../../lib/store/segments'
import { tellBackground } from '../../wiring/background'
import { usePolicyTask } from '../policy/use-policy-task'
import { newKey, type DraftState } from './use-segment-draft'

interface Props {
  db: SidelightDatabase
  /** Null: a new one. */
  segment: Segment | null
  state: DraftState
  hasRules: boolean
  facets: Facets
  isReadOnly: boolean
  onSaved: (id: string) => void
  onRemove: (segment: Segment) => void
  onGiveUp: () => void
}

export function SegmentPane(props: Props) {
  const { db, segment, state, facets, isReadOnly } = props
  const [save, setSave] = useState<EditorView['save']>('idle')
  const found = useFound(state)

  async function store(): Promise<void> {
    state.tellAll()
    if (!state.isWhole || state.filter === null) return
    setSave('saving')
    try {
      const { id, name } = state.draft
      const saved = await saveSegment(db, { ...(id !== null && { id }), name, filter: state.filter })
      state.discard()
      setSave('saved')
      tellBackground({ type: 'sync-now' })
      props.onSaved(saved)
    } catch (error) {
      console.error('The segment could not be saved.', error)
      setSave('failed')
    }
  }

  return (
    <>
      <SegmentEditor
        view={{ ...state.view, hasRules: props.hasRules, save }}
        facets={facets}
        isReadOnly={isReadOnly}
        actions={{
          rename: state.rename,
          edit: state.edit,
          newKey,
          save: () => void store(),
          discard: segment === null ? props.onGiveUp : state.discard,
          remove: () => segment && props.onRemove(segment),
          stop: found.stop,
        }}
      />
      <FoundAccounts found={found.view} onStop={found.stop} />
    </>
  )
}

/** The accounts of the draft's filter, looked for in the worker with each change. */
function useFound({ filter }: DraftState): { view: FoundView; stop: () => void } {
  const [stopped, setStopped] = useState<string | null>(null)
  const wanted = filter === null ? null : JSON.stringify(filter)
  const isStopped = wanted !== null && wanted === stopped
  const task = usePolicyTask(isStopped ? null : wanted, 'find', () => ({
    task: 'find',
    filter: filter ?? { all: [] },
    now: new Date().toISOString(),
  }))
  const state =
    filter === null
      ? 'blocked'
      : isStopped
        ? 'stopped'
        : task.problem !== null
          ? 'failed'
          : task.answer === null
            ? 'looking'
            : 'done'
  return {
    view: {
      state,
      progress: task.progress,
      ...task.found,
      isByNumbers: filter !== null && sourcesOf(filter).has('insight'),
    },
    stop: () => setStopped(wanted),
  }
}
