/**
 * How fast one device may push and pull. Who is faster waits, and its socket is not read meanwhile (IncomingGate): nothing is refused
 * and nothing is lost, but a flood of one device leaves the others their turn. Of one device one thing is done at a time, whatever
 * the number of its sockets, and not for more than half of the time for long; of one that asks on before it has its answers, as no client of ours does, a fiftieth.
 */
import { setTimeout } from 'node:timers/promises'
import type { Session } from '../members/membership'
import { RateLimit, type RateLimitOptions } from './rate-limit'

export interface PaceOptions {
  /** Changes; a push counts as `changesPerPush` at least. */
  changes: RateLimitOptions
  /** Pulls and pages of history. */
  pulls: RateLimitOptions
}

/** An import of 100,000 contacts is uploaded in 20 s; a first sync of 2,000 pages is not held up. */
const defaultPace: PaceOptions = {
  changes: { burst: 50_000, perSecond: 5000 },
  pulls: { burst: 2000, perSecond: 50 },
}

/** What a transaction of its own costs, in changes. */
const changesPerPush = 10

/** Milliseconds that are worked for one device; more at once, and everybody's next step stands behind it. */
const worked: RateLimitOptions = { burst: 50, perSecond: 500 }

/** The same of one that asks on without waiting for its answers. */
const workedInFlood: RateLimitOptions = { burst: 100, perSecond: 20 }

/** A disk that stalls is not the device's doing. */
const longestTurnMs = 200

type Device = Pick<Session, 'tokenHash'>

export class Pace {
  readonly #changes: RateLimit
  readonly #pulls: RateLimit
  readonly #worked = new RateLimit(worked)
  readonly #workedInFlood = new RateLimit(workedInFlood)
  /** By device: what it has asked for and not been given. */
  readonly #asked = new Map<string, number>()
  /** By device: resolves when its last turn and the rest after it are over. */
  readonly #turns = new Map<string, Promise<void>>()

  constructor({ changes, pulls }: PaceOptions = defaultPace) {
    this.#changes = new RateLimit(changes)
    this.#pulls = new RateLimit(pulls)
  }

  /** Pushes so many changes when this device may. */
  async push<T>({ tokenHash }: Device, changes: number, work: () => Promise<T>): Promise<T> {
    await rest(this.#changes.owe(tokenHash, Math.max(changesPerPush, changes)))
    return this.#inTurn(tokenHash, work)
  }

  /** Reads a page when this device may. */
  async pull<T>({ tokenHash }: Device, work: () => Promise<T>): Promise<T> {
    await rest(this.#pulls.owe(tokenHash))
    return this.#inTurn(tokenHash, work)
  }

  async #inTurn<T>(device: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(device)
    this.#asked.set(device, (this.#asked.get(device) ?? 0) + 1)
    const doing = (async () => {
      await before
      const began = performance.now()
      try {
        return { result: await work(), took: performance.now() - began }
      } catch (error) {
        return { error, took: performance.now() - began }
      }
    })()
    const turn = (async () => {
      const { took } = await doing
      await rest(this.#restAfter(device, Math.min(took, longestTurnMs)))
    })()
    this.#turns.set(device, turn)
    void turn.then(() => {
      if (this.#turns.get(device) === turn) this.#turns.delete(device)
    })
    const done = await doing
    if ('error' in done) throw done.error
    return done.result
  }

  /** @returns milliseconds */
  #restAfter(device: string, took: number): number {
    const left = (this.#asked.get(device) ?? 1) - 1
    if (left > 0) this.#asked.set(device, left)
    else this.#asked.delete(device)
    const usual = this.#worked.owe(device, took)
    return left === 0 ? usual : Math.max(usual, this.#workedInFlood.owe(device, took))
  }
}

async function rest(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await setTimeout(milliseconds)
}
