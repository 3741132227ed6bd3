/** An invitation's code: shown this once, to be copied. */
import { useState } from 'preact/hooks'
import { strings } from '../../locale'
import { withoutInvisible } from '../../safe-text'
import { trusted } from '../../trusted'

interface Props {
  code: string
  email: string
  days: number
  copy: (text: string) => Promise<void>
  done: () => void
}

export function CodeOnce({ code, email, days, copy, done }: Props) {
  const words = strings.value.team.invite
  const [said, setSaid] = useState<'copied' | 'copyFailed' | null>(null)
  const copyNow = async (): Promise<void> => {
    try {
      await copy(code)
      setSaid('copied')
    } catch {
      // The browser denies the clipboard: the person is told to select the text.
      setSaid('copyFailed')
    }
  }
  return (
    <div class="stack" data-testid="invited">
      <p>
        <bdi>{withoutInvisible(words.made(email, days)).text}</bdi>
      </p>
      <textarea
        class="input code-once"
        readOnly
        rows={3}
        aria-label={words.code}
        value={code}
        data-testid="invitation-code"
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="row">
        <button class="button is-primary" data-testid="copy-code" onClick={trusted(() => void copyNow())}>
          {said === 'copied' ? words.copied : words.copy}
        </button>
        <button class="button is-quiet" data-testid="invited-done" onClick={trusted(done)}>
          {words.done}
        </button>
      </div>
      {said === 'copyFailed' && <p role="alert">{words.copyFailed}</p>}
    </div>
  )
}
