/** Which events a mapping is about, and what they become. */
import { strings } from '../../locale'
import { mappingCalls, mappingTargets, type MappingForm } from './mapping-form-draft'

interface Props {
  form: MappingForm
  onChange: (part: Partial<MappingForm>) => void
}

/** Kinds that the model reads (docs/customer-model.md); any other may be used in rules of one's own. */
const knownKinds = ['login', 'feature', 'nps', 'csat', 'coreUse', 'modulesInUse', 'closeAttempt', 'mention', 'ticket']

export function MappingWhat({ form, onChange }: Props) {
  const { form: words, mappings } = strings.value.programs
  const { call, event, isEvery, to, kind, once } = form
  const hasName = call !== 'identify' && call !== 'group'
  return (
    <div class="programs-what">
      <label class="field">
        <span>{words.call}</span>
        <select
          class="input"
          value={call}
          data-testid="mapping-call"
          onChange={({ currentTarget: { value } }) => {
            const next = mappingCalls.find((each) => each === value) ?? 'track'
            onChange({ call: next, ...(next === 'identify' || next === 'group' ? { isEvery: true } : {}) })
          }}
        >
          {mappingCalls.map((each) => (
            <option key={each} value={each}>
              {mappings.calls[each]} ({each})
            </option>
          ))}
        </select>
      </label>
      {hasName && (
        <div class="stack programs-tight">
          <label class="field">
            <span>{words.event}</span>
            <input
              class="input"
              value={event}
              disabled={isEvery}
              maxLength={300}
              autocomplete="off"
              data-testid="mapping-event"
              onInput={({ currentTarget: { value } }) => onChange({ event: value })}
            />
          </label>
          <label class="setting-check">
            <input
              type="checkbox"
              checked={isEvery}
              data-testid="mapping-every"
              onChange={({ currentTarget: { checked } }) => onChange({ isEvery: checked })}
            />
            {words.every}
          </label>
        </div>
      )}
      <label class="field">
        <span>{words.to}</span>
        <select
          class="input"
          value={to}
          data-testid="mapping-to"
          onChange={({ currentTarget: { value } }) =>
            onChange({ to: mappingTargets.find((each) => each === value) ?? 'signal' })
          }
        >
          {mappingTargets.map((each) => (
            <option key={each} value={each}>
              {mappings.targets[each]}
            </option>
          ))}
        </select>
      </label>
      {to === 'signal' && (
        <>
          <label class="field">
            <span>{words.kind}</span>
            <input
              class="input"
              value={kind}
              list="mapping-kinds"
              placeholder={words.kindHint(isEvery ? '' : event)}
              maxLength={200}
              autocomplete="off"
              data-testid="mapping-kind"
              onInput={({ currentTarget: { value } }) => onChange({ kind: value })}
            />
            <datalist id="mapping-kinds">
              {knownKinds.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </datalist>
          </label>
          <label class="field">
            <span>{words.once}</span>
            <select
              class="input"
              value={once}
              data-testid="mapping-once"
              onChange={({ currentTarget: { value } }) => onChange({ once: value === 'day' ? 'day' : 'message' })}
            >
              <option value="message">{words.onces.message}</option>
              <option value="day">{words.onces.day}</option>
            </select>
          </label>
        </>
      )}
    </div>
  )
}
