/** A table's columns: their first values, what they become, and how their dates and numbers are read. */
import { fieldsOf, readingOf, type Field, type FileKind } from '../../../lib/import/columns/fields'
import { customTypes, type ColumnPlan, type TablePlan } from '../../../lib/import/columns/plan'
import { dateOrders } from '../../../lib/import/values/read-date'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import type { ImportActions } from './import-view'

interface Props {
  plan: TablePlan
  samples: readonly (readonly string[])[]
  onColumn: ImportActions['setColumn']
}

export function ColumnTable({ plan, samples, onColumn }: Props) {
  const words = strings.value.imports.preview
  const left = plan.columns.filter(({ field }) => field === 'skip').length
  return (
    <section aria-labelledby="import-columns">
      <h2 id="import-columns">
        {words.columns} <span class="muted">{words.left(left)}</span>
      </h2>
      <div class="import-scroll is-tall">
        <table class="import-columns" data-testid="columns">
          <thead>
            <tr>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.samples}</th>
              <th scope="col">{words.becomes}</th>
              <th scope="col">{words.readAs}</th>
            </tr>
          </thead>
          <tbody>
            {plan.columns.map((column, at) => (
              <tr key={column.header} class={column.field === 'skip' ? 'is-left' : ''}>
                <th scope="row">
                  <SafeText text={column.header} />
                </th>
                <td class="import-samples">
                  <SafeText text={(samples[at] ?? []).join(' · ')} />
                </td>
                <td>
                  <FieldChoice
                    header={column.header}
                    kind={plan.kind}
                    field={column.field}
                    onField={(field) => onColumn(at, { field })}
                  />
                </td>
                <td>
                  <HowRead
                    column={column}
                    sample={samples[at]?.[0] ?? ''}
                    onChange={(change) => onColumn(at, change)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface FieldChoiceProps {
  header: string
  kind: FileKind
  field: Field
  onField: (field: Field) => void
}

function FieldChoice({ header, kind, field, onField }: FieldChoiceProps) {
  const words = strings.value.imports
  const fields = fieldsOf(kind)
  const groups = [...new Set(fields.map((each) => each.split('.')[0] ?? ''))].filter((group) => group !== 'skip')
  return (
    <select
      class="input"
      value={field}
      aria-label={`${words.preview.becomes}: ${header}`}
      data-testid="field"
      onChange={({ currentTarget }) => {
        const chosen = fields.find((each) => each === currentTarget.value)
        if (chosen !== undefined) onField(chosen)
      }}
    >
      <option value="skip">{words.fields.skip}</option>
      {groups.map((group) => (
        <optgroup key={group} label={words.groups[group] ?? group}>
          {fields
            .filter((each) => each.startsWith(`${group}.`))
            .map((each) => (
              <option key={each} value={each}>
                {words.fields[each]}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  )
}

interface HowReadProps {
  column: ColumnPlan
  sample: string
  onChange: (change: Partial<ColumnPlan>) => void
}

function HowRead({ column, sample, onChange }: HowReadProps) {
  const words = strings.value.imports
  const reading = readingOf(column.field)
  if (column.field.endsWith('.custom'))
    return (
      <Choice
        label={`${words.preview.readAs}: ${column.header}`}
        value={column.customType}
        options={customTypes.map((type) => [type, words.types[type]])}
        onChoose={(customType) => onChange({ customType })}
      />
    )
  if (reading === 'date')
    return (
      <>
        <Choice
          label={`${words.readings.date}: ${column.header}`}
          value={column.dateOrder}
          options={dateOrders.map((order) => [order, words.dates[order]])}
          onChoose={(dateOrder) => onChange({ dateOrder, isDateUnsure: false })}
        />
        {column.isDateUnsure && <p class="import-unsure">{words.preview.unsure(sample)}</p>}
      </>
    )
  if (reading === 'number' || reading === 'money' || reading === 'share')
    return (
      <Choice
        label={`${words.readings[reading]}: ${column.header}`}
        value={column.decimal}
        options={[
          ['.', '1,234.50'],
          [',', '1.234,50'],
        ]}
        onChoose={(decimal) => onChange({ decimal })}
      />
    )
  return <span class="muted">{words.readings[reading]}</span>
}

interface ChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly (readonly [Value, string])[]
  onChoose: (value: Value) => void
}

function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  return (
    <select
      class="input"
      value={value}
      aria-label={label}
      onChange={({ currentTarget }) => {
        const chosen = options.find(([each]) => each === currentTarget.value)
        if (chosen !== undefined) onChoose(chosen[0])
      }}
    >
      {options.map(([each, word]) => (
        <option key={each} value={each}>
          {word}
        </option>
      ))}
    </select>
  )
}
