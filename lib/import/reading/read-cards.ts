/** A file of vCards as drafts. */
import type { ImportDraft } from '../draft'
import type { ImportProblem } from '../problem'
import type { RowContext } from '../rows/context'
import { draftOfCard } from '../vcard/card-draft'
import { readCard } from '../vcard/read-card'
import { splitCards, type RawCard } from '../vcard/split-cards'

interface Options {
  isFreeMail: RowContext['isFreeMail']
  onProblem: (problem: ImportProblem) => void
}

export async function* readCards(text: AsyncIterable<string>, options: Options): AsyncGenerator<ImportDraft[]> {
  for await (const cards of splitCards(text)) yield cards.flatMap((card) => draftsOf(card, options))
}

function draftsOf(card: RawCard, { isFreeMail, onProblem }: Options): ImportDraft[] {
  const refuse = (reason: ImportProblem['reason'], params: ImportProblem['params']): ImportDraft[] => {
    onProblem({ line: card.line, column: null, reason, params })
    return []
  }
  if (card.isCut) return refuse('cutShort', { text: 'END:VCARD' })
  try {
    const draft = draftOfCard(readCard(card), card.line, { isFreeMail })
    return draft === null ? refuse('noName', {}) : [draft]
  } catch (error) {
    return refuse('notACard', { text: error instanceof Error ? error.message.slice(0, 200) : String(error) })
  }
}
