/**
 * Edits whose base has not come yet, each with its author: a client may write before it has answered the server's step 1,
 * which brings the base. They are not stored, shown to nobody and not acknowledged until it is there.
 */
import type { Doc } from 'yjs'
import { limits } from '../../lib/messages/limits'
import { mayFit, type Rest } from './rest'

/** Whoever wrote: compared by identity alone, named in the log by its member. */
export interface Author {
  readonly session?: { readonly member: { readonly id: string } }
  /** Where the edit brings a version back: which one, by its instant. */
  readonly restores?: number
}

/** Of one author; each costs a look at every edit of the others. */
const maxRests = 200

interface Held {
  rests: Rest[]
  whole: Promise<void>
  release: () => void
}

export class HeldUpdates {
  readonly #held = new Map<Author, Held>()

  hold(author: Author, rest: Rest): void {
    const held = this.#held.get(author) ?? startHolding()
    this.#held.set(author, held)
    held.rests.push(rest)
  }

  /** Is more held of this author than a client that means well ever sends? */
  isTooMuch(author: Author): boolean {
    const rests = this.#held.get(author)?.rests ?? []
    const bytes = rests.reduce((sum, { update }) => sum + update.byteLength, 0)
    return rests.length > maxRests || bytes > limits.updateBytes
  }

  /** Takes out one rest that may fit now. */
  takeFitting(doc: Doc): { author: Author; rest: Rest } | null {
    for (const [author, { rests }] of this.#held) {
      const index = rests.findIndex((rest) => mayFit(rest, doc))
      const [rest] = index === -1 ? [] : rests.splice(index, 1)
      if (rest !== undefined) return { author, rest }
    }
    return null
  }

  /** Lets those go of whom nothing is held any more. */
  releaseWhole(): void {
    for (const [author, { rests }] of this.#held) if (rests.length === 0) this.release(author)
  }

  /** Drops what is held of this author. */
  release(author: Author): void {
    this.#held.get(author)?.release()
    this.#held.delete(author)
  }

  /** Resolves when nothing of this author is held. */
  async whole(author: Author): Promise<void> {
    await this.#held.get(author)?.whole
  }
}

function startHolding(): Held {
  let release: (() => void) | null = null
  const whole = new Promise<void>((resolve) => {
    release = resolve
  })
  return { rests: [], whole, release: () => release?.() }
}
