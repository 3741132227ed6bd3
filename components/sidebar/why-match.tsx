/** What the match mark opens: the evidence, and the ways to say that it is wrong. */
import { useState } from 'preact/hooks'
import { strings } from '../locale'
import { trusted } from '../trusted'
import { AccountFinder } from './account-finder'
import { EvidenceLines } from './evidence'
import type { SidebarActions } from './actions'
import type { CardModel } from './view'

export type WhyActions = Pick<SidebarActions, 'choose' | 'denyMatch' | 'findAccounts' | 'ignore' | 'takeBack'>

export function WhyMatch({ card, actions }: { card: CardModel; actions: WhyActions }) {
  const { recognise, unknown } = strings.value
  const words = recognise.evidence
  const [isFinding, setFinding] = useState(false)
  const { contactId, address } = card.person
  return (
    <div class="why appear" data-testid="why-match">
      <EvidenceLines evidence={card.match} />
      <div class="why-buttons">
        {contactId !== null && (
          <button class="button" data-testid="not-them" onClick={trusted(() => actions.denyMatch())}>
            {words.notThem}
          </button>
        )}
        <button class="button" aria-expanded={isFinding} data-testid="another" onClick={() => setFinding(!isFinding)}>
          {words.another}
        </button>
        {contactId === null && address !== null && (
          <button class="button is-quiet" data-testid="ignore" onClick={trusted(() => actions.ignore(address))}>
            {unknown.ignore}
          </button>
        )}
      </div>
      {isFinding && (
        <AccountFinder find={actions.findAccounts} onPick={actions.choose} onCancel={() => setFinding(false)} />
      )}
    </div>
  )
}
