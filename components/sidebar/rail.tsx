/** The folded sidebar: a 40 px rail with one button, and under it the tones of the card it hides. */
import { Mails, PanelRightOpen, UsersRound } from 'lucide-preact'
import { strings } from '../locale'
import { bandTone } from '../model-words'
import { toneOf, wordVerdict } from './verdict-words'
import type { MessageNotes, SidebarView } from './view'
import './message-notes.css'

interface Props {
  view: SidebarView
  notes: MessageNotes
  onUnfold: () => void
}

export function Rail({ view, notes, onUnfold }: Props) {
  const words = strings.value.frame
  const card = view.kind === 'known' ? view.card : null
  const asks = view.kind === 'unreadable' || view.kind === 'choice' || view.kind === 'ask' || notes.originals.length > 0
  return (
    <div class="rail" data-testid="rail">
      <h1 class="visually-hidden">{words.sidebar}</h1>
      <button
        class="icon-button"
        aria-label={words.unfold}
        title={`${words.unfold} (Alt+Shift+S)`}
        data-testid="unfold"
        onClick={onUnfold}
      >
        <PanelRightOpen size={16} aria-hidden="true" />
      </button>
      {card?.verdict && (
        <span class={`rail-mark secret is-${toneOf(card.verdict, card.insight)}`}>
          <span class="visually-hidden">{wordVerdict(card.verdict, card.insight)}</span>
        </span>
      )}
      {card?.insight?.health.band && (
        <span class={`rail-number secret is-${bandTone(card.insight.health.band)}`}>
          <span class="visually-hidden">{strings.value.chips.health} </span>
          {Math.round(card.insight.health.score ?? 0)}
        </span>
      )}
      <RailSort view={view} sort={notes.sort} />
      {asks && (
        <span class="rail-mark is-accent">
          <span class="visually-hidden">{wordAsk(view)}</span>
        </span>
      )}
    </div>
  )
}

/** What waits for an answer under the dot. */
function wordAsk({ kind }: SidebarView): string {
  const { unreadable, recognise, verdict } = strings.value
  if (kind === 'unreadable') return unreadable.title
  return kind === 'choice' || kind === 'ask' ? verdict.whichCustomer : recognise.originals.another
}

/** Why it stays folded: no person wrote the message, or colleagues among themselves. */
function RailSort({ view, sort }: Pick<Props, 'view'> & Pick<MessageNotes, 'sort'>) {
  const { recognise, internal } = strings.value
  const label = sort === 'person' ? (view.kind === 'internal' ? internal.title : null) : recognise.sorts[sort]
  if (label === null) return null
  const Icon = sort === 'person' ? UsersRound : Mails
  return (
    <span class="rail-sort" title={label} data-testid="rail-sort">
      <Icon size={16} aria-hidden="true" />
      <span class="visually-hidden">{label}</span>
    </span>
  )
}
