/** Where a header may be: a person beside a date, or beside a word that says "From". */
import type { Measure } from './measure'
import type { Token } from './token'
import type { Walk } from './walk'

/** Indices of two tokens. */
export interface Seed {
  person: number
  date: number
}

const mostSeeds = 60
/** Text between a header's person and its date. */
const mostBetween = 150

/** Pairs of a date and the person who stands in the smallest element with it, in the document's order. */
export function findSeeds({ tokens, ranges }: Walk, sizes: Measure, isUsable: (token: Token) => boolean): Seed[] {
  const people = tokens.flatMap((token, index) => (token.kind === 'person' && !sizes.isApart(index) ? [index] : []))
  const seeds: Seed[] = []
  for (const [index, token] of tokens.entries()) {
    if (seeds.length >= mostSeeds || people.length === 0) break
    if (token.kind !== 'date' || sizes.isApart(index) || !isUsable(token)) continue
    const between = (other: number): boolean => {
      const [start, end] = other < index ? [other + 1, index] : [index + 1, other]
      return sizes.textBetween(start, end) <= mostBetween && !sizes.hasRowBetween(start, end)
    }
    const near = nearest(people, index, (other) => {
      const found = tokens[other]
      return found !== undefined && between(other) && isUsable(found)
    })
    let best: number | undefined
    for (let at: Element | null = token.element; at !== null && best === undefined; at = at.parentElement) {
      const range = ranges.get(at)
      if (range !== undefined) best = near.find((other) => other >= range.start && other < range.end)
    }
    if (best !== undefined) seeds.push({ person: best, date: index })
  }
  return seeds
}

/** People right after a word that says "From": for a header whose date is missing, or written as no date is. */
export function findLabelSeeds({ tokens }: Walk): Seed[] {
  return tokens
    .flatMap((token, index) => (token.kind === 'label' && token.label === 'from' ? [index] : []))
    .flatMap((date) => {
      const person = tokens.slice(date + 1, date + 4).findIndex((token) => token.kind === 'person')
      return person < 0 ? [] : [{ person: date + 1 + person, date }]
    })
    .slice(0, 12)
}

/** Up to ten people before, the nearest first, then ten after. */
function nearest(people: readonly number[], index: number, isWanted: (index: number) => boolean): number[] {
  const split = people.findIndex((other) => other > index)
  const before = (split < 0 ? people : people.slice(0, split)).slice(-10)
  const after = split < 0 ? [] : people.slice(split, split + 10)
  // Before first: what comes after a date may be the text of its message.
  return [...before.toReversed(), ...after].filter(isWanted)
}
