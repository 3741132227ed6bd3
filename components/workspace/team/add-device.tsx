/** Another browser of one's own: an invitation for one's own address, which anybody may make. */
import { useState } from 'preact/hooks'
import type { Member } from '../../../lib/domain/model'
import { strings } from '../../locale'
import { trusted } from '../../trusted'
import { CodeOnce } from './code-once'
import { OutcomeLine } from './outcome-line'
import type { Outcome, TeamActions } from './team-model'

const days = 1

interface Props {
  me: Member
  actions: Pick<TeamActions, 'invite' | 'copy'>
}

export function AddDevice({ me, actions }: Props) {
  const words = strings.value.team.devices
  const [code, setCode] = useState<string | null>(null)
  const [problem, setProblem] = useState<Outcome>(null)
  const make = async (): Promise<void> => {
    const answer = await actions.invite(me.email, me.role, days * 24)
    if ('problem' in answer) setProblem(answer.problem)
    else setCode(answer.code)
  }
  if (code !== null)
    return <CodeOnce code={code} email={me.email} days={days} copy={actions.copy} done={() => setCode(null)} />
  return (
    <div class="row add-device">
      <button class="button" data-testid="add-device" onClick={trusted(() => void make())}>
        {words.add}
      </button>
      <span class="muted">{words.addHint}</span>
      <OutcomeLine outcome={problem} />
    </div>
  )
}
