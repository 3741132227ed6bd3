/** Nothing is certain: "Is this Li Wei of Acme?". Nothing of the customer is shown before a person says so. */
import { CircleQuestionMark } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { strings } from '../locale'
import { SafeText, withoutInvisible } from '../safe-text'
import { trusted } from '../trusted'
import { AccountFinder } from './account-finder'
import { EvidenceLines } from './evidence'
import { Others } from './others'
import type { SidebarActions } from './actions'
import type { Candidate, SidebarView } from './view'

interface Props {
  view: Extract<SidebarView, { kind: 'ask' }>
  actions: Pick<SidebarActions, 'answerHint' | 'choose' | 'findAccounts'>
}

export function Ask({ view, actions }: Props) {
  const { who, recognise } = strings.value
  const words = recognise.ask
  const [isFinding, setFinding] = useState(false)
  return (
    <section data-testid="ask">
      <div class="form-head">
        <h1>
          <SafeText text={view.name || view.address || who.noName} />
        </h1>
        <Others people={view.others} />
      </div>
      <div class="choice-list">
        {view.hints.length === 0 && <p>{words.noAddress}</p>}
        {view.hints.map((hint) => (
          <Question key={`${hint.account.id} ${hint.contact?.id ?? ''}`} hint={hint} onAnswer={actions.answerHint} />
        ))}
        <button
          class="button is-quiet"
          aria-expanded={isFinding}
          data-testid="someone-else"
          onClick={() => setFinding(!isFinding)}
        >
          {words.someoneElse}
        </button>
        {isFinding && (
          <AccountFinder find={actions.findAccounts} onPick={actions.choose} onCancel={() => setFinding(false)} />
        )}
        <p class="form-hint">{view.address === null ? words.rememberedThread : words.remembered}</p>
      </div>
    </section>
  )
}

function Question({ hint, onAnswer }: { hint: Candidate; onAnswer: SidebarActions['answerHint'] }) {
  const words = strings.value.recognise.ask
  const account = withoutInvisible(hint.account.name).text
  const person = hint.contact === null ? null : withoutInvisible(hint.contact.name).text
  return (
    <article class="candidate" data-testid="hint" data-account={hint.account.id}>
      <h2>
        <CircleQuestionMark size={15} aria-hidden="true" />
        <SafeText text={person === null ? words.isAccount(account) : words.isIt(person, account)} />
      </h2>
      <EvidenceLines evidence={hint} />
      <div class="why-buttons">
        <button class="button is-primary" data-testid="yes" onClick={trusted(() => onAnswer(hint, true))}>
          {words.yes}
        </button>
        <button class="button" data-testid="no" onClick={trusted(() => onAnswer(hint, false))}>
          {words.no}
        </button>
      </div>
    </article>
  )
}
