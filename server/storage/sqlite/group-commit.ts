/**
 * Everything that arrives within one turn of the event loop goes into one transaction, so that it costs one fsync; the
 * promises resolve only after it. Without this a server of 50 writers does 50 fsyncs for what one can do.
 */
import type Libsql from 'libsql'
import { log } from '../../log'
import { StorageError } from '../storage'

/** What waits to be written: work of its own, or a row for `appendRows`. */
interface Job<Row> {
  readonly row?: Row
  run?(): void
  settle(failure: unknown): void
}

/** A class, since closures for each edit would cost a fiftieth of it. */
class Append<Row> implements Job<Row> {
  readonly row: Row
  readonly #resolve: () => void
  readonly #reject: (failure: unknown) => void

  constructor(row: Row, resolve: () => void, reject: (failure: unknown) => void) {
    this.row = row
    this.#resolve = resolve
    this.#reject = reject
  }

  settle(failure: unknown): void {
    if (failure === null) this.#resolve()
    else this.#reject(failure)
  }
}

/** Why a transaction was taken back as a whole. */
class Uncommitted {
  readonly refusal: StorageError
  /** Another process held the lock longer than busy_timeout: trying each job alone would block as long, each time. */
  readonly isLocked: boolean

  constructor(error: unknown) {
    this.refusal = refusalOf(error)
    this.isLocked = codeOf(error).startsWith('SQLITE_BUSY')
  }
}

export class GroupCommit<Row> {
  readonly #db: Libsql.Database
  readonly #appendRows: (rows: readonly Row[]) => void
  readonly #savepoint: Libsql.Statement
  readonly #release: Libsql.Statement
  #waiting: Job<Row>[] = []
  #isScheduled = false
  #isClosed = false

  /** @param appendRows writes what `append` was given within one transaction, all at once */
  constructor(db: Libsql.Database, appendRows: (rows: readonly Row[]) => void) {
    this.#db = db
    this.#appendRows = appendRows
    this.#savepoint = db.prepare('SAVEPOINT job')
    this.#release = db.prepare('RELEASE job')
  }

  /**
   * Runs `work` inside the next transaction and gives its result once that is on disk. If `work` throws, only its own
   * writes are taken back. `work` may be run twice: when what came in the same turn could not be written together, each
   * is tried alone.
   * @throws StorageError when the transaction could not be written, or the database refused what `work` wrote.
   */
  write<Result>(work: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      let results: Result[] = []
      this.#add({
        run: () => {
          results = [work()]
        },
        settle: (failure) => {
          if (failure === null) for (const result of results) resolve(result)
          else reject(failure)
        },
      })
    })
  }

  /** As `write`, for a row alone: it needs no savepoint, and those of one transaction share their statements. */
  append(row: Row): Promise<void> {
    return new Promise((resolve, reject) => this.#add(new Append(row, resolve, reject)))
  }

  #add(job: Job<Row>): void {
    if (this.#isClosed) return job.settle(new StorageError('The storage is closed.'))
    this.#waiting.push(job)
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => this.flush())
  }

  /** Commits what waits, now; whatever happens, everybody is answered. */
  flush(): void {
    this.#isScheduled = false
    const jobs = this.#waiting
    this.#waiting = []
    if (jobs.length === 0) return
    const failures = this.#commit(jobs)
    for (const [index, job] of jobs.entries()) job.settle(failures[index] ?? null)
  }

  /** Commits what waits and takes no more. */
  close(): void {
    this.#isClosed = true
    this.flush()
  }

  /** What does not fit on the disk (one large write, say) must not take down the small ones that came with it. */
  #commit(jobs: readonly Job<Row>[]): unknown[] {
    const outcome = this.#transact(jobs)
    if (!(outcome instanceof Uncommitted)) return outcome
    if (jobs.length === 1 || outcome.isLocked) return jobs.map(() => outcome.refusal)
    return jobs.flatMap((job) => this.#commit([job]))
  }

  /** Gives each job's failure or null, unless nothing was committed. */
  #transact(jobs: readonly Job<Row>[]): unknown[] | Uncommitted {
    try {
      this.#db.exec('BEGIN IMMEDIATE')
      const failures = jobs.map((job) => this.#run(job))
      const rows: Row[] = []
      for (const job of jobs) if (job.row !== undefined) rows.push(job.row)
      if (rows.length > 0) this.#appendRows(rows)
      this.#db.exec('COMMIT')
      return failures
    } catch (error) {
      this.#rollBack()
      return new Uncommitted(error)
    }
  }

  /** The next transaction must be able to begin, even when the disk is so broken that this one cannot be taken back. */
  #rollBack(): void {
    try {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
    } catch (error) {
      log.error({ err: error }, 'a transaction could not be rolled back')
    }
  }

  /** A job that fails takes only its own writes back; what fails in the disk itself fails the whole transaction. */
  #run(job: Job<Row>): unknown {
    if (job.run === undefined) return null
    this.#savepoint.run()
    try {
      job.run()
      this.#release.run()
      return null
    } catch (error) {
      // A full disk may have rolled everything back by itself.
      if (!this.#db.inTransaction || isDiskError(error)) throw error
      this.#db.exec('ROLLBACK TO job; RELEASE job')
      return isDatabaseError(error) ? refusalOf(error) : error
    }
  }
}

function refusalOf(error: unknown): StorageError {
  return new StorageError(`The storage could not be written: ${String(error)}`, { cause: error })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

const isDatabaseError = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_')
const isDiskError = (error: unknown): boolean => /^SQLITE_(FULL|IOERR|CORRUPT|READONLY|NOMEM)/.test(codeOf(error))
