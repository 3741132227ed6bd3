/** What lost against a later edit or was refused: nothing of it is dropped without being told. */
import type { Instant } from '../../lib/domain/model'
import { formatMoment } from '../format'
import { strings } from '../locale'
import { SafeText, withoutInvisible } from '../safe-text'
import { trusted } from '../trusted'

export interface AttentionLine {
  key: number
  at: Instant
  /** The record as a person knows it: its name, title or summary. */
  about: string
  /** For a lost field: its name, who won and the value one had written. For a refused change: the server's reason. */
  kind: 'superseded' | 'refused'
  field: string
  by: string | null
  mine: string
  reason: string
  canTakeBack: boolean
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
                <p class="muted">
                  <bdi>
                    {
                      withoutInvisible(
                        line.kind === 'superseded'
                          ? words.lost(line.field, line.by ?? words.someone)
                          : words.refused(line.reason),
                      ).text
                    }
                  </bdi>
                </p>
                {line.mine !== '' && (
                  <p>
                    {words.yours}: <SafeText text={line.mine} />
                  </p>
                )}
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
