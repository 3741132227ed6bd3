/** What lost against a later edit or was refused: nothing of it is dropped without being told. */
import type { Instant } from '../../lib/domain/model'
import { formatMoment } from '../format'
import { strings } from '../locale'
import { SafeText, withoutInvisible } from '../safe-text'
import { trusted } from '../trusted'
import './attention.css'

export interface AttentionLine {
  key: number
  at: Instant
  /** The record as a person knows it: its name, title or summary. */
  about: string
  kind: 'superseded' | 'refused'
  /** The fields that lost, each with what one had written and what stands there now. */
  lost: readonly LostField[]
  /** Of a refused change: the server's reason. */
  reason: string
  /** Somebody has deleted the record: there is nothing to write into. */
  isGone: boolean
  canTakeBack: boolean
}

export interface LostField {
  /** As stored, to tell them apart. */
  name: string
  /** In the words on screen. */
  field: string
  /** Who won; null: the server, or somebody who is gone. */
  by: string | null
  /** When the winning edit was made. */
  at: Instant
  mine: string
  theirs: string
}

interface Props {
  lines: readonly AttentionLine[]
  now: Date
  takeBack: (key: number) => void
  dismiss: (key: number) => void
}

export function AttentionPage({ lines, now, takeBack, dismiss }: Props) {
  const words = strings.value.page.attention
  return (
    <section class="narrow stack" data-testid="attention-page">
      <div class="page-title" style={{ marginBottom: '0' }}>
        <h1>{words.title}</h1>
      </div>
      {lines.length === 0 ? (
        <p class="muted">{words.none}</p>
      ) : (
        <ul class="list">
          {lines.map((line) => (
            <li key={line.key} data-testid="attention-line" data-kind={line.kind}>
              <div class="list-main">
                <b>
                  <SafeText text={line.about} />
                </b>{' '}
                <span class="muted">{formatMoment(line.at, now)}</span>
                {line.kind === 'refused' && <Sentence text={words.refused(line.reason)} />}
                {line.isGone && <Sentence text={words.gone} />}
                {line.lost.map((lost) => (
                  <LostValue key={lost.name} lost={lost} now={now} />
                ))}
              </div>
              {line.canTakeBack && (
                <button class="button" data-testid="take-back" onClick={trusted(() => takeBack(line.key))}>
                  {words.takeBack}
                </button>
              )}
              <button class="button is-quiet" data-testid="let-be" onClick={trusted(() => dismiss(line.key))}>
                {words.dismiss}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Sentence({ text }: { text: string }) {
  return (
    <p class="muted">
      <bdi>{withoutInvisible(text).text}</bdi>
    </p>
  )
}

function LostValue({ lost, now }: { lost: LostField; now: Date }) {
  const words = strings.value.page.attention
  return (
    <div class="lost-value" data-testid="lost-value" data-field={lost.name}>
      <Sentence text={words.lost(lost.field, lost.by ?? words.someone, formatMoment(lost.at, now))} />
      <dl>
        <dt>{words.yours}</dt>
        <dd data-testid="mine">{lost.mine === '' ? words.empty : <SafeText text={lost.mine} />}</dd>
        <dt>{words.theirs}</dt>
        <dd data-testid="theirs">{lost.theirs === '' ? words.empty : <SafeText text={lost.theirs} />}</dd>
      </dl>
    </div>
  )
}
