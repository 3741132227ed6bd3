/**
 * Edits of an open plan that this device refused to store. y-dexie writes each edit once, and of one that fails tells no more than
 * the error: so the whole document is written, again and again until it is taken.
 */
import type { DexieYProvider } from 'y-dexie'
import { encodeStateAsUpdateV2, type Doc } from 'yjs'
import { isQuotaError } from '../store/errors'
import { delay } from './delay'
import { whenStored, type PlanDatabase } from './plan-database'

/** storageFull: the browser has no room left. notStored: it failed for another reason. */
export type RefusedWhy = 'storageFull' | 'notStored'

/** Milliseconds between two tries. */
const tryAgainAfter = 2000

export class RefusedEdits {
  /** Why the newest edits are not stored here; null when they are. */
  why: RefusedWhy | null = null
  readonly #plan: { accountId: string; doc: Doc; plans: PlanDatabase; signal: AbortSignal }
  readonly #onChange: () => void
  /** Counts refusals: one that comes while the document is written may be of an edit that is not in it. */
  #refusals = 0
  #waiting: (() => void)[] = []

  constructor(
    provider: DexieYProvider,
    plan: { accountId: string; doc: Doc; plans: PlanDatabase; signal: AbortSignal },
    onChange: () => void,
  ) {
    this.#plan = plan
    this.#onChange = onChange
    provider.on('error', (error: unknown) => this.#refused(error))
  }

  /** Resolves when every edit made before the call is stored here, however long the store refuses it. */
  async whenKept(): Promise<void> {
    await whenStored(this.#plan.plans)
    if (this.why !== null) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** Writes the whole document once. @returns whether everything is stored now */
  async storeAll(): Promise<boolean> {
    const { accountId, doc, plans } = this.#plan
    const before = this.#refusals
    try {
      await plans.updates.add({ k: accountId, u: encodeStateAsUpdateV2(doc), f: 1 })
    } catch (error) {
      this.why = whyOf(error)
      return false
    }
    if (this.#refusals !== before) return false
    this.why = null
    for (const tell of this.#waiting.splice(0)) tell()
    return true
  }

  #refused(error: unknown): void {
    this.#refusals += 1
    const isFirst = this.why === null
    this.why = whyOf(error)
    if (!isFirst) return
    console.error(`An edit of plan ${this.#plan.accountId} was not stored; it is tried again.`, error)
    this.#onChange()
    void this.#tryAgain()
  }

  async #tryAgain(): Promise<void> {
    const { signal } = this.#plan
    while (this.why !== null) {
      await delay(tryAgainAfter, signal)
      if (signal.aborted) return
      if (this.why !== null) await this.storeAll()
      this.#onChange()
    }
  }
}

const whyOf = (error: unknown): RefusedWhy => (isQuotaError(error) ? 'storageFull' : 'notStored')
