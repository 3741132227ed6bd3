/** Step 2: which addresses are one's own. */
import { useState } from 'preact/hooks'
import { strings } from '../locale'
import { SafeText, withoutInvisible } from '../safe-text'
import { trusted } from '../trusted'
import type { FirstMinutesActions, OwnAddress } from './model'
import { StepButtons } from './step-buttons'

export function OwnStep({ own, actions }: { own: readonly OwnAddress[]; actions: FirstMinutesActions }) {
  const words = strings.value.firstMinutes.own
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="muted">{own.length === 0 ? words.none : words.hint}</p>
      <ul class="first-own">
        {own.map(({ address, isMine }) => (
          <li key={address}>
            <label>
              <input
                type="checkbox"
                checked={isMine}
                aria-label={words.mine(withoutInvisible(address).text)}
                data-testid="own-address"
                onChange={(event) => actions.setMine(address, event.currentTarget.checked)}
              />
              <SafeText text={address} />
            </label>
          </li>
        ))}
      </ul>
      <AddOwn add={actions.addOwn} />
      <StepButtons
        step="own"
        actions={actions}
        label={words.confirm}
        isDisabled={!own.some(({ isMine }) => isMine)}
        onNext={actions.confirmOwn}
      />
    </>
  )
}

function AddOwn({ add }: { add: FirstMinutesActions['addOwn'] }) {
  const words = strings.value.firstMinutes.own
  const [text, setText] = useState('')
  const [isBad, setBad] = useState(false)
  return (
    <form
      class="first-add"
      onSubmit={trusted(() => {
        const isAdded = add(text)
        setBad(!isAdded)
        if (isAdded) setText('')
      })}
    >
      <label class="field">
        <span>{words.add}</span>
        <input
          class="input"
          type="text"
          inputMode="email"
          autoComplete="off"
          spellcheck={false}
          maxLength={320}
          value={text}
          aria-invalid={isBad}
          aria-describedby={isBad ? 'own-bad' : undefined}
          data-testid="own-input"
          onInput={(event) => {
            setText(event.currentTarget.value)
            setBad(false)
          }}
        />
      </label>
      <button class="button" disabled={text.trim() === ''} data-testid="own-add">
        {words.addButton}
      </button>
      {isBad && (
        <p class="log-failed" id="own-bad" role="alert">
          {words.bad}
        </p>
      )}
    </form>
  )
}
