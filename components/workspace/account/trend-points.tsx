/** The points of the trend as buttons over the picture: each opens why health was so that evening, down to the rows of then. */
import { useId, useState } from 'preact/hooks'
import type { HealthPoint, Reason } from '../../../lib/domain/insight'
import { formatDay } from '../../format'
import { strings } from '../../locale'
import type { DepthActions } from './depth'
import { ReasonList } from './reason-list'

interface Props {
  /** Where each lies is told as shares of the picture, from its left and from its top. */
  points: readonly (Pick<HealthPoint, 'on' | 'band'> & { score: number; across: number; down: number })[]
  now: Date
  actions: Pick<DepthActions, 'loadHealthOn' | 'loadRows'>
}

export function TrendPoints({ points, now, actions }: Props) {
  const { depth: words, model } = strings.value
  const [open, setOpen] = useState<{ on: string; reasons: readonly Reason[] } | null>(null)
  const id = useId()
  const toggle = (on: string): void => {
    if (open?.on === on) return setOpen(null)
    actions.loadHealthOn(on).then(
      (reasons) => setOpen({ on, reasons }),
      (error: unknown) => console.error('The health of an earlier day could not be computed.', error),
    )
  }
  return (
    <>
      <ol class="trend-points secret" aria-label={words.trend}>
        {points.map(({ on, score, band, across, down }) => (
          <li key={on} style={{ left: `${100 * across}%`, top: `${100 * down}%` }}>
            <button
              aria-label={words.trendPoint(formatDay(on, now), String(Math.round(score)), band && model.bands[band])}
              title={words.trendPoint(formatDay(on, now), String(Math.round(score)), band && model.bands[band])}
              aria-expanded={open?.on === on}
              aria-controls={id}
              data-testid={`trend-${on}`}
              onClick={() => toggle(on)}
            />
          </li>
        ))}
      </ol>
      {open !== null && (
        <div id={id} class="trend-then" data-testid="trend-then">
          <h4>{words.trendThen(formatDay(open.on, now))}</h4>
          <ReasonList reasons={open.reasons} loadRows={actions.loadRows} />
        </div>
      )}
    </>
  )
}
