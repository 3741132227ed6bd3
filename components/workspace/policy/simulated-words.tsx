/** What a line would have done, in words with counts. */
import type { SimulatedPoint } from '../../../lib/domain/simulator/simulate'
import { errorRate, missRate } from '../../../lib/domain/simulator/tally'
import { formatShare } from '../../format'
import { strings } from '../../locale'

/** Fewer churns than these make a rate a hint. */
const enoughChurns = 10

export function SimulatedWords({ point: { tally, inferred }, line }: { point: SimulatedPoint; line: string }) {
  const words = strings.value.policy.simulator
  const [error, miss] = [errorRate(tally), missRate(tally)]
  const missed = tally.churns - tally.warned
  return (
    <output class="policy-words" data-testid="simulator-words">
      <p class="policy-sentence">{words.sentence(line, tally.warned, tally.churns, tally.wrong)}</p>
      <dl class="policy-rates">
        <div>
          <dt>{words.error}</dt>
          <dd>
            {error === null ? words.nothing : `${formatShare(error)} · ${words.errorOf(tally.wrong, tally.warnings)}`}
          </dd>
        </div>
        <div>
          <dt>{words.miss}</dt>
          <dd>{miss === null ? '–' : `${formatShare(miss)} · ${words.missOf(missed, tally.churns)}`}</dd>
        </div>
      </dl>
      <ul class="policy-notes muted">
        {tally.churns < enoughChurns && <li>{words.few(tally.churns)}</li>}
        {tally.late > 0 && <li>{words.late(tally.late)}</li>}
        {tally.open > 0 && <li>{words.open(tally.open)}</li>}
        {tally.blind > 0 && <li>{words.blind(tally.blind)}</li>}
        {inferred.churns > 0 && <li>{words.inferred(inferred.warned, inferred.churns)}</li>}
      </ul>
    </output>
  )
}
