/** Orders that count for nothing until somebody enters a rate, and where that is done. */
import type { Insight } from '../../../lib/domain/insight'
import { strings } from '../../locale'

/** How many of its orders no exchange rate reaches. */
export function ordersWithoutRate({ tier }: Insight): number {
  return tier.reasons.find(({ factor }) => factor === 'ordersWithoutRate')?.value ?? 0
}

/** Nothing where every order counts. */
export function WithoutRate({ insight, isReadOnly }: { insight: Insight; isReadOnly: boolean }) {
  const words = strings.value.policy.money
  const count = ordersWithoutRate(insight)
  if (count === 0) return null
  return (
    <p class="panel-line without-rate" data-testid="without-rate">
      {words.withoutRate(count)}
      {!isReadOnly && (
        <>
          {' · '}
          <a href="#/policy/money">{words.enterRate}</a>
        </>
      )}
    </p>
  )
}
