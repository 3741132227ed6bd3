/** Two rows side by side: what they share, where they differ, and what a person makes of it. */
import { useId, useState } from 'preact/hooks'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import type { DuplicatePair, DuplicatesActions, FieldLine } from './duplicates-model'

interface Props {
  pair: DuplicatePair
  isBusy: boolean
  actions: Pick<DuplicatesActions, 'merge' | 'deny'>
}

const tones = { certain: 'is-good', likely: 'is-accent', possible: 'is-plain' } as const

export function PairCard({ pair, isBusy, actions }: Props) {
  const words = strings.value.duplicates
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({})
  const id = useId()
  const [kept, merged] = pair.sides
  return (
    <article class="pair" aria-labelledby={id} data-testid="duplicate">
      <header class="pair-head">
        <h2 id={id}>
          <SafeText text={kept.name} /> <span class="muted">{words.and}</span> <SafeText text={merged.name} />
        </h2>
        <span class={`tag ${tones[pair.sureness]}`}>{words.sureness[pair.sureness]}</span>
      </header>
      <ul class="pair-reasons">
        {pair.evidence.map(({ kind, value }) => (
          <li key={`${kind} ${value}`} class={kind.startsWith('other') ? 'is-warn' : ''}>
            {words.evidence[kind]}
            {value !== '' && (
              <>
                {words.colon}
                <SafeText text={value} />
              </>
            )}
          </li>
        ))}
      </ul>
      <div class="pair-scroll">
        <table class="pair-table">
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">{words.field}</span>
              </th>
              {pair.sides.map((side, index) => (
                <th key={side.id} scope="col">
                  {index === 0 ? words.stays : words.goes}
                  <span class="muted"> {words.since(side.since)}</span>
                  {side.history > 0 && <span class="muted"> · {words.history(side.history)}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pair.lines.map((line) => (
              <Line
                key={line.field}
                line={line}
                pair={pair}
                name={`${id}-${line.field}`}
                chosen={choices[line.choice ?? ''] ?? kept.id}
                onChoose={(rowId) => setChoices({ ...choices, [line.choice ?? '']: rowId })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div class="pair-buttons">
        <button
          class="button is-primary"
          disabled={isBusy}
          data-testid="merge"
          onClick={trusted(() => actions.merge(pair, choices))}
        >
          {words.merge}
        </button>
        <button class="button" disabled={isBusy} data-testid="not-same" onClick={trusted(() => actions.deny(pair))}>
          {words.notSame}
        </button>
      </div>
    </article>
  )
}

interface LineProps {
  line: FieldLine
  pair: DuplicatePair
  name: string
  chosen: string
  onChoose: (rowId: string) => void
}

function Line({ line, pair, name, chosen, onChoose }: LineProps) {
  const words = strings.value.duplicates
  const label = words.fields[line.field]
  return (
    <tr data-testid={`field-${line.field}`}>
      <th scope="row">{label}</th>
      {line.values.map((value, index) => {
        const rowId = pair.sides[index === 0 ? 0 : 1].id
        return (
          <td key={rowId} class={line.choice !== null && chosen !== rowId ? 'is-left-out' : ''}>
            {line.choice === null ? (
              value === '' ? (
                <span class="muted">–</span>
              ) : (
                <SafeText text={value} />
              )
            ) : (
              <label class="pair-choice">
                <input
                  type="radio"
                  name={name}
                  checked={chosen === rowId}
                  aria-label={`${label}: ${value}`}
                  onChange={() => onChoose(rowId)}
                />
                <SafeText text={value} />
              </label>
            )}
          </td>
        )
      })}
    </tr>
  )
}
