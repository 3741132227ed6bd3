/** Remembers keys in a fixed amount of memory, at the price of taking a few for known that are not (B. H. Bloom, 1970). */

const hashes = 4

/** FNV-1a over UTF-16 units, twice with different seeds: the other hashes are sums of these two (Kirsch, Mitzenmacher, 2006). */
export function hashPair(key: string): [number, number] {
  let a = 0x81_1c_9d_c5
  let b = 0x01_00_01_93
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01_00_01_93)
    b = Math.imul(b ^ unit, 0x85_eb_ca_6b) + 0x9e_37_79_b9
  }
  return [mixed(a), mixed(b) | 1]
}

/** The finaliser of MurmurHash3: without it, keys that differ in their last letters meet. */
function mixed(hash: number): number {
  let mix = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b)
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2_b2_ae_35)
  return (mix ^ (mix >>> 16)) >>> 0
}

/** 4 MiB: of a million keys added, one in 6,000 others is taken for known. */
const defaultBits = 2 ** 25

export class KeyFilter {
  readonly #words: Uint32Array
  readonly #mask: number

  /** @param bits a power of two */
  constructor(bits = defaultBits) {
    this.#words = new Uint32Array(bits / 32)
    this.#mask = bits - 1
  }

  /** @returns whether the key may have been there before */
  add(key: string): boolean {
    const [start, step] = hashPair(key)
    let isKnown = true
    for (let turn = 0; turn < hashes; turn += 1) {
      const bit = (start + Math.imul(turn, step)) & this.#mask
      const word = this.#words[bit >>> 5] ?? 0
      const flag = 1 << (bit & 31)
      if ((word & flag) === 0) {
        isKnown = false
        this.#words[bit >>> 5] = word | flag
      }
    }
    return isKnown
  }

  /** False: certainly never added. */
  mayHold(key: string): boolean {
    const [start, step] = hashPair(key)
    for (let turn = 0; turn < hashes; turn += 1) {
      const bit = (start + Math.imul(turn, step)) & this.#mask
      if (((this.#words[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false
    }
    return true
  }
}
