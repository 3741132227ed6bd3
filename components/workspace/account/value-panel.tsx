/** Score card: current and potential value, where they put the account, why, and what it brings by referring others. */
import { factorsOf } from '../../../lib/domain/value-tier'
import type { Insight, Reason } from '../../../lib/domain/insight'
import { formatMoney, formatShare } from '../../format'
import { reportingCurrency } from '../../format-value'
import { strings } from '../../locale'
import { factorName } from '../../model-words'
import type { DepthProps } from './depth'
import { Figure } from './figure'
import { Panel } from './panel'
import { PositionChart } from './position-chart'
import { ReasonList } from './reason-list'
import { rowsOfReasons } from './rows-of-reasons'
import { TierApproval } from './tier-approval'
import { ordersWithoutRate, WithoutRate } from './without-rate'

export function ValuePanel({ insight, ...props }: DepthProps & { insight: Insight }) {
  const { depth: words, model, chips } = strings.value
  const { depth, actions } = props
  const { tier } = insight
  const isEmpty = tier.current === null && tier.potential === null && tier.tier === null
  if (isEmpty && ordersWithoutRate(insight) === 0) return null
  const marks = [
    tier.tier === null ? words.noTier : model.tiers[tier.tier],
    tier.grade === null ? '' : model.grade(tier.grade),
    tier.wouldBe === null ? '' : chips.wouldBe(model.tiers[tier.wouldBe]),
  ].filter((mark) => mark !== '')
  const score = (name: string, value: number | null, side: readonly string[], testId: string) => (
    <Figure
      name={name}
      value={value === null ? '–' : String(Math.round(value))}
      rows={value === null ? [] : rowsOfReasons(tier.reasons, side)}
      loadRows={actions.loadRows}
      testId={testId}
    />
  )
  return (
    <Panel title={words.value} testId="depth-value" aside={<span class="muted secret">{marks.join(' · ')}</span>}>
      <WithoutRate insight={insight} isReadOnly={props.isReadOnly} />
      <TierApproval tier={tier} {...props} />
      <div class="value-split">
        <PositionChart tier={tier} lines={depth.lines} />
        <ul class="scores secret">
          {score(words.currentAxis, tier.current, factorsOf.current, 'score-current')}
          {score(words.potentialAxis, tier.potential, factorsOf.potential, 'score-potential')}
          {tier.grade !== null && (
            <Figure
              name={strings.value.standing.grade}
              value={tier.grade}
              rows={rowsOfReasons(tier.reasons, ['revenue12m'])}
              loadRows={actions.loadRows}
              testId="score-grade"
            />
          )}
          {score(chips.scoreCard, tier.scoreCard, [...factorsOf.current, ...factorsOf.potential], 'score-card')}
        </ul>
      </div>
      <ReasonList
        reasons={tier.reasons.filter(({ factor }) => factor !== 'referralValue')}
        loadRows={actions.loadRows}
      />
      <Referrals {...props} reason={tier.reasons.find(({ factor }) => factor === 'referralValue')} />
      <p class="panel-foot">
        {chips.coverage(formatShare(tier.coverage))} · {chips.formulas.tier} {chips.policy(insight.policyVersion)}
      </p>
    </Panel>
  )
}

/** What the accounts it referred bring, down to them; beside it how many of all customers were won so. */
function Referrals({ depth, actions, reason }: DepthProps & { reason: Reason | undefined }) {
  const { referrals } = depth
  if (reason === undefined || reason.value === null || referrals === null) return null
  const { rate, byReferral, won } = referrals
  return (
    <ul class="figures depth-referrals">
      <Figure
        name={factorName('referralValue')}
        value={formatMoney({ units: reason.value, currency: reportingCurrency.value })}
        hint={strings.value.standing.referral(formatShare(rate), byReferral, won)}
        // The reference keeps sums only: who they are is looked up when somebody wants to know.
        rows={reason.value > 0 ? actions.loadReferred : []}
        loadRows={actions.loadRows}
        testId="referral-value"
      />
    </ul>
  )
}
