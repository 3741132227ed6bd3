/** A change of tier is put to a person at the quarter's turn; the first tier, as soon as there is one. */
import type { TierResult } from '../../../lib/domain/insight'
import type { ValueTier } from '../../../lib/domain/model'
import { formatDay } from '../../format'
import { strings } from '../../locale'
import { joinSentences } from '../../sentences'
import { trusted } from '../../trusted'
import type { DepthProps } from './depth'
import { WriteFailure, useWrite } from './use-write'

export function TierApproval({ tier, depth, now, isReadOnly, actions }: DepthProps & { tier: TierResult }) {
  const { model, standing } = strings.value
  const words = standing.tier
  const { failure, run } = useWrite()
  const { proposal, account } = depth
  const { approvedTier } = account
  const button = (to: ValueTier, label: string, isFirst: boolean) => (
    <button
      class={`button ${isFirst ? 'is-primary' : ''}`}
      data-testid={`approve-${to}`}
      onClick={trusted(() => run(actions.approveTier(to)))}
    >
      {label}
    </button>
  )
  const approved =
    approvedTier === null ? '' : words.approved(model.tiers[approvedTier.tier], formatDay(approvedTier.on, now))
  const isFirst = approvedTier === null && tier.tier !== null
  return (
    <div class={`depth-approval ${proposal?.isDue ? 'is-due' : ''}`} data-testid="tier-approval">
      <p class="secret">
        {joinSentences([
          approved,
          proposal === null
            ? ''
            : proposal.isDue
              ? words.due(model.tiers[proposal.to])
              : words.later(model.tiers[proposal.to], formatDay(proposal.on, now)),
          isFirst ? words.none : '',
        ])}
      </p>
      {!isReadOnly && proposal?.isDue === true && (
        <div class="depth-buttons">
          {button(proposal.to, words.approve(model.tiers[proposal.to]), true)}
          {button(proposal.from, words.keep(model.tiers[proposal.from]), false)}
        </div>
      )}
      {!isReadOnly && isFirst && tier.tier !== null && (
        <div class="depth-buttons">{button(tier.tier, words.approve(model.tiers[tier.tier]), false)}</div>
      )}
      <WriteFailure failure={failure} />
    </div>
  )
}
