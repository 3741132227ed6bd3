/** Who: name, role, account, owner; the others; a match mark only when the match is not exact. */
import { useState } from 'preact/hooks'
import { strings } from '../locale'
import { SafeText } from '../safe-text'
import { OthersList, OthersToggle } from './others'
import type { CardModel, SidebarActions } from './view'
import './who.css'

interface Props {
  card: CardModel
  openPage: SidebarActions['openPage']
}

export function Who({ card, openPage }: Props) {
  const words = strings.value.who
  const [isWhyOpen, setWhyOpen] = useState(false)
  const [isOthersOpen, setOthersOpen] = useState(false)
  const { person, account, match } = card
  const name = person.name || person.address || words.noName
  return (
    <header class="who" data-testid="who">
      <div class="who-person">
        <h1 class="who-name" data-testid="name">
          <SafeText text={name} />
        </h1>
        {person.title && <SafeText class="who-title" text={person.title} />}
        {match.how !== 'address' && (
          <button
            class="tag is-dashed who-match"
            aria-expanded={isWhyOpen}
            title={words.whyMatch}
            data-testid="match"
            onClick={() => setWhyOpen(!isWhyOpen)}
          >
            {words.match[match.how]}?
          </button>
        )}
        <OthersToggle
          count={card.others.length + card.peopleLeftOut}
          isOpen={isOthersOpen}
          onToggle={() => setOthersOpen(!isOthersOpen)}
        />
      </div>
      <div class="who-account">
        {(person.address !== null || name !== account.name) && (
          <button class="who-account-name" data-testid="account" onClick={() => openPage(`/accounts/${account.id}`)}>
            <SafeText text={account.name} />
          </button>
        )}
        {account.isKeyAccount && <span class="tag">{words.keyAccount}</span>}
        <span class="who-owner muted" data-testid="owner">
          {account.isMine ? (
            words.ownerMe
          ) : account.ownerName === null ? (
            words.noOwner
          ) : (
            <SafeText text={words.owner(account.ownerName)} />
          )}
        </span>
      </div>
      {isOthersOpen && <OthersList people={card.others} leftOut={card.peopleLeftOut} />}
      {isWhyOpen && (
        <p class="who-why appear" data-testid="why-match">
          <SafeText text={words.why[match.how](match.because)} />
        </p>
      )}
    </header>
  )
}
