/** Tickets that wait to be used, where every process of the server finds them. */
import type { Pool } from 'pg'
import * as z from 'zod/mini'
import type { WaitingTicket } from '../storage'
import { ask } from './ask'

const takenRow = z.object({ token_hash: z.string(), expires_at: z.int() })

export class TicketsTable {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  /** Two that are asked for at once may both count as the last: the bound is there against hoarding. */
  async put(
    { hash, tokenHash, expiresAt }: WaitingTicket,
    { now, maxWaiting }: { now: number; maxWaiting: number },
  ): Promise<boolean> {
    const { count } = await ask(
      this.#pool,
      `WITH expired AS (
         DELETE FROM tickets WHERE hash IN (
           SELECT hash FROM tickets WHERE expires_at <= $4 ORDER BY expires_at LIMIT 100 FOR UPDATE SKIP LOCKED))
       INSERT INTO tickets (hash, token_hash, expires_at) SELECT $1, $2, $3::bigint
       WHERE (SELECT count(*) FROM tickets WHERE token_hash = $2 AND expires_at > $4) < $5`,
      [hash, tokenHash, expiresAt, now, maxWaiting],
    )
    return count === 1
  }

  /** Of two processes that take it at once one deletes it, and the other finds nothing. */
  async take(hash: string, now: number): Promise<string | null> {
    const { rows } = await ask(this.#pool, 'DELETE FROM tickets WHERE hash = $1 RETURNING token_hash, expires_at', [
      hash,
    ])
    if (rows[0] === undefined) return null
    const { token_hash: tokenHash, expires_at: expiresAt } = z.parse(takenRow, rows[0])
    return expiresAt > now ? tokenHash : null
  }
}
