/**
 * What comes while a transaction runs goes into the next one together, so that it costs one commit and holds one connection,
 * however many write.
 */
export class Batches<Job> {
  readonly #run: (jobs: Job[]) => Promise<void>
  readonly #maxJobs: number
  #waiting: Job[] = []
  #running: Promise<void> | null = null

  /** @param run has to settle each job, and never rejects */
  constructor(maxJobs: number, run: (jobs: Job[]) => Promise<void>) {
    this.#maxJobs = maxJobs
    this.#run = run
  }

  get isIdle(): boolean {
    return this.#running === null
  }

  add(job: Job): void {
    this.#waiting.push(job)
    this.#running ??= this.#drain()
  }

  /** Resolves when nothing waits. */
  async settled(): Promise<void> {
    await this.#running
  }

  async #drain(): Promise<void> {
    // What else comes in this turn goes along.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) await this.#run(this.#waiting.splice(0, this.#maxJobs))
    this.#running = null
  }
}
