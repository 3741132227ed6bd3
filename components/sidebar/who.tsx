/** Who: name, role, account, owner; the others; a match mark only when the match is not exact. */
import { useState } from 'preact/hooks'
import { strings } from '../locale'
import { SafeText } from '../safe-text'
import { trusted } from '../trusted'
import { CardMenu } from './card-menu'
import { OthersList, OthersToggle } from './others'
import type { SidebarActions } from './actions'
import type { CardModel } from './view'
import { SignatureForm } from './signature-form'
import { WhyMatch, type WhyActions } from './why-match'
import './who.css'

interface Props {
  card: CardModel
  actions: WhyActions &
    Pick<SidebarActions, 'openPage' | 'keepPrivate' | 'setAlwaysLog' | 'readSelection' | 'savePerson'>
}

/** Exact and beyond doubt: nothing is to be asked. */
const isExact = ({ how, sureness, against }: CardModel['match']): boolean =>
  how === 'address' && sureness === 'certain' && against.length === 0

export function Who({ card, actions }: Props) {
  const words = strings.value.who
  const [isWhyOpen, setWhyOpen] = useState(false)
  const [selection, setSelection] = useState<Promise<string | null> | null>(null)
  const readSignature = () => setSelection(actions.readSelection())
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
        {!isExact(match) && (
          <button
            class="tag is-dashed who-match"
            aria-expanded={isWhyOpen}
            title={words.whyMatch}
            data-testid="match"
            onClick={() => setWhyOpen(!isWhyOpen)}
          >
            {match.how === 'address' ? strings.value.recognise.evidence.sureness.likely : words.match[match.how]}
            {match.how !== 'chosen' && '?'}
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
          <button
            class="who-account-name"
            data-testid="account"
            onClick={() => actions.openPage(`/accounts/${account.id}`)}
          >
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
        <CardMenu card={card} actions={actions} onSignature={person.contactId === null ? null : readSignature} />
      </div>
      <Chosen card={card} takeBack={actions.takeBack} />
      {selection !== null && person.contactId !== null && (
        <SignatureForm
          key={person.contactId}
          contactId={person.contactId}
          name={person.name}
          selection={selection}
          actions={actions}
          onAgain={readSignature}
          onClose={() => setSelection(null)}
        />
      )}
      {isOthersOpen && <OthersList people={card.others} leftOut={card.peopleLeftOut} />}
      {isWhyOpen && <WhyMatch card={card} actions={actions} />}
    </header>
  )
}

/** "You chose Acme. Change": where a decision stands, it can be taken back. */
function Chosen({ card, takeBack }: { card: CardModel; takeBack: SidebarActions['takeBack'] }) {
  const words = strings.value.recognise.evidence
  const { decisionId } = card.match
  if (decisionId === null) return null
  return (
    <p class="decision" data-testid="chosen">
      <SafeText text={words.chose(card.account.name)} />
      <button class="link-button" data-testid="change" onClick={trusted(() => takeBack(decisionId))}>
        {words.change}
      </button>
    </p>
  )
}
