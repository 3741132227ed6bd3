/** Health with its reasons and 13 weeks; rhythm, where there is too little for health. */
import type { Insight } from '../../../lib/domain/insight'
import { formatNumber, formatShare } from '../../format'
import { strings } from '../../locale'
import { bandTone } from '../../model-words'
import type { DepthProps } from './depth'
import { Figure } from './figure'
import { Panel } from './panel'
import { ReasonList } from './reason-list'
import { RhythmPanel } from './rhythm-panel'
import { rowsOfReasons } from './rows-of-reasons'
import { TrendChart } from './trend-chart'

export function HealthPanel({ insight, ...props }: DepthProps & { insight: Insight }) {
  const { model, chips, standing } = strings.value
  const { health } = insight
  if (health.band === null || health.score === null) return <RhythmPanel insight={insight} {...props} />
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
        <TrendChart points={points} lines={props.depth.lines} now={props.now} actions={props.actions} />
      )}
      <ul class="figures secret">
        <Figure
          name={chips.health}
          value={formatNumber(Math.round(score))}
          rows={rowsOfReasons(health.reasons)}
          loadRows={props.actions.loadRows}
          testId="health-score"
        />
        <Figure
          name={standing.coverage}
          value={formatShare(coverage)}
          hint={standing.coverageHint}
          rows={rowsOfReasons(health.reasons)}
          loadRows={props.actions.loadRows}
          testId="health-coverage"
        />
      </ul>
      <ReasonList reasons={health.reasons} loadRows={props.actions.loadRows} />
      <p class="panel-foot">
        {[age, chips.formulas.health, chips.policy(insight.policyVersion)].filter(Boolean).join(' · ')}
      </p>
    </Panel>
  )
}
