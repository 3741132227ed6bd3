/** Joining a team with a pasted code, and who is in it. */
import { useState } from 'preact/hooks'
import type { Member } from '../../lib/domain/model'
import type { JoinAnswer } from '../../lib/messages/runtime'
import { initialOf } from '../initial-of'
import { strings } from '../locale'
import { SafeText, withoutInvisible } from '../safe-text'
import { trusted } from '../trusted'
import { colourOf } from './colour-of'

type Failure = Extract<JoinAnswer, { ok: false }>['reason']

interface Props {
  /** The team's name; null while working alone. */
  workspace: string | null
  /** The seat was taken away or the code has to be renewed: the form shows again. */
  mayRejoin: boolean
  members: readonly Member[]
  myId: string
  join: (code: string) => Promise<JoinAnswer>
}

export function TeamPage({ workspace, mayRejoin, members, myId, join }: Props) {
  const words = strings.value.page.team
  return (
    <section class="narrow stack" data-testid="team">
      <div class="page-title" style={{ marginBottom: '0' }}>
        <h1>{words.title}</h1>
        {workspace !== null && !mayRejoin && <span class="muted">{words.members(members.length)}</span>}
      </div>
      {workspace === null ? (
        <p>{words.alone}</p>
      ) : (
        <p class={`message ${mayRejoin ? 'is-warn' : 'is-good'}`} data-testid={mayRejoin ? 'put-out' : 'joined'}>
          <bdi>{withoutInvisible(mayRejoin ? words.putOut(workspace) : words.joined(workspace)).text}</bdi>
        </p>
      )}
      {(workspace === null || mayRejoin) && <JoinForm join={join} />}
      {workspace !== null && !mayRejoin && members.length > 0 && (
        <ul class="list" data-testid="members">
          {members.map((member) => (
            <li key={member.id}>
              <span class="avatar" style={{ background: colourOf(member.name) }} aria-hidden="true">
                {initialOf(member.name)}
              </span>
              <span class="list-main">
                <SafeText text={member.name} />
                {member.id === myId && <span class="muted"> ({words.you})</span>}{' '}
                <SafeText class="muted" text={member.email} />
              </span>
              <span class="muted">{words.roles[member.role]}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function JoinForm({ join }: { join: Props['join'] }) {
  const words = strings.value.page.team
  const [code, setCode] = useState('')
  const [isJoining, setJoining] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const submit = async () => {
    setJoining(true)
    setFailure(null)
    const answer = await join(code.trim())
    setJoining(false)
    if (answer.ok) setCode('')
    else setFailure(answer.reason)
  }
  return (
    <form class="stack" onSubmit={trusted(() => void submit())}>
      <div class="row">
        <label class="field">
          <span>{words.code}</span>
          <input
            class="input"
            value={code}
            placeholder={words.codeHint}
            autocomplete="off"
            spellcheck={false}
            maxLength={2000}
            data-testid="join-code"
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </label>
        <button class="button is-primary" disabled={isJoining || code.trim() === ''} data-testid="join">
          {isJoining ? words.joining : words.join}
        </button>
      </div>
      {failure !== null && (
        <p class="message is-bad" role="alert" data-testid="join-failed" data-reason={failure}>
          {words.errors[failure]}
        </p>
      )}
    </form>
  )
}
