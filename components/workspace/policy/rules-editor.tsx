/** All numbers of the rules: the table of indicators, then groups of fields. */
import type { PolicyGroup } from '../../../lib/domain/policy-editing/policy-field'
import { unitOf } from '../../../lib/domain/simulator/rule'
import { strings } from '../../locale'
import { fieldName, indicatorName } from './field-words'
import { NumberField, numberText } from './number-field'
import type { FieldView, OwnView } from './policy-model'
import { ScrollBox } from './scroll-box'

interface Props {
  fields: readonly FieldView[]
  own: readonly OwnView[]
  isReadOnly: boolean
  onChange: (id: string, value: number | null) => void
  onOwnWeight: (name: string, weight: number) => void
}

const groups: readonly Exclude<PolicyGroup, 'indicators'>[] = [
  'bands',
  'tier',
  'stage',
  'dormancy',
  'cadences',
  'touches',
  'promises',
]
const columns = ['weight', 'good', 'critical', 'alert'] as const

export function RulesEditor(props: Props) {
  const words = strings.value.policy
  return (
    <div class="policy-rules" data-testid="rules-editor">
      <Indicators {...props} />
      {groups.map((group) => {
        const own = props.fields.filter((field) => field.group === group)
        return (
          own.length > 0 && (
            <fieldset key={group} class="policy-group">
              <legend>{words.groups[group]}</legend>
              <div class="policy-grid">
                {own.map((field) => (
                  <NumberField key={field.id} {...props} field={field} label={fieldName(field.id)} />
                ))}
              </div>
              {group === 'tier' && <p class="muted">{words.gradesNote}</p>}
            </fieldset>
          )
        )
      })}
    </div>
  )
}

function Indicators({ fields, own, isReadOnly, onChange, onOwnWeight }: Props) {
  const words = strings.value.policy
  const byId = new Map(fields.map((field) => [field.id, field]))
  const ids = [...new Set(fields.flatMap(({ id, group }) => (group === 'indicators' ? (id.split('.')[2] ?? []) : [])))]
  return (
    <ScrollBox label={words.groups.indicators}>
      <table class="policy-table">
        <caption>{words.groups.indicators}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.indicator}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="is-number">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => (
            <tr key={id}>
              <th scope="row">
                {indicatorName(id)} <span class="muted">{words.units[unitOf(id)]}</span>
              </th>
              {columns.map((column) => {
                const field = byId.get(`health.indicators.${id}.${column}`)
                return (
                  <td key={column}>
                    {field && (
                      <NumberField
                        field={field}
                        label={fieldName(field.id)}
                        isLabelHidden
                        isReadOnly={isReadOnly}
                        onChange={onChange}
                      />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
          {own.map((each) => (
            <OwnRow key={each.factor} own={each} isReadOnly={isReadOnly} onWeight={onOwnWeight} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

interface OwnRowProps {
  own: OwnView
  isReadOnly: boolean
  onWeight: (name: string, weight: number) => void
}

/** Of the workspace's own indicators only the weight is a number of the rules; their lines belong to what they measure. */
function OwnRow({ own: { name, weight, isChanged }, isReadOnly, onWeight }: OwnRowProps) {
  const words = strings.value.policy
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>
        <input
          class={`input${isChanged ? ' is-changed' : ''}`}
          type="number"
          min={0}
          step="any"
          value={numberText(weight, false)}
          readOnly={isReadOnly}
          aria-label={words.columnOf(words.columns.weight, name)}
          onInput={(event) => {
            const next = Number(event.currentTarget.value)
            if (event.isTrusted && Number.isFinite(next) && next >= 0) onWeight(name, next)
          }}
        />
      </td>
      <td class="muted" colSpan={3}>
        –
      </td>
    </tr>
  )
}
