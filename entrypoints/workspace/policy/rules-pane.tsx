/** The numbers of the rules, and beside them who would change. */
import { useEffect, useState } from 'preact/hooks'
import { EffectPanel } from '../../../components/workspace/policy/effect-panel'
import type { EffectView, OwnChoices } from '../../../components/workspace/policy/policy-model'
import { RulesEditor } from '../../../components/workspace/policy/rules-editor'
import { keyAccountCount } from '../../../lib/domain/key-accounts'
import type { Account } from '../../../lib/domain/model'
import type { PlainValues } from '../../../lib/domain/segments/segment-rules'
import type { SidelightDatabase } from '../../../lib/store/database'
import { loadFacets } from '../load-facets'
import type { PanePropsOfDraft } from './pane-props'
import type { PolicyDraft } from './use-policy-draft'
import { usePolicyTask, type TaskState } from './use-policy-task'

interface Props extends Omit<PanePropsOfDraft, 'onUsed'> {
  stored: PlainValues
  version: number
}

function effectView(task: TaskState<'effect'>, key: string | null, draft: PolicyDraft, isStopped: boolean): EffectView {
  const { progress, effect, moves } = task
  // Without a key the task has not begun: it tells of nothing.
  if (draft.problems > 0) return { state: 'blocked', progress, effect, moves }
  if (isStopped) return { state: 'stopped', progress, effect, moves }
  if (key === null) return { state: 'idle', progress, effect, moves }
  const state = task.problem !== null ? 'failed' : task.answer === null ? 'looking' : 'done'
  return { state, progress, effect, moves }
}

export function RulesPane({ db, draft, segmentId, stored, version, isReadOnly }: Props) {
  const [stopped, setStopped] = useState<string | null>(null)
  const wanted = draft.changes > 0 && draft.problems === 0 ? JSON.stringify([version, draft.values]) : null
  const isStopped = wanted !== null && wanted === stopped
  const key = isStopped ? null : wanted
  const task = usePolicyTask(key, 'effect', () => ({
    task: 'effect',
    values: draft.values,
    before: stored,
    version,
    segmentId: null,
    now: new Date().toISOString(),
  }))
  const choices = useOwnChoices(db)
  const chosen = useKeyAccounts(db)
  return (
    <div class="policy-split">
      <RulesEditor
        fields={draft.fields}
        own={draft.own}
        ownChoices={choices}
        criteria={draft.criteria}
        keyAccounts={segmentId === null && chosen !== null ? keyAccountCount(chosen, draft.policy) : null}
        {...(segmentId !== null && { bySegment: { isByUse: draft.policy.dormancy.isByUse } })}
        isReadOnly={isReadOnly}
        onChange={draft.change}
        onOwnWeight={(name, weight) => draft.changeMany(new Map(), new Map([[name, weight]]))}
        onOwn={draft.putOwn}
        onRemoveOwn={draft.removeOwn}
        onPreset={draft.choosePreset}
        onCriteria={draft.putCriteria}
      />
      <EffectPanel effect={effectView(task, key, draft, isStopped)} onStop={() => setStopped(wanted)} />
    </div>
  )
}

/** The accounts chosen as key accounts, read once for a visit; null until then. */
function useKeyAccounts(db: SidelightDatabase): Account[] | null {
  const [chosen, setChosen] = useState<Account[] | null>(null)
  useEffect(() => {
    const isChosen = ({ keyAccount, deletedAt }: Account): boolean => keyAccount !== null && deletedAt === null
    db.accounts
      .filter(isChosen)
      .toArray()
      .then(setChosen, (error: unknown) => console.error('The key accounts could not be counted.', error))
  }, [db])
  return chosen
}

const noChoices: OwnChoices = { fields: [], signals: [] }

/** Read once for a visit: it is only what a person may choose from. */
function useOwnChoices(db: SidelightDatabase): OwnChoices {
  const [choices, setChoices] = useState(noChoices)
  useEffect(() => {
    loadFacets(db, new Map()).then(
      ({ custom, signals }) =>
        setChoices({
          fields: custom.map(({ name, values }) => ({
            name,
            values: values.filter((value) => typeof value === 'string'),
          })),
          signals,
        }),
      (error: unknown) => console.error('What accounts hold could not be read.', error),
    )
  }, [db])
  return choices
}
