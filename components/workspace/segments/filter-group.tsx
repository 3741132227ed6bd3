/** Conditions joined by all, any or none, groups among them. */
import { Plus, X } from 'lucide-preact'
import { blankCondition, conditionFields, type ConditionField } from '../../../lib/domain/segments/condition-fields'
import type { DraftProblem } from '../../../lib/domain/segments/draft-problems'
import {
  isGroup,
  withAdded,
  withItem,
  type DraftCondition,
  type DraftGroup,
  type DraftItem,
} from '../../../lib/domain/segments/filter-draft'
import { strings } from '../../locale'
import { ConditionBody } from './condition-body'
import type { Facets } from './segment-model'

interface Props {
  group: DraftGroup
  /** The whole filter, which every change makes anew. */
  root: DraftGroup
  facets: Facets
  problems: ReadonlyMap<string, DraftProblem>
  isReadOnly: boolean
  newKey: () => string
  onChange: (root: DraftGroup) => void
}

const joins = ['all', 'any', 'none'] as const

export function FilterGroup(props: Props) {
  const { group, root, problems, isReadOnly, newKey, onChange } = props
  const words = strings.value.segments
  const replace = (key: string, next: (item: DraftItem) => DraftItem | null): void =>
    onChange(withItem(root, key, next))
  const set = (change: Partial<Pick<DraftGroup, 'join'>>): void =>
    onChange(
      group.key === root.key
        ? { ...root, ...change }
        : withItem(root, group.key, (item) => (isGroup(item) ? { ...item, ...change } : item)),
    )
  const add = (item: DraftItem): void => onChange(withAdded(root, group.key, item))
  const problem = problems.get(group.key)
  return (
    <fieldset class="segment-group">
      <legend class="visually-hidden">{words.group}</legend>
      <div class="segment-group-head">
        <select
          class="input segment-join"
          aria-label={words.joinLabel}
          value={group.join}
          disabled={isReadOnly}
          onChange={(event) => set({ join: joins.find((each) => each === event.currentTarget.value) ?? 'all' })}
        >
          {joins.map((join) => (
            <option key={join} value={join}>
              {words.joins[join]}
            </option>
          ))}
        </select>
        {group.key !== root.key && !isReadOnly && (
          <RemoveButton what={words.group} onRemove={() => replace(group.key, () => null)} />
        )}
      </div>
      {group.items.length > 0 && (
        <ul class="segment-items">
          {group.items.map((item) => (
            <li key={item.key}>
              {isGroup(item) ? (
                <FilterGroup {...props} group={item} />
              ) : (
                <ConditionLine {...props} item={item} onItem={(next) => replace(item.key, () => next)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {problem !== undefined && <p class="segment-problem is-bad">{words.problems[problem]}</p>}
      {!isReadOnly && (
        <div class="segment-adds">
          <button
            class="button"
            type="button"
            data-testid="add-condition"
            onClick={() => add({ key: newKey(), isNot: false, condition: blankCondition('industry') })}
          >
            <Plus size={14} aria-hidden="true" />
            {words.addCondition}
          </button>
          <button
            class="button is-quiet"
            type="button"
            onClick={() => add({ key: newKey(), join: group.join === 'any' ? 'all' : 'any', items: [] })}
          >
            {words.addGroup}
          </button>
        </div>
      )}
    </fieldset>
  )
}

interface LineProps extends Props {
  item: DraftCondition
  onItem: (item: DraftCondition | null) => void
}

function ConditionLine({ item, facets, problems, isReadOnly, onItem }: LineProps) {
  const words = strings.value.segments
  const { condition } = item
  const problem = problems.get(item.key)
  return (
    <div class="segment-condition" data-testid="segment-condition">
      <FieldSelect
        field={condition.field}
        isReadOnly={isReadOnly}
        onField={(field) => onItem({ ...item, condition: blankCondition(field) })}
      />
      <select
        class="input segment-short"
        aria-label={words.isLabel}
        value={String(item.isNot)}
        disabled={isReadOnly}
        onChange={(event) => onItem({ ...item, isNot: event.currentTarget.value === 'true' })}
      >
        <option value="false">{words.is}</option>
        <option value="true">{words.isNot}</option>
      </select>
      {isReadOnly ? <span /> : <RemoveButton what={words.fields[condition.field]} onRemove={() => onItem(null)} />}
      <div class="segment-body">
        <ConditionBody
          condition={condition}
          facets={facets}
          isReadOnly={isReadOnly}
          onChange={(next) => onItem({ ...item, condition: next })}
        />
        {problem !== undefined && <p class="segment-problem is-bad">{words.problems[problem]}</p>}
      </div>
    </div>
  )
}

interface FieldSelectProps {
  field: ConditionField
  isReadOnly: boolean
  onField: (field: ConditionField) => void
}

function FieldSelect({ field, isReadOnly, onField }: FieldSelectProps) {
  const words = strings.value.segments
  const groups = Object.entries(conditionFields)
  const known: readonly ConditionField[] = groups.flatMap(([, fields]) => fields)
  return (
    <select
      class="input segment-field"
      aria-label={words.condition}
      value={field}
      disabled={isReadOnly}
      data-testid="condition-field"
      onChange={(event) => onField(known.find((each) => each === event.currentTarget.value) ?? field)}
    >
      {(['account', 'computed', 'purchases', 'behaviour'] as const).map((group) => (
        <optgroup key={group} label={words.groups[group]}>
          {conditionFields[group].map((each) => (
            <option key={each} value={each}>
              {words.fields[each]}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}

function RemoveButton({ what, onRemove }: { what: string; onRemove: () => void }) {
  const label = strings.value.segments.removeItem(what)
  return (
    <button class="icon-button" type="button" aria-label={label} title={label} onClick={onRemove}>
      <X size={15} aria-hidden="true" />
    </button>
  )
}
