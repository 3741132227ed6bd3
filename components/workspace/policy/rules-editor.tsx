/** All of the rules: the table of indicators, groups of fields, and the criteria of key accounts. */
import type { KeyAccountCount } from '../../../lib/domain/key-accounts'
import type { OwnIndicator } from '../../../lib/domain/policy-own-indicators'
import type { PolicyGroup } from '../../../lib/domain/policy-editing/policy-field'
import type { CadencePreset } from '../../../lib/domain/segments/cadence-presets'
import { unitOf } from '../../../lib/domain/simulator/rule'
import { strings } from '../../locale'
import { fieldName, indicatorName } from './field-words'
import { KeyCriteria } from './key-criteria'
import { NumberField } from './number-field'
import { OwnIndicators } from './own-indicators'
import type { CriteriaView, FieldView, OwnChoices, OwnView } from './policy-model'
import { Presets } from './presets'
import { ScrollBox } from './scroll-box'

interface Props {
  fields: readonly FieldView[]
  own: readonly OwnView[]
  ownChoices: OwnChoices
  criteria: CriteriaView
  /** By the rules as they are being edited; null while it is counted. */
  keyAccounts: KeyAccountCount | null
  /** Of a segment: whether its silence is counted in use, null: by the account's industry. Absent for all accounts. */
  bySegment?: { isByUse: boolean | null }
  isReadOnly: boolean
  onChange: (id: string, value: number | null) => void
  onOwnWeight: (name: string, weight: number) => void
  /** Puts an own indicator in the place of the one that had the name; null adds it. */
  onOwn: (previous: string | null, own: OwnIndicator) => void
  onRemoveOwn: (name: string) => void
  onPreset: (preset: CadencePreset) => void
  onCriteria: (criteria: readonly string[]) => void
}

const groups: readonly Exclude<PolicyGroup, 'indicators' | 'keyAccounts' | 'calendar'>[] = [
  'bands',
  'tier',
  'stage',
  'dormancy',
  'cadences',
  'touches',
  'promises',
  'measures',
  'lifetime',
]
const columns = ['weight', 'good', 'critical', 'alert'] as const

export function RulesEditor(props: Props) {
  const words = strings.value.policy
  return (
    <div class="policy-rules" data-testid="rules-editor">
      <Indicators {...props} />
      <OwnIndicators {...props} />
      {groups.map((group) => {
        const own = props.fields.filter((field) => field.group === group)
        return (
          own.length > 0 && (
            <fieldset key={group} class="policy-group">
              <legend>{words.groups[group]}</legend>
              {group === 'cadences' && props.bySegment && <Presets {...props} bySegment={props.bySegment} />}
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
      <KeyCriteria {...props} fields={props.fields.filter(({ group }) => group === 'keyAccounts')} />
    </div>
  )
}

function Indicators({ fields, isReadOnly, onChange }: Pick<Props, 'fields' | 'isReadOnly' | 'onChange'>) {
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
        </tbody>
      </table>
    </ScrollBox>
  )
}
