/** An invitation for a colleague: address, role, how long it is good; the code is shown once. */
import { useState } from 'preact/hooks'
import type { MemberProblem, Role } from '../../../lib/messages/members-protocol'
import { strings } from '../../locale'
import { trusted } from '../../trusted'
import { CodeOnce } from './code-once'
import { RoleSelect } from './member-list'
import { OutcomeLine } from './outcome-line'
import type { TeamActions } from './team-model'

interface Props {
  myRole: Role
  actions: Pick<TeamActions, 'invite' | 'copy'>
}

const lifetimes = [1, 7, 30] as const
const address = /^[^\s@]+@[^\s@]+$/

export function InviteForm({ myRole, actions }: Props) {
  const { invite: words, roleHints } = strings.value.team
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('member')
  const [days, setDays] = useState(7)
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<{ code: string; email: string; days: number } | null>(null)
  const [problem, setProblem] = useState<MemberProblem | null>(null)
  const submit = async (): Promise<void> => {
    setMaking(true)
    setProblem(null)
    const answer = await actions.invite(email.trim(), role, days * 24)
    setMaking(false)
    if ('problem' in answer) return setProblem(answer.problem)
    setMade({ code: answer.code, email: email.trim(), days })
    setEmail('')
  }
  if (made) return <CodeOnce {...made} copy={actions.copy} done={() => setMade(null)} />
  return (
    <form class="stack" onSubmit={trusted(() => void submit())}>
      <div class="invite-fields">
        <label class="field">
          <span>{words.email}</span>
          <input
            class="input"
            type="email"
            value={email}
            placeholder={words.emailHint}
            autocomplete="off"
            maxLength={320}
            data-testid="invite-email"
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        </label>
        <div class="field">
          <span>{words.role}</span>
          <RoleSelect
            label={words.role}
            value={role}
            choices={myRole === 'owner' ? ['owner', 'admin', 'member', 'viewer'] : ['admin', 'member', 'viewer']}
            onChange={setRole}
          />
        </div>
        <label class="field">
          <span>{words.expires}</span>
          <select
            class="input team-select"
            value={days}
            data-testid="invite-days"
            onChange={(event) => setDays(Number(event.currentTarget.value))}
          >
            {lifetimes.map((each) => (
              <option key={each} value={each}>
                {words.days(each)}
              </option>
            ))}
          </select>
        </label>
        <button class="button is-primary" disabled={isMaking || !address.test(email.trim())} data-testid="invite">
          {isMaking ? words.making : words.make}
        </button>
      </div>
      <p class="muted">{roleHints[role]}</p>
      <OutcomeLine outcome={problem} />
    </form>
  )
}
