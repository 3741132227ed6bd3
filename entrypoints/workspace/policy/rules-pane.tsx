/** The numbers of the rules, and beside them who would change. */
import { useEffect, useState } from 'preact/hooks'
import { EffectPanel } from '../../../components/workspace/policy/effect-panel'
import type { OwnChoices } from '../../../components/workspace/policy/policy-model'
import { RulesEditor } from '../../../components/workspace/policy/rules-editor'
import { keyAccountCount } from '../../../lib/domain/key-accounts'
import type { Account } from '../../../lib/domain/model'
import type { PlainValues } from '../../../lib/domain/segments/segment-rules'
import type { SidelightDatabase } from '../../../lib/store/database'
import { loadFacets } from '../load-facets'
import type { PanePropsOfDraft } from './pane-props'
import { useEffectView } from './use-effect-view'

interface Props extends Omit<PanePropsOfDraft, 'onUsed'> {
  stored: PlainValues
  version: number
}

export function RulesPane({ db, draft, segmentId, stored, version, isReadOnly }: Props) {
  const { effect, stop } = useEffectView({ draft, stored, version })
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
      <EffectPanel effect={effect} onStop={stop} />
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
