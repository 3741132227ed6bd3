/** A seeded generator, so that a failure is played again: mulberry32, and the distributions a mailbox needs. */
export interface Random {
  /** 0 to under 1. */
  next: () => number
  /** 0 to n - 1. */
  below: (n: number) => number
  chance: (share: number) => boolean
  /** Of a mean, in its unit. */
  exponential: (mean: number) => number
}

export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    below: (n) => Math.floor(next() * n),
    chance: (share) => next() < share,
    exponential: (mean) => -mean * Math.log(1 - next()),
  }
}
