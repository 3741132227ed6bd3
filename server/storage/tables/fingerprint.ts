/** What tells that two tables hold the same rows: how many, and a sum of their hashes, whatever their order. */
import { createHash } from 'node:crypto'
import { isAnyArrayBuffer, isUint8Array } from 'node:util/types'
import type { Row } from './table-source'

const modulus = 2n ** 256n

export class Fingerprint {
  #count = 0
  #sum = 0n

  get count(): number {
    return this.#count
  }

  /** Of both, as text; equal where the tables are. */
  get text(): string {
    return `${this.#count} rows, sha256 ${this.#sum.toString(16).padStart(64, '0')}`
  }

  add(row: Row, columns: readonly string[]): void {
    this.#count += 1
    const hash = createHash('sha256').update(JSON.stringify(columns.map((column) => asText(row[column]))))
    this.#sum = (this.#sum + BigInt(`0x${hash.digest('hex')}`)) % modulus
  }
}

function asText(value: unknown): unknown {
  if (isUint8Array(value)) return { hex: Buffer.from(value).toString('hex') }
  return isAnyArrayBuffer(value) ? { hex: Buffer.from(new Uint8Array(value)).toString('hex') } : value
}
