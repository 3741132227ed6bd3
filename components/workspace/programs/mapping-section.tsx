/** What events become: the team's own mappings, and beneath them what holds by itself. */
import { useState } from 'preact/hooks'
import type { IngestDefaults, MappingDraft } from '../../../lib/messages/ingest-protocol'
import { strings } from '../../locale'
import { SafeText, withoutInvisible } from '../../safe-text'
import { trusted } from '../../trusted'
import { SureButton } from '../team/sure-button'
import type { MappingLine, ProgramsActions } from './programs-model'

interface Props {
  mappings: readonly MappingLine[]
  defaults: IngestDefaults
  actions: Pick<ProgramsActions, 'remove'>
  onEdit: (mapping: MappingLine | null) => void
}

export function MappingSection({ mappings, defaults, actions, onEdit }: Props) {
  const { mappings: words, notStored } = strings.value.programs
  const [hasFailed, setFailed] = useState(false)
  return (
    <section class="setting" aria-labelledby="mappings-title">
      <div class="programs-head">
        <h2 id="mappings-title">{words.title}</h2>
        <button class="button is-quiet" data-testid="new-mapping" onClick={trusted(() => onEdit(null))}>
          {words.add}
        </button>
      </div>
      {mappings.length === 0 ? (
        <p class="muted">{words.none}</p>
      ) : (
        <ul class="list" data-testid="mappings">
          {mappings.map((mapping) => (
            <li key={mapping.id} data-testid="mapping">
              <MappingWords mapping={mapping} />
              <button
                class="button is-quiet"
                aria-label={words.editNow(nameOf(mapping))}
                data-testid="edit-mapping"
                onClick={trusted(() => onEdit(mapping))}
              >
                {words.edit}
              </button>
              <SureButton
                label={words.remove}
                ariaLabel={words.removeNow(nameOf(mapping))}
                hint={words.removeHint}
                act={async () => setFailed(!(await actions.remove(mapping.id)))}
                testId="remove-mapping"
              />
            </li>
          ))}
        </ul>
      )}
      {hasFailed && (
        <p class="message is-bad" role="alert">
          {notStored}
        </p>
      )}
      <details data-testid="usual">
        <summary>{words.usual(defaults.mappings.length)}</summary>
        <p class="muted">{words.takesPlace}</p>
        <ul class="list programs-folded">
          {defaults.mappings.map((mapping) => (
            // Two of one event differ in what they become.
            <li key={`${mapping.call} ${mapping.event ?? ''} ${mapping.to} ${mapping.kind ?? ''}`}>
              <MappingWords mapping={mapping} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

function nameOf({ call, event }: MappingDraft): string {
  const words = strings.value.programs.mappings
  return event === null ? words.every(words.calls[call]) : withoutInvisible(event).text
}

function MappingWords({ mapping }: { mapping: MappingDraft }) {
  const words = strings.value.programs.mappings
  const { call, event, to, kind, once } = mapping
  return (
    <span class="list-main">
      {event === null ? nameOf(mapping) : <SafeText text={event} />}{' '}
      {event !== null && call !== 'track' && <span class="muted">{words.calls[call]} </span>}
      <span aria-hidden="true">→</span> {words.targets[to]}{' '}
      {kind !== null && <SafeText class="muted" text={words.kind(kind)} />}{' '}
      {once === 'day' && <span class="muted">{words.onceADay}</span>}
    </span>
  )
}
