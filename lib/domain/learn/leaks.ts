/**
 * Indicators that only churners can have: they tell of the end instead of foretelling it, and a model that may use them
 * looks better than it is (MODEL, "How good are the warnings").
 */
import { finite } from './columns'
import type { Example } from './example'

/** byMeaning: it is the leaving itself. onlyLost: in these data nobody who stayed has a figure for it at all. */
export type Leak = 'byMeaning' | 'onlyLost'

const leaving: ReadonlySet<string> = new Set(['closeAttempts', 'renewalOverdue'])

/** So many lost accounts have to share it, or it is chance. */
const leastAlike = 5

/** Whether a factor, the `index`-th of the examples' scores, is a leak. */
export function leakOf(factor: string, index: number, examples: readonly Example[]): Leak | null {
  if (leaving.has(factor)) return 'byMeaning'
  const having = examples.filter(({ scores }) => finite(scores[index]) !== null)
  if (having.length < leastAlike || having.some(({ isLost }) => !isLost)) return null
  const lostShare = examples.filter(({ isLost }) => isLost).length / examples.length
  // Were it unrelated to loss, all of them would be lost with this chance.
  return lostShare ** having.length < 1e-3 ? 'onlyLost' : null
}
