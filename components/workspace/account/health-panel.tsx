/** Health with its reasons and 13 weeks; rhythm, where there is too little for health. */
import type { Insight } from '../../../lib/domain/insight'
import { formatDay, formatNumber, formatShare } from '../../format'
import { strings } from '../../locale'
import { bandTone } from '../../model-words'
import type { AccountDepth, DepthActions } from './depth'
import { Panel } from './panel'
import { ReasonList } from './reason-list'
import { TrendChart } from './trend-chart'

interface Props {
  insight: Insight
  lines: AccountDepth['lines']
  now: Date
  loadRows: DepthActions['loadRows']
}

export function HealthPanel({ insight, lines, now, loadRows }: Props) {
  const { depth: words, model, chips } = strings.value
  const { health } = insight
  if (health.band === null || health.score === null) return <RhythmPanel insight={insight} now={now} />
  const { score, band, coverage } = health
  const points = [...(health.trend ?? []), { on: insight.day, score, band, coverage }]
  const age = health.ageDays === null ? '' : chips.newest(model.days(Math.round(health.ageDays)))
  return (
    <Panel
      title={chips.health}
      testId="depth-health"
      aside={
        <span class={`health-now is-${bandTone(band)} secret`}>
          <b>{formatNumber(Math.round(score))}</b> {model.bands[band]}
        </span>
      }
    >
      {points.filter((point) => point.score !== null).length > 1 && (
        <TrendChart points={points} lines={lines} now={now} />
      )}
      <ReasonList reasons={health.reasons} loadRows={loadRows} />
      <p class="panel-foot">
        {[chips.coverage(formatShare(coverage)), age, chips.formulas.health, chips.policy(insight.policyVersion)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p class="visually-hidden">{words.trendOf(points.length)}</p>
    </Panel>
  )
}

/** What mail alone tells: never an empty panel. */
function RhythmPanel({ insight, now }: { insight: Insight; now: Date }) {
  const { depth: words, model, rhythm: told } = strings.value
  const { rhythm } = insight
  const day = (at: string | null): string | null => (at === null ? null : formatDay(at, now))
  const lines = [
    rhythm.lastIn === null && rhythm.lastOut === null ? '' : told.last(day(rhythm.lastIn), day(rhythm.lastOut)),
    rhythm.usualGapDays === null
      ? told.gaps(rhythm.gapsSeen)
      : told.usual(formatNumber(Math.round(rhythm.usualGapDays))),
  ].filter((line) => line !== '')
  return (
    <Panel
      title={words.rhythm}
      testId="depth-rhythm"
      aside={rhythm.state === 'notEnough' ? undefined : <span class="muted secret">{model.rhythm[rhythm.state]}</span>}
    >
      <ul class="plain-lines secret">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Panel>
  )
}
