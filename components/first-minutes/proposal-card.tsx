/** One company, with what was counted of it and the three answers; once answered, the way back. */
import { useState } from 'preact/hooks'
import { formatDay } from '../format'
import { strings } from '../locale'
import { SafeText, withoutInvisible } from '../safe-text'
import { trusted } from '../trusted'
import type { Answer, FirstMinutesActions, Proposal } from './model'

interface Props {
  proposal: Proposal
  now: Date
  actions: Pick<FirstMinutesActions, 'answer' | 'setSince' | 'undo'>
}

const answers: readonly Answer[] = ['customer', 'prospect', 'not']

export function ProposalCard({ proposal, now, actions }: Props) {
  const { companies: words } = strings.value.firstMinutes
  const { key, name, domain, people, received, sent, lastAt, answer } = proposal
  const counted = [
    words.counts(received, sent),
    domain === null ? null : words.people(people.length),
    lastAt === null ? null : words.last(formatDay(lastAt, now)),
  ]
  const plainName = withoutInvisible(name).text
  return (
    <li class="first-proposal" data-testid="proposal" data-key={key} data-answer={answer ?? ''}>
      <p class="first-name">
        <b>
          <SafeText text={name} />
        </b>
        <SafeText class="muted" text={domain ?? people[0]?.address ?? words.person} />
      </p>
      <p class="first-counts muted">{counted.filter((each) => each !== null).join(' · ')}</p>
      {answer === null ? (
        <fieldset class="first-answers">
          <legend class="visually-hidden">{words.asWhat(plainName)}</legend>
          {answers.map((each) => (
            <button
              key={each}
              class="button"
              data-testid={`answer-${each}`}
              onClick={trusted(() => actions.answer(key, each))}
            >
              {words[each]}
            </button>
          ))}
        </fieldset>
      ) : (
        <Answered proposal={proposal} now={now} answer={answer} actions={actions} />
      )}
    </li>
  )
}

function Answered({ proposal, now, answer, actions }: Props & { answer: Answer }) {
  const { companies: words } = strings.value.firstMinutes
  const { key, name, since } = proposal
  return (
    <>
      <p class="first-answered">
        <span class={`tag is-${answer}`}>{words.answered[answer]}</span>
        {since !== null && <span class="muted">{words.sinceKept(formatDay(since, now))}</span>}
        <button
          class="link-button"
          aria-label={words.undoFor(withoutInvisible(name).text)}
          data-testid="answer-undo"
          onClick={trusted(() => actions.undo(key))}
        >
          {words.undo}
        </button>
      </p>
      {answer === 'customer' && since === null && <Since now={now} save={(day) => actions.setSince(key, day)} />}
    </>
  )
}

/** Optional: the card asks again where it stays open. */
function Since({ now, save }: { now: Date; save: (since: string) => void }) {
  const { companies: words } = strings.value.firstMinutes
  const [day, setDay] = useState('')
  const today = now.toISOString().slice(0, 10)
  const isGood = day !== '' && day <= today
  return (
    <form
      class="first-since"
      onSubmit={trusted(() => {
        if (isGood) save(day)
      })}
    >
      <label class="field">
        <span>{words.since}</span>
        <input
          class="input"
          type="date"
          max={today}
          value={day}
          data-testid="proposal-since"
          onInput={(event) => setDay(event.currentTarget.value)}
        />
      </label>
      <button class="button" disabled={!isGood} data-testid="proposal-since-save">
        {words.sinceSave}
      </button>
    </form>
  )
}
