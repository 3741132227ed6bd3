/** Sweeps merged updates out of the log of documents: many as soon as there are, few after a while. */
import { log } from '../../log'
import type { DocumentsTable } from './documents-table'

/** For how long updates that a compaction has merged stay in the file, at most: what was deleted in a plan is gone with them. */
const sweepAfterMs = 60_000

interface Wiring {
  documents: Pick<DocumentsTable, 'hasMerged' | 'isSweepingDue' | 'sweepSteps'>
  /** Runs a step in a transaction; rejects when it could not be written. */
  write: (step: () => void) => Promise<void>
}

export class MergedSweeper {
  readonly #wiring: Wiring
  #timer: ReturnType<typeof setTimeout> | undefined
  #isSweeping = false
  #isStopped = false

  constructor(wiring: Wiring) {
    this.#wiring = wiring
    // Left by a process that was stopped.
    if (wiring.documents.hasMerged) void this.#sweep()
  }

  /** After a compaction. */
  plan(): void {
    if (this.#isStopped) return
    if (this.#wiring.documents.isSweepingDue && !this.#isSweeping) void this.#sweep()
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      if (this.#isSweeping) this.plan()
      else void this.#sweep()
    }, sweepAfterMs).unref()
  }

  /** What is left is swept when the storage is opened again. */
  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }

  async #sweep(): Promise<void> {
    this.#isSweeping = true
    try {
      for (const step of this.#wiring.documents.sweepSteps()) {
        if (this.#isStopped) return
        await this.#wiring.write(step)
      }
    } catch (error) {
      log.warn({ err: error }, 'merged updates were not swept out; trying again after the next compaction')
    } finally {
      this.#isSweeping = false
    }
  }
}
