/** Duplicates: proposals with their reasons; a person decides, and takes it back. */
import { formatNumber } from '../../format'
import { strings } from '../../locale'
import { SafeText } from '../../safe-text'
import { trusted } from '../../trusted'
import type { Decision, DuplicatesActions, Looking } from './duplicates-model'
import { PairCard } from './pair-card'
import './duplicates.css'

interface Props {
  looking: Looking
  decisions: readonly Decision[]
  /** While something is written. */
  isBusy: boolean
  /** What was just done, or went wrong; null: nothing to say. */
  said: { text: string; isBad: boolean } | null
  actions: DuplicatesActions
}

export function DuplicatesPage({ looking, decisions, isBusy, said, actions }: Props) {
  const words = strings.value.duplicates
  return (
    <section class="duplicates stack" data-testid="duplicates">
      <div class="page-title">
        <h1>{words.title}</h1>
        {looking.is === 'found' && looking.count > 0 && <span class="muted">{words.count(looking.count)}</span>}
      </div>
      <p class="muted">{words.hint}</p>
      <output class={said === null ? 'visually-hidden' : `message ${said.isBad ? 'is-bad' : 'is-good'}`}>
        {said?.text}
      </output>
      <Found looking={looking} isBusy={isBusy} actions={actions} />
      <Decisions decisions={decisions} isBusy={isBusy} onUndo={actions.undo} />
    </section>
  )
}

function Found({ looking, isBusy, actions }: Pick<Props, 'looking' | 'isBusy' | 'actions'>) {
  const words = strings.value.duplicates
  if (looking.is === 'looking') {
    const told = words.looking(formatNumber(looking.rows), formatNumber(looking.total))
    return (
      <div class="duplicates-progress">
        <progress aria-label={told} value={looking.rows} max={Math.max(1, looking.total)} />
        <span class="muted">{told}</span>
        <button class="link-button" onClick={actions.stop}>
          {words.stop}
        </button>
      </div>
    )
  }
  if (looking.is === 'failed')
    return (
      <div class="message is-bad" role="alert">
        {words.failed}{' '}
        <button class="link-button" onClick={actions.look}>
          {words.again}
        </button>
      </div>
    )
  if (looking.pairs.length === 0)
    return (
      <div class="empty" data-testid="no-duplicates">
        <p class="muted">{words.none}</p>
        <button class="button" onClick={actions.look}>
          {words.again}
        </button>
      </div>
    )
  return (
    <>
      {looking.pairs.map((pair) => (
        <PairCard key={pair.key} pair={pair} isBusy={isBusy} actions={actions} />
      ))}
      {looking.count > looking.pairs.length && <p class="muted">{words.more(looking.count - looking.pairs.length)}</p>}
    </>
  )
}

interface DecisionsProps {
  decisions: readonly Decision[]
  isBusy: boolean
  onUndo: (decision: Decision) => void
}

function Decisions({ decisions, isBusy, onUndo }: DecisionsProps) {
  const words = strings.value.duplicates
  if (decisions.length === 0) return null
  return (
    <section class="stack" aria-labelledby="duplicates-decided">
      <h2 id="duplicates-decided">{words.decided}</h2>
      <ul class="list" data-testid="decisions">
        {decisions.map((decision) => (
          <li key={decision.id}>
            <span class="list-main">
              <SafeText text={decision.names[0]} /> <span class="muted">{words.and}</span>{' '}
              <SafeText text={decision.names[1]} />
              <span class="muted">
                {' '}
                {words[decision.what === 'merged' ? 'wereMerged' : 'areTwo']} · {decision.on}
              </span>
            </span>
            <button
              class="button is-quiet"
              disabled={isBusy}
              data-testid="undo-merge"
              aria-label={`${words.undo}: ${decision.names.join(', ')}`}
              onClick={trusted(() => onUndo(decision))}
            >
              {words.undo}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
