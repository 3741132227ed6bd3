/** A new write key: named, made by the server, and shown this once with what a program's settings look like. */
import { useState } from 'preact/hooks'
import type { MemberProblem } from '../../../lib/messages/members-protocol'
import { strings } from '../../locale'
import { withoutInvisible } from '../../safe-text'
import { trusted } from '../../trusted'
import { ProgramProblem } from './program-problem'
import type { ProgramsActions } from './programs-model'

interface Props {
  server: string
  actions: Pick<ProgramsActions, 'makeKey' | 'copy'>
}

interface Made {
  name: string
  secret: string
}

export function KeyForm({ server, actions }: Props) {
  const words = strings.value.programs.keys
  const [name, setName] = useState('')
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const [problem, setProblem] = useState<MemberProblem | null>(null)
  const submit = async (): Promise<void> => {
    setMaking(true)
    setProblem(null)
    const answer = await actions.makeKey(name.trim())
    setMaking(false)
    if ('problem' in answer) return setProblem(answer.problem)
    setMade({ name: name.trim(), secret: answer.secret })
    setName('')
  }
  if (made) return <KeyOnce made={made} server={server} copy={actions.copy} done={() => setMade(null)} />
  return (
    <form class="programs-key-form" onSubmit={trusted(() => void submit())}>
      <label class="field">
        <span>{words.name}</span>
        <input
          class="input"
          value={name}
          placeholder={words.nameHint}
          maxLength={200}
          autocomplete="off"
          data-testid="key-name"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <button class="button is-primary" disabled={isMaking || name.trim() === ''} data-testid="make-key">
        {isMaking ? words.making : words.make}
      </button>
      <ProgramProblem problem={problem} />
    </form>
  )
}

interface OnceProps {
  made: Made
  server: string
  copy: (text: string) => Promise<void>
  done: () => void
}

function KeyOnce({ made, server, copy, done }: OnceProps) {
  const words = strings.value.programs.keys
  const [said, setSaid] = useState<'copied' | 'copyFailed' | null>(null)
  const copyNow = async (): Promise<void> => {
    try {
      await copy(made.secret)
      setSaid('copied')
    } catch {
      // The browser denies the clipboard: the person is told to select the text.
      setSaid('copyFailed')
    }
  }
  return (
    <div class="stack" data-testid="key-made">
      <p>
        <bdi>{words.made(withoutInvisible(made.name).text)}</bdi>
      </p>
      <input
        class="input code-once"
        readOnly
        aria-label={words.secret}
        value={made.secret}
        data-testid="key-secret"
        onFocus={(event) => event.currentTarget.select()}
      />
      <p class="muted">
        {words.how}:{' '}
        <code class="programs-code">{`new Analytics({ writeKey: '${made.secret.slice(0, 8)}…', host: '${server}' })`}</code>
      </p>
      <div class="row">
        <button class="button is-primary" data-testid="copy-key" onClick={trusted(() => void copyNow())}>
          {said === 'copied' ? words.copied : words.copy}
        </button>
        <button class="button is-quiet" data-testid="key-done" onClick={trusted(done)}>
          {strings.value.programs.done}
        </button>
      </div>
      {said === 'copyFailed' && <p role="alert">{words.copyFailed}</p>}
    </div>
  )
}
