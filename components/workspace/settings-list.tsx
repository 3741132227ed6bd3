/** A list that a person adds to and takes from. */
import { useState } from 'preact/hooks'
import { strings } from '../locale'
import { SafeText } from '../safe-text'
import { trusted } from '../trusted'

/** bad: not of the form that is asked for. failed: it could not be stored. */
export type AddResult = 'added' | 'bad' | 'failed'

export interface SettingsLine {
  key: string
  text: string
  aside?: string
}

interface Words {
  title: string
  hint: string
  none: string
  remove: string
  add?: string
  what?: string
  example?: string
  bad?: string
}

interface Props {
  words: Words
  testId: string
  lines: readonly SettingsLine[]
  /** Absent where nothing is added by hand. */
  add?: (text: string) => Promise<AddResult>
  remove: (key: string) => void
}

export function SettingsList({ words, testId, lines, add, remove }: Props) {
  const id = `setting-${testId}`
  return (
    <section class="setting" aria-labelledby={id} data-testid={testId}>
      <h2 id={id}>{words.title}</h2>
      <p class="muted">{words.hint}</p>
      {add && <AddLine words={words} testId={testId} add={add} />}
      {lines.length === 0 ? (
        <p class="muted">{words.none}</p>
      ) : (
        <ul class="list">
          {lines.map(({ key, text, aside }) => (
            <li key={key}>
              <span class="list-main">
                <SafeText text={text} />
                {aside !== undefined && <span class="muted"> {aside}</span>}
              </span>
              <button
                class="button is-quiet"
                data-testid={`${testId}-remove`}
                aria-label={`${words.remove}: ${text}`}
                onClick={trusted(() => remove(key))}
              >
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function AddLine({ words, testId, add }: { words: Words; testId: string; add: NonNullable<Props['add']> }) {
  const { unknown } = strings.value.recognise.notStored
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<AddResult | null>(null)
  const submit = async (): Promise<void> => {
    const result = await add(text.trim())
    setProblem(result === 'added' ? null : result)
    if (result === 'added') setText('')
  }
  return (
    <form onSubmit={trusted(() => void submit())}>
      <div class="row">
        <label class="field">
          <span>{words.what}</span>
          <input
            class="input"
            value={text}
            placeholder={words.example}
            autocomplete="off"
            spellcheck={false}
            maxLength={320}
            data-testid={`${testId}-text`}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button class="button is-primary" disabled={text.trim() === ''} data-testid={`${testId}-add`}>
          {words.add}
        </button>
      </div>
      {problem !== null && (
        <p class="message is-bad" role="alert" data-testid={`${testId}-bad`}>
          {problem === 'bad' ? words.bad : unknown}
        </p>
      )}
    </form>
  )
}
