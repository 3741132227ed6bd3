/** A draft: whom one writes to, each account once, and a warning when the recipients are of several companies. */
import { TriangleAlert } from 'lucide-preact'
import { strings } from '../locale'
import { SafeText } from '../safe-text'
import { formatList } from '../format'
import { Chips } from './chips'
import { DraftInserts } from './draft-inserts'
import { OtherLines } from './others'
import { VerdictLine } from './verdict-line'
import type { SidebarActions } from './actions'
import type { CardModel, SidebarView } from './view'
import './draft.css'

interface Props {
  view: Extract<SidebarView, { kind: 'draft' }>
  actions: Pick<SidebarActions, 'openPage' | 'loadRows' | 'insert' | 'setLogOnSend'>
}

export function Draft({ view, actions }: Props) {
  const words = strings.value.draft
  return (
    <section data-testid="draft">
      <div class="form-head">
        <h1>{words.title}</h1>
      </div>
      {view.companies > 1 && (
        <output class="verdict is-warn" data-testid="companies">
          <TriangleAlert size={15} aria-hidden="true" />
          {words.companies(view.companies)}
        </output>
      )}
      {view.cards.length === 0 && view.others.length === 0 && <p class="form muted">{words.none}</p>}
      {view.cards.map((card, index) => (
        <DraftCard key={card.account.id} card={card} isFirst={index === 0} actions={actions} />
      ))}
      {view.logOnSend !== null && <LogOnSend {...view.logOnSend} onChange={actions.setLogOnSend} />}
      {view.others.length > 0 && (
        <ul class="draft-card people-list">
          <OtherLines people={view.others} />
        </ul>
      )}
    </section>
  )
}

function DraftCard({ card, isFirst, actions }: { card: CardModel; isFirst: boolean; actions: Props['actions'] }) {
  const words = strings.value.draft
  return (
    <article class="draft-card" data-testid="card" data-account={card.account.id}>
      <h2 data-testid="name">
        <SafeText text={card.person.name || card.person.address || ''} />
      </h2>
      <p>
        <button
          class="who-account-name"
          data-testid="account"
          onClick={() => actions.openPage(`/accounts/${card.account.id}`)}
        >
          <SafeText text={card.account.name} />
        </button>
        {card.person.formOfAddress && (
          <span class="muted">
            {' '}
            <SafeText text={words.address(card.person.formOfAddress)} />
          </span>
        )}
      </p>
      <VerdictLine verdict={card.verdict} insight={card.insight} />
      {card.insight !== null && <Chips insight={card.insight} loadRows={actions.loadRows} />}
      <DraftInserts card={card} isFirst={isFirst} insert={actions.insert} />
    </article>
  )
}

interface LogOnSendProps {
  isOn: boolean
  accounts: readonly string[]
  onChange: SidebarActions['setLogOnSend']
}

/** Stays as it was left, and is seen in every draft. */
function LogOnSend({ isOn, accounts, onChange }: LogOnSendProps) {
  const words = strings.value.recognise.draft
  return (
    <label class="draft-log">
      <input
        type="checkbox"
        checked={isOn}
        data-testid="log-on-send"
        onChange={(event) => {
          if (event.isTrusted) onChange(event.currentTarget.checked)
        }}
      />
      <span>
        <b>{words.logOnSend}</b> <SafeText class="muted" text={words.logAt(formatList(accounts))} />
      </span>
    </label>
  )
}
