/** Which rows have a key in common, in memory of a few numbers a row and never all pairs. */
import { hashPair } from '../import/key-filter'

/** Rows with one key beyond this have it because it tells nothing: a switchboard, "info", a common name. */
const mostOfOne = 25
const twoTo21 = 2 ** 21

/** 53 bits: among a million keys two differing ones meet once in ten thousand runs, and then cost one comparison. */
function hashOf(key: string): number {
  const [a, b] = hashPair(key)
  return a * twoTo21 + (b >>> 11)
}

export class Blocks {
  readonly #ids: string[] = []
  readonly #hashes: number[] = []
  readonly #rows: number[] = []

  add(id: string, keys: readonly string[]): void {
    const row = this.#ids.push(id) - 1
    for (const hash of new Set(keys.map(hashOf))) {
      this.#hashes.push(hash)
      this.#rows.push(row)
    }
  }

  /** Every pair that has a key in common, once. */
  pairs(): [string, string][] {
    const order = Uint32Array.from(this.#hashes.keys()).toSorted(
      (a, b) => (this.#hashes[a] ?? 0) - (this.#hashes[b] ?? 0),
    )
    const found = new Map<number, [string, string]>()
    let start = 0
    for (let at = 1; at <= order.length; at += 1) {
      if (at < order.length && this.#hashes[order[at] ?? 0] === this.#hashes[order[start] ?? 0]) continue
      if (at - start > 1 && at - start <= mostOfOne) this.#pairUp(order.subarray(start, at), found)
      start = at
    }
    return [...found.values()]
  }

  #pairUp(block: Uint32Array, found: Map<number, [string, string]>): void {
    const rows = [...block].map((place) => this.#rows[place] ?? 0).toSorted((a, b) => a - b)
    for (const [index, one] of rows.entries())
      for (const other of rows.slice(index + 1)) {
        const pair = one * this.#ids.length + other
        if (one !== other && !found.has(pair)) found.set(pair, [this.#ids[one] ?? '', this.#ids[other] ?? ''])
      }
  }
}
