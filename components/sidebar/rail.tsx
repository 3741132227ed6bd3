/** The folded sidebar: a 40 px rail with one button, and under it the tones of the card it hides. */
import { PanelRightOpen } from 'lucide-preact'
import { strings } from '../locale'
import { bandTone } from '../model-words'
import { toneOf, wordVerdict } from './verdict-words'
import type { SidebarView } from './view'

export function Rail({ view, onUnfold }: { view: SidebarView; onUnfold: () => void }) {
  const words = strings.value.frame
  const card = view.kind === 'known' ? view.card : null
  const asks = view.kind === 'unreadable' || view.kind === 'choice'
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
      {asks && <span class="rail-mark is-accent" />}
    </div>
  )
}
