/**
 * How fast one device may push and pull. Who is faster waits, and its socket is not read meanwhile (IncomingGate): nothing is refused
 * and nothing is lost, but a flood of one device leaves the others their turn.
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

type Device = Pick<Session, 'tokenHash'>

export class Pace {
  readonly #changes: RateLimit
  readonly #pulls: RateLimit

  constructor({ changes, pulls }: PaceOptions = defaultPace) {
    this.#changes = new RateLimit(changes)
    this.#pulls = new RateLimit(pulls)
  }

  /** Resolves when this device may push so many changes. */
  pushes({ tokenHash }: Device, changes: number): Promise<void> {
    return rest(this.#changes.owe(tokenHash, Math.max(changesPerPush, changes)))
  }

  /** Resolves when this device may pull a page. */
  pulls({ tokenHash }: Device): Promise<void> {
    return rest(this.#pulls.owe(tokenHash))
  }
}

async function rest(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await setTimeout(milliseconds)
}
