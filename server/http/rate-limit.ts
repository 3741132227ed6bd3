/** How often something may be done: a bucket for each who does it, refilled steadily. Kept in memory, for each process its own. */
export interface RateLimitOptions {
  /** So much at once. */
  burst: number
  /** So much for each second after. */
  perSecond: number
}

/** Buckets that are kept; when there are more, full ones are let go of. */
const maxBuckets = 10_000

export class RateLimit {
  readonly #options: RateLimitOptions
  readonly #now: () => number
  readonly #buckets = new Map<string, { left: number; at: number }>()

  /** @param now milliseconds, growing */
  constructor(options: RateLimitOptions, now: () => number = () => performance.now()) {
    this.#options = options
    this.#now = now
  }

  /** Takes `cost` if it is there. @returns 0, or the milliseconds after which it would be; then nothing was taken */
  take(key: string, cost = 1): number {
    const bucket = this.#bucket(key)
    const missing = Math.min(cost, this.#options.burst) - bucket.left
    if (missing > 0) return this.#msFor(missing)
    bucket.left -= cost
    return 0
  }

  /** Takes `cost` on credit. @returns the milliseconds to wait before doing it */
  owe(key: string, cost = 1): number {
    const bucket = this.#bucket(key)
    bucket.left -= cost
    return bucket.left >= 0 ? 0 : this.#msFor(-bucket.left)
  }

  #msFor(amount: number): number {
    return Math.ceil((1000 * amount) / this.#options.perSecond)
  }

  #bucket(key: string): { left: number; at: number } {
    const { burst, perSecond } = this.#options
    const now = this.#now()
    const known = this.#buckets.get(key) ?? { left: burst, at: now }
    const left = Math.min(burst, known.left + ((now - known.at) / 1000) * perSecond)
    const bucket = { left, at: now }
    if (!this.#buckets.has(key) && this.#buckets.size >= maxBuckets) this.#dropFull(now)
    this.#buckets.set(key, bucket)
    return bucket
  }

  #dropFull(now: number): void {
    const { burst, perSecond } = this.#options
    for (const [key, { left, at }] of this.#buckets)
      if (left + ((now - at) / 1000) * perSecond >= burst) this.#buckets.delete(key)
    // A flood of strangers: the oldest are forgotten rather than that memory grows.
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size < maxBuckets) return
      this.#buckets.delete(key)
    }
  }
}
