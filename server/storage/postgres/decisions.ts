/**
 * Decisions over rows, one transaction at a time for each workspace: its row is locked first, so that sequence numbers are
 * committed in their order, by whatever process. Decisions that wait for the lock go into the next transaction together.
 */
import type { Pool } from 'pg'
import * as z from 'zod/mini'
import { StorageError, type RowsDecision, type RowsQuestion, type RowsState } from '../storage'
import { ask, PostgresError, transact } from './ask'
import { Batches } from './batches'
import { readBatch } from './write-rows'

/** Decisions of one transaction, at most: a push of a thousand changes is one. */
const maxDecisions = 50

interface Job {
  question: RowsQuestion
  decide: (state: RowsState) => Omit<RowsDecision<unknown>, 'result'>
  resolve: () => void
  reject: (error: unknown) => void
}

const headRow = z.object({ head: z.int() })

export class Decisions {
  readonly #pool: Pool
  readonly #byWorkspace = new Map<string, Batches<Job>>()

  constructor(pool: Pool) {
    this.#pool = pool
  }

  /** `decide` may be run twice: when what was to be written together could not be, each is tried alone. */
  decide<Result>(
    workspaceId: string,
    question: RowsQuestion,
    decide: (state: RowsState) => RowsDecision<Result>,
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      let results: Result[] = []
      this.#batchesOf(workspaceId).add({
        question,
        decide: (state) => {
          const decision = decide(state)
          results = [decision.result]
          return decision
        },
        resolve: () => {
          for (const result of results) resolve(result)
        },
        reject,
      })
    })
  }

  async settled(): Promise<void> {
    for (const batches of this.#byWorkspace.values()) await batches.settled()
  }

  #batchesOf(workspaceId: string): Batches<Job> {
    const known = this.#byWorkspace.get(workspaceId)
    if (known !== undefined) return known
    const made = new Batches<Job>(maxDecisions, (jobs) => this.#settle(workspaceId, jobs))
    this.#byWorkspace.set(workspaceId, made)
    return made
  }

  async #settle(workspaceId: string, jobs: Job[]): Promise<void> {
    try {
      const failures = await this.#commit(workspaceId, jobs)
      for (const [index, job] of jobs.entries())
        if (failures.has(index)) job.reject(failures.get(index))
        else job.resolve()
    } catch (error) {
      if (jobs.length > 1 && !(error instanceof PostgresError && error.isConnection))
        for (const job of jobs) await this.#settle(workspaceId, [job])
      else for (const job of jobs) job.reject(error)
    }
  }

  /** Gives what those decisions threw that did; of them nothing had been written. */
  #commit(workspaceId: string, jobs: readonly Job[]): Promise<Map<number, unknown>> {
    return transact(this.#pool, async (client) => {
      const failures = new Map<number, unknown>()
      const { rows } = await ask(client, 'SELECT head FROM workspaces WHERE id = $1 FOR UPDATE', [workspaceId])
      if (rows[0] === undefined) throw new StorageError('There is no such workspace.')
      const { head } = z.parse(headRow, rows[0])
      const questions = jobs.map(({ question }) => question)
      const batch = await readBatch(client, workspaceId, head, questions)
      for (const [index, { question, decide }] of jobs.entries()) {
        try {
          batch.take(decide(batch.view), question.now)
        } catch (error) {
          failures.set(index, error)
        }
      }
      await batch.write(client, workspaceId)
      return failures
    })
  }
}
