/** What came, by name: how often, what became of it, and what is to be done about it. */
import { useState } from 'preact/hooks'
import { formatNumber } from '../../format'
import { strings } from '../../locale'
import { trusted } from '../../trusted'
import { EventItem } from './event-item'
import {
  eventFilters,
  filterEvents,
  groupEvents,
  mappingOf,
  type EventFilter,
  type MappingLine,
  type ProgramEvent,
  type ProgramLists,
  type ProgramsActions,
} from './programs-model'

interface Props {
  lists: Pick<ProgramLists, 'events'>
  mappings: readonly MappingLine[]
  now: Date
  actions: Pick<ProgramsActions, 'keptMessages' | 'refresh'>
  onMap: (event: ProgramEvent) => void
}

/** Shown at first, and more each time. */
const perPage = 25

export function EventSection({ lists, mappings, now, actions, onMap }: Props) {
  const { events: words, refresh } = strings.value.programs
  const events = groupEvents(lists.events)
  const counts = new Map(eventFilters.map((each) => [each, filterEvents(events, each).length]))
  const [chosen, setChosen] = useState<EventFilter | null>(null)
  const [shown, setShown] = useState(perPage)
  const filter = chosen ?? (counts.get('unmapped') === 0 ? 'all' : 'unmapped')
  const found = filterEvents(events, filter)
  return (
    <section class="setting" aria-labelledby="events-title">
      <div class="programs-head">
        <h2 id="events-title">{words.title}</h2>
        <button class="button is-quiet" data-testid="refresh" onClick={trusted(actions.refresh)}>
          {refresh}
        </button>
      </div>
      {events.length === 0 ? (
        <p class="muted" data-testid="no-events">
          {words.none}
        </p>
      ) : (
        <>
          <fieldset class="programs-filters">
            <legend class="visually-hidden">{words.filter}</legend>
            {eventFilters.map((each) => (
              <button
                key={each}
                class="button is-quiet"
                aria-pressed={each === filter}
                data-testid={`filter-${each}`}
                onClick={() => {
                  setChosen(each)
                  setShown(perPage)
                }}
              >
                {words.filters[each]} <span class="muted">{formatNumber(counts.get(each) ?? 0)}</span>
              </button>
            ))}
          </fieldset>
          {filter === 'unmapped' && <p class="muted">{words.unknown}</p>}
          {found.length === 0 && <p class="muted">{words.noneOf}</p>}
          {found.length > 0 && (
            <ul class="list" data-testid="events">
              {found.slice(0, shown).map((event) => (
                <EventItem
                  key={event.key}
                  event={event}
                  isMapped={mappingOf(mappings, event) !== undefined}
                  now={now}
                  keptMessages={actions.keptMessages}
                  onMap={() => onMap(event)}
                />
              ))}
            </ul>
          )}
          {found.length > shown && (
            <button class="button" data-testid="more-events" onClick={() => setShown(shown + 4 * perPage)}>
              {words.more(found.length - shown)}
            </button>
          )}
        </>
      )}
    </section>
  )
}
