/** Score card: current and potential value, where they put the account, and why. */
import type { Insight } from '../../../lib/domain/insight'
import { formatShare } from '../../format'
import { strings } from '../../locale'
import type { AccountDepth, DepthActions } from './depth'
import { Panel } from './panel'
import { PositionChart } from './position-chart'
import { ReasonList } from './reason-list'

interface Props {
  insight: Insight
  lines: AccountDepth['lines']
  loadRows: DepthActions['loadRows']
}

export function ValuePanel({ insight, lines, loadRows }: Props) {
  const { depth: words, model, chips } = strings.value
  const { tier } = insight
  if (tier.current === null && tier.potential === null) return null
  const marks = [
    tier.tier === null ? words.noTier : model.tiers[tier.tier],
    tier.grade === null ? '' : model.grade(tier.grade),
    tier.wouldBe === null ? '' : chips.wouldBe(model.tiers[tier.wouldBe]),
  ].filter((mark) => mark !== '')
  return (
    <Panel title={words.value} testId="depth-value" aside={<span class="muted secret">{marks.join(' · ')}</span>}>
      <div class="value-split">
        <PositionChart tier={tier} lines={lines} />
        <dl class="scores secret">
          <Score name={words.currentAxis} value={tier.current} />
          <Score name={words.potentialAxis} value={tier.potential} />
          <Score name={chips.scoreCard} value={tier.scoreCard} />
        </dl>
      </div>
      <ReasonList reasons={tier.reasons} loadRows={loadRows} />
      <p class="panel-foot">
        {chips.coverage(formatShare(tier.coverage))} · {chips.formulas.tier} {chips.policy(insight.policyVersion)}
      </p>
    </Panel>
  )
}

function Score({ name, value }: { name: string; value: number | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class={value === null ? 'is-unknown' : ''}>{value === null ? '–' : Math.round(value)}</dd>
    </div>
  )
}
