/** Why something about programs was not done. */
import type { MemberProblem } from '../../../lib/messages/members-protocol'
import { strings } from '../../locale'

export function ProgramProblem({ problem }: { problem: MemberProblem | null }) {
  if (problem === null) return null
  return (
    <p class="message is-bad" role="alert" data-testid="program-problem" data-problem={problem}>
      {strings.value.programs.problems[problem]}
    </p>
  )
}
