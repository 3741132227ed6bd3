/**
 * Everything that arrives within one turn of the event loop goes into one transaction, so that it costs one fsync; the
 * promises resolve only after it. Without this a server of 50 writers does 50 fsyncs for what one can do.
 */
import type Libsql from 'libsql'
import { StorageError } from '../storage'

interface Job {
  run: () => void
  settle: (failure: unknown) => void
}

export class GroupCommit {
  readonly #db: Libsql.Database
  #waiting: Job[] = []
  #isScheduled = false
  #isClosed = false

  constructor(db: Libsql.Database) {
    this.#db = db
  }

  /**
   * Runs `work` inside the next transaction and gives its result once that is on disk. If `work` throws, only its own
   * writes are taken back.
   * @throws StorageError when the transaction could not be written.
   */
  write<Result>(work: () => Result): Promise<Result> {
    if (this.#isClosed) return Promise.reject(new StorageError('The storage is closed.'))
    return new Promise((resolve, reject) => {
      const results: Result[] = []
      this.#waiting.push({
        run: () => {
          results.push(work())
        },
        settle: (failure) => {
          if (failure === null) for (const result of results) resolve(result)
          else reject(failure)
        },
      })
      if (this.#isScheduled) return
      this.#isScheduled = true
      setImmediate(() => this.flush())
    })
  }

  /** Commits what waits, now. */
  flush(): void {
    this.#isScheduled = false
    const jobs = this.#waiting
    this.#waiting = []
    if (jobs.length === 0) return
    const failures = this.#transact(jobs)
    for (const [index, job] of jobs.entries()) job.settle(failures[index] ?? null)
  }

  /** Commits what waits and takes no more. */
  close(): void {
    this.#isClosed = true
    this.flush()
  }

  #transact(jobs: readonly Job[]): unknown[] {
    try {
      this.#db.exec('BEGIN IMMEDIATE')
      const failures = jobs.map((job) => this.#runInSavepoint(job))
      this.#db.exec('COMMIT')
      return failures
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
      const failure = new StorageError(`The storage could not be written: ${String(error)}`, { cause: error })
      return jobs.map(() => failure)
    }
  }

  /** A job that fails takes only its own writes back; what fails in the disk itself fails the whole transaction. */
  #runInSavepoint(job: Job): unknown {
    this.#db.exec('SAVEPOINT job')
    try {
      job.run()
      this.#db.exec('RELEASE job')
      return null
    } catch (error) {
      // A full disk may have rolled everything back by itself.
      if (!this.#db.inTransaction || isDiskError(error)) throw error
      this.#db.exec('ROLLBACK TO job')
      this.#db.exec('RELEASE job')
      return error
    }
  }
}

function isDiskError(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^SQLITE_(FULL|IOERR|CORRUPT|READONLY|NOMEM)/.test(String(error.code))
  )
}
