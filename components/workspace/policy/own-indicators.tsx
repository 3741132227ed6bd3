/** The workspace's own indicators: listed with what they are made of, and one at a time in a form. */
import { Plus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { OwnIndicator } from '../../../lib/domain/policy-own-indicators'
import { formatNumber } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import { OwnForm } from './own-form'
import { ownSourceText } from './own-words'
import type { OwnChoices, OwnView } from './policy-model'

interface Props {
  own: readonly OwnView[]
  ownChoices: OwnChoices
  isReadOnly: boolean
  onOwnWeight: (name: string, weight: number) => void
  onOwn: (previous: string | null, own: OwnIndicator) => void
  onRemoveOwn: (name: string) => void
}

/** What is in the form: a name; null for a new one; undefined while it is shut. */
type Open = string | null | undefined

export function OwnIndicators(props: Props) {
  const { own, ownChoices, isReadOnly, onOwn, onRemoveOwn } = props
  const words = strings.value.policy.own
  const [open, setOpen] = useState<Open>(undefined)
  const edited = own.find(({ indicator }) => indicator.name === open)?.indicator ?? null
  const isOpen = open === null || edited !== null
  return (
    <section class="policy-own" aria-labelledby="policy-own">
      <h2 id="policy-own">{words.title}</h2>
      <p class="muted">{words.intro}</p>
      {own.length > 0 && (
        <ul class="list" data-testid="own-indicators">
          {own.map((each) => (
            <OwnLine key={each.factor} {...props} own={each} onEdit={() => setOpen(each.indicator.name)} />
          ))}
        </ul>
      )}
      {isOpen && !isReadOnly && (
        <OwnForm
          key={open ?? ''}
          own={edited}
          others={own.map(({ indicator }) => indicator.name).filter((name) => name !== edited?.name)}
          choices={ownChoices}
          onDone={(indicator) => {
            onOwn(edited?.name ?? null, indicator)
            setOpen(undefined)
          }}
          onCancel={() => setOpen(undefined)}
          onRemove={
            edited === null
              ? null
              : () => {
                  onRemoveOwn(edited.name)
                  setOpen(undefined)
                }
          }
        />
      )}
      {!isOpen && !isReadOnly && (
        <button class="button policy-own-add" type="button" data-testid="own-new" onClick={() => setOpen(null)}>
          <Plus size={14} aria-hidden="true" />
          {words.add}
        </button>
      )}
    </section>
  )
}

interface LineProps extends Pick<Props, 'isReadOnly' | 'onOwnWeight'> {
  own: OwnView
  onEdit: () => void
}

function OwnLine({ own: { indicator, isChanged }, isReadOnly, onOwnWeight, onEdit }: LineProps) {
  const { policy } = strings.value
  const { name, weight, group, good, critical, alert, categories } = indicator
  return (
    <li class={isChanged ? 'is-changed' : undefined}>
      <span class="list-main">
        <strong>
          <SafeText text={name} />
        </strong>{' '}
        <span class="tag">{policy.own.groups[group]}</span>
        <br />
        <span class="muted">
          {ownSourceText(indicator)}
          {categories === null && `; ${policy.own.lines(formatNumber(good), formatNumber(critical))}`}
          {alert !== null && `; ${policy.own.alertAt(formatNumber(alert))}`}
        </span>
      </span>
      <label class="policy-own-weight">
        <span>{policy.columns.weight}</span>
        <input
          class="input"
          type="number"
          min={0}
          step="any"
          value={String(weight)}
          readOnly={isReadOnly}
          aria-label={policy.columnOf(policy.columns.weight, name)}
          onInput={(event) => {
            const next = Number(event.currentTarget.value)
            if (event.isTrusted && event.currentTarget.value !== '' && Number.isFinite(next) && next >= 0)
              onOwnWeight(name, next)
          }}
        />
      </label>
      {!isReadOnly && (
        <button
          class="button"
          type="button"
          aria-label={policy.own.editOf(name)}
          data-testid="own-edit"
          onClick={trusted(onEdit)}
        >
          {policy.own.edit}
        </button>
      )}
    </li>
  )
}
