/** Choices from a seed, so that a failure can be played again. */
import { seededRandom } from '../../server/random'

export interface Dice {
  /** 0 to `count` - 1. */
  below: (count: number) => number
  pick: <T>(list: readonly T[]) => T
}

export function diceOf(seed: number): Dice {
  const random = seededRandom(seed)
  const below = (count: number): number => Math.floor(random() * count)
  return {
    below,
    pick: (list) => {
      const [picked] = list.slice(below(list.length))
      if (picked === undefined) throw new Error('There is nothing to choose from.')
      return picked
    },
  }
}
