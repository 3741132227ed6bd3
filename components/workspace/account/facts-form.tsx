/** The facts of an account, entered by a person. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Account } from '../../../lib/domain/model'
import { limits } from '../../../lib/messages/limits'
import { reportingCurrency } from '../../format-value'
import { strings } from '../../locale'
import { factorName } from '../../model-words'
import { trusted } from '../../trusted'
import { ColleagueSelect } from './colleague-select'
import type { Colleague } from './depth'
import { FormButtons } from './disclosure'
import {
  changedFacts,
  factChoices,
  factCurrency,
  factDays,
  factGroups,
  factNumbers,
  factValues,
  type FactGroup,
  type FactName,
} from './fact-fields'

interface Props {
  account: Account
  colleagues: readonly Colleague[]
  now: Date
  /** Where the focus begins. */
  first: FactName
  onSave: (fields: Partial<Account>) => void
  onCancel: () => void
}

const groups: readonly FactGroup[] = ['who', 'judged', 'money', 'contract']

export function FactsForm({ account: newest, colleagues, now, first, onSave, onCancel }: Props) {
  const { standing } = strings.value
  const words = standing.facts
  // What a colleague writes meanwhile is no change of this person's.
  const [account] = useState(newest)
  const [values, setValues] = useState(() => factValues(account))
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>(`[data-fact="${first}"] .input`)?.focus(), [first])
  const currency = reportingCurrency.value
  const save = (): void => onSave(changedFacts(account, values, { now: now.toISOString(), currency }))
  return (
    <form ref={form} class="depth-form facts-form" onSubmit={trusted(save)}>
      {groups.map((group) => (
        <fieldset key={group} class="is-long">
          <legend>{words.groups[group]}</legend>
          {factGroups[group].map((name) => (
            <div key={name} data-fact={name}>
              {name === 'ownerId' ? (
                <ColleagueSelect
                  label={words.names.ownerId}
                  value={values.ownerId}
                  colleagues={colleagues}
                  onPick={(ownerId) => setValues({ ...values, ownerId })}
                />
              ) : (
                <label class="field">
                  <span>
                    {words.names[name]} {unitOf(name, account, currency)}
                  </span>
                  <Field
                    name={name}
                    value={values[name]}
                    isRequired={isNeeded(name, values)}
                    onValue={(value) => setValues({ ...values, [name]: value })}
                  />
                </label>
              )}
            </div>
          ))}
        </fieldset>
      ))}
      <FormButtons save={standing.save} cancel={standing.cancel} onCancel={onCancel} />
    </form>
  )
}

/** A date of a contract needs its beginning; what is overdue is so since a day, and a contract that ended did so for a reason. */
function isNeeded(name: FactName, values: Record<FactName, string>): boolean {
  if (name === 'startsOn') return values.renewsOn !== '' || values.endedOn !== '' || values.endReason !== ''
  if (name === 'offerSince') return values.offer !== ''
  if (name === 'endedOn') return values.endReason !== ''
  return name === 'overdueSince' && values.receivables === 'overdue'
}

const shares: ReadonlySet<FactName> = new Set(['growthRate', 'marginRate', 'paidOnTimeShare'])

function unitOf(name: FactName, account: Account, reporting: string): string {
  if (shares.has(name)) return '(%)'
  const currency = factCurrency(name, account, reporting)
  return currency === null ? '' : `(${currency})`
}

interface FieldProps {
  name: Exclude<FactName, 'ownerId'>
  value: string
  isRequired: boolean
  onValue: (value: string) => void
}

function Field({ name, value, isRequired, onValue }: FieldProps) {
  const words = strings.value.standing.facts
  const shared = { class: 'input', value, required: isRequired, 'data-testid': `fact-${name}` }
  const choices: Partial<Record<FactName, readonly string[]>> = factChoices
  const offered = choices[name]
  if (offered !== undefined)
    return (
      <select {...shared} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{words.unknown}</option>
        {offered.map((each) => (
          <option key={each} value={each}>
            {nameOfChoice(name, each)}
          </option>
        ))}
      </select>
    )
  const numeric = factNumbers[name]
  const kind = factDays.has(name)
    ? { type: 'date' }
    : numeric === undefined
      ? { type: 'text', maxLength: limits.nameLength, dir: 'auto' as const }
      : { type: 'number', ...numeric }
  return <input {...shared} {...kind} onInput={(event) => onValue(event.currentTarget.value)} />
}

function nameOfChoice(name: FactName, choice: string): string {
  const { standing, model } = strings.value
  if (name === 'receivables') return choice === 'none' ? standing.facts.noneOverdue : standing.facts.someOverdue
  if (name === 'endReason') return choice === 'cancelled' ? standing.facts.cancelled : standing.facts.renewalRefused
  if (name === 'offer') return factorName(choice)
  return model.level(choice, 5)
}
