/** Everything that happened, newest first, by kind, person and words. */
import { useState } from 'preact/hooks'
import type { Contact, Instant } from '../../../lib/domain/model'
import { formatDay } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { AskOlder } from './ask-older'
import type { DepthActions, OlderEntries, TimelineEntry } from './depth'
import { Panel } from './panel'
import './timeline.css'

interface Props {
  timeline: readonly TimelineEntry[]
  people: readonly Contact[]
  hasOlder: boolean
  leftOutBefore: Instant | null
  now: Date
  actions: Pick<DepthActions, 'loadOlder' | 'askOlder'>
}

export function TimelinePanel({ timeline: here, people, hasOlder, leftOutBefore, now, actions }: Props) {
  const words = strings.value.depth
  const [kind, setKind] = useState<TimelineEntry['kind'] | null>(null)
  const [personId, setPerson] = useState('')
  const [text, setText] = useState('')
  const [answered, setAnswered] = useState<OlderEntries | null>(null)
  const asked = answered ?? { entries: [], before: leftOutBefore }
  const known = new Set(here.map(({ id }) => id))
  const timeline = [...here, ...asked.entries.filter(({ id }) => !known.has(id))].toSorted((a, b) =>
    a.at < b.at ? 1 : -1,
  )
  if (timeline.length === 0 && leftOutBefore === null) return null
  const kinds = [...new Set(timeline.map((entry) => entry.kind))]
  const wanted = text.trim().toLowerCase()
  const isFiltered = kind !== null || personId !== '' || wanted !== ''
  const found = timeline.filter(
    (entry) =>
      (kind === null || entry.kind === kind) &&
      (personId === '' || entry.contactIds.includes(personId)) &&
      entry.text.toLowerCase().includes(wanted),
  )
  return (
    <Panel title={words.timeline} testId="depth-timeline" isWide>
      <div class="timeline-filters">
        <fieldset class="kinds">
          <legend class="visually-hidden">{words.kinds}</legend>
          <Choice isOn={kind === null} label={words.all} onPick={() => setKind(null)} />
          {kinds.length > 1 &&
            kinds.map((each) => (
              <Choice key={each} isOn={kind === each} label={kindName(each)} onPick={() => setKind(each)} />
            ))}
        </fieldset>
        {people.length > 1 && (
          <select
            class="input"
            aria-label={words.person}
            value={personId}
            onChange={(event) => setPerson(event.currentTarget.value)}
          >
            <option value="">{words.everyone}</option>
            {people.map(({ id, name, emails }) => (
              <option key={id} value={id}>
                {name || emails[0]}
              </option>
            ))}
          </select>
        )}
        <input
          class="input"
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <ol class="timeline secret" aria-live="polite">
        {found.length === 0 && (
          <li class="muted" data-testid="timeline-nothing">
            {isFiltered && (hasOlder || asked.before !== null)
              ? strings.value.standing.notAmongNewest(timeline.length)
              : words.nothingFound}
          </li>
        )}
        {found.map((entry) => (
          <li key={`${entry.kind} ${entry.id}`}>
            <span class="timeline-day">{formatDay(entry.at, now)}</span>
            <span class="timeline-kind">
              {kindName(entry.kind)}
              {entry.direction !== null && <span aria-hidden="true"> {entry.direction === 'in' ? '←' : '→'}</span>}
            </span>
            <SafeText text={entry.text} />
          </li>
        ))}
      </ol>
      {hasOlder && (
        <button class="button" data-testid="timeline-older" onClick={actions.loadOlder}>
          {words.older}
        </button>
      )}
      {!hasOlder && leftOutBefore !== null && (
        <AskOlder
          asked={asked}
          now={now}
          askOlder={actions.askOlder}
          onOlder={({ entries, before }) => setAnswered({ entries: [...asked.entries, ...entries], before })}
        />
      )}
    </Panel>
  )
}

function kindName(kind: TimelineEntry['kind']): string {
  const { depth, model } = strings.value
  return kind === 'order' ? depth.order : kind === 'signal' ? depth.signal : model.kinds[kind]
}

function Choice({ isOn, label, onPick }: { isOn: boolean; label: string; onPick: () => void }) {
  return (
    <button class="kind" aria-pressed={isOn} onClick={onPick}>
      {label}
    </button>
  )
}
