/** Why something about members was not done. */
import { strings } from '../../locale'
import type { Outcome } from './team-model'

export function OutcomeLine({ outcome }: { outcome: Outcome }) {
  if (outcome === null) return null
  return (
    <p class="message is-bad" role="alert" data-testid="team-problem" data-problem={outcome}>
      {strings.value.team.problems[outcome]}
    </p>
  )
}
