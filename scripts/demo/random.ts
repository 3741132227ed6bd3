/** A seeded source of numbers, so that the demo workspace is the same on every machine on the same day. */
export interface Random {
  /** 0 <= n < 1 */
  next(): number
  /** Whole number, both ends included. */
  between(low: number, high: number): number
  /** One item. @throws RangeError when there is none */
  pick<T>(items: readonly T[]): T
  /** `count` bytes. */
  bytes(count: number): Uint8Array
}

/** FNV-1a, 32 bits: a seed from a name. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const unit of text) value = Math.imul(value ^ (unit.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}

/** mulberry32 (public domain, T. Ettinger): short, and good enough to vary a demo. */
export function seededRandom(seed: string): Random {
  let state = hash(seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick: (items) => {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new RangeError('Nothing to pick from')
      return item
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
  }
}
