/** Several accounts fit: "Which customer is it?", each with its evidence. The answer is remembered. */
import { useState } from 'preact/hooks'
import { strings } from '../locale'
import { SafeText, withoutInvisible } from '../safe-text'
import { trusted } from '../trusted'
import { AccountFinder } from './account-finder'
import { EvidenceLines } from './evidence'
import { Others } from './others'
import { VerdictLine } from './verdict-line'
import type { SidebarActions } from './actions'
import type { Candidate, SidebarView } from './view'

interface Props {
  view: Extract<SidebarView, { kind: 'choice' }>
  actions: Pick<SidebarActions, 'choose' | 'findAccounts'>
}

export function Choice({ view, actions }: Props) {
  const { choice: words, who } = strings.value
  const [isFinding, setFinding] = useState(false)
  return (
    <section data-testid="choice">
      <div class="form-head">
        <h1>
          <SafeText text={view.person.name || view.person.address || who.noName} />
        </h1>
        <Others people={view.others} />
      </div>
      <div class="choice-list">
        <VerdictLine verdict={{ kind: 'whichCustomer', choices: view.choices.length }} />
        {view.choices.map((candidate) => (
          <Option key={candidate.account.id} candidate={candidate} onChoose={actions.choose} />
        ))}
        {/* None of them: any other, and nobody is led into a wrong one. */}
        <button
          class="button is-quiet"
          aria-expanded={isFinding}
          data-testid="someone-else"
          onClick={() => setFinding(!isFinding)}
        >
          {words.create}
        </button>
        {isFinding && (
          <AccountFinder find={actions.findAccounts} onPick={actions.choose} onCancel={() => setFinding(false)} />
        )}
        <p class="form-hint">{words.hint(view.person.address ?? view.person.name)}</p>
      </div>
    </section>
  )
}

function Option({ candidate, onChoose }: { candidate: Candidate; onChoose: SidebarActions['choose'] }) {
  const { who } = strings.value
  const { account } = candidate
  return (
    <div>
      <button
        class="button"
        data-testid="choose"
        data-account={account.id}
        onClick={trusted(() => onChoose(account.id))}
      >
        <SafeText text={account.name} />
        <span>
          {account.isMine ? who.ownerMe : account.ownerName ? withoutInvisible(account.ownerName).text : who.noOwner}
        </span>
      </button>
      {/* That the others fit too is what the list says already. */}
      <EvidenceLines
        evidence={{ ...candidate, against: candidate.against.filter(({ kind }) => kind !== 'otherAccount') }}
      />
    </div>
  )
}
