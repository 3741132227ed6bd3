/** What was done to a record: by whom, when, from what to what, and what lost by it. Newest first. */
import type { Instant } from '../../../lib/domain/model'
import { formatMoment } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import './history.css'

export interface HistoryValue {
  field: string
  before: string
  after: string
}

export interface HistoryLine {
  id: string
  /** Null: the server. */
  who: string | null
  op: 'create' | 'update' | 'delete' | 'restore'
  at: Instant
  isRefused: boolean
  fields: readonly HistoryValue[]
  sets: readonly { field: string; added: string; removed: string }[]
  lost: readonly { field: string; value: string; who: string | null }[]
}

interface Props {
  name: string
  backTo: string
  /** Null until the first answer. */
  lines: readonly HistoryLine[] | null
  problem: 'offline' | 'unknown' | null
  hasMore: boolean
  now: Date
  /** Asks on, or again. */
  load: () => void
}

export function HistoryPage({ name, backTo, lines, problem, hasMore, now, load }: Props) {
  const words = strings.value.team.history
  return (
    <section class="narrow stack history" data-testid="history">
      <a href={backTo}>{words.back}</a>
      <h1>
        <SafeText text={words.of(name)} />
      </h1>
      {lines === null && problem === null && <p class="muted">{words.loading}</p>}
      {lines !== null && lines.length === 0 && <p class="muted">{words.none}</p>}
      {lines !== null && lines.length > 0 && (
        <ol class="list">
          {lines.map((line) => (
            <Line key={line.id} line={line} now={now} />
          ))}
        </ol>
      )}
      {problem !== null && (
        <p class="message is-warn" role="alert" data-testid="history-problem">
          {words[problem]}
        </p>
      )}
      {(hasMore || problem === 'offline') && (
        <button class="button" data-testid="history-more" onClick={trusted(load)}>
          {problem === null ? words.more : words.again}
        </button>
      )}
    </section>
  )
}

function Line({ line, now }: { line: HistoryLine; now: Date }) {
  const words = strings.value.team.history
  return (
    <li data-testid="history-line" data-op={line.op}>
      <div class="list-main">
        <SafeText text={line.who ?? words.server} /> {words.ops[line.op]}{' '}
        <span class="muted">{formatMoment(line.at, now)}</span>{' '}
        {line.isRefused && <span class="tag is-bad">{words.refused}</span>}
        <ul class="history-values">
          {line.fields.map(({ field, before, after }) => (
            <li key={field} data-testid="history-field" data-field={field}>
              <span class="muted">{field}</span>{' '}
              {line.op !== 'create' && (
                <>
                  <del>
                    <Value text={before} />
                  </del>{' '}
                  <span aria-hidden="true">→</span>{' '}
                </>
              )}
              <Value text={after} />
            </li>
          ))}
          {line.sets.map(({ field, added, removed }) => (
            <li key={field}>
              <span class="muted">{field}</span> {added !== '' && <SafeText text={words.added(added)} />}{' '}
              {removed !== '' && <SafeText text={words.removed(removed)} />}
            </li>
          ))}
          {line.lost.map(({ field, value, who }) => (
            <li key={`lost ${field}`}>
              <SafeText class="muted" text={words.lost(field, who ?? words.server)} /> <Value text={value} />
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}

function Value({ text }: { text: string }) {
  return text === '' ? <span class="muted">{strings.value.team.history.empty}</span> : <SafeText text={text} />
}
