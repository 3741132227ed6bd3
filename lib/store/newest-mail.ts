/** Each member's newest logged mail: found by walking back from now, no further than asked, and kept up as rows change. */
import type { Instant, Interaction } from '../domain/model'
import type { SidelightDatabase } from './database'
import { newestFirst } from './newest-first'
import type { Edge } from './source-edges'

/** How far back it is looked for: longer ago is not live anyway. */
const mailDays = 14
const dayMs = 86_400_000
/** Of a team of fifty, nearly everyone who writes mail is among so many of the newest rows. */
const step = 300

/** Mail from before this moment is not looked for. */
export const sinceOf = (now: Instant): Instant => new Date(Date.parse(now) - mailDays * dayMs).toISOString()

/** Whether the row is mail that this member has logged. */
export const isMailOf = (row: Interaction, memberId: string): boolean =>
  row.kind === 'email' && row.deletedAt === null && row.loggedBy.includes(memberId)

/** One walk. Everything it asks of the store, it asks in the transaction that its caller is in. */
export class MailWalk {
  readonly #newest = new Map<string, Edge>()
  #now: Instant
  /** The first row dated later than `#now`. */
  #next: Instant | null
  /** The oldest interaction of all. */
  #oldest: Edge | null
  /** Every row after this, up to `#now`, has been looked at. */
  #reached: Instant
  #isAtEnd = false

  private constructor(now: Instant, oldest: Interaction | undefined, next: Interaction | undefined) {
    this.#now = now
    this.#reached = now
    this.#oldest = oldest ?? null
    this.#next = next?.at ?? null
  }

  static async begin(db: SidelightDatabase, now: Instant): Promise<MailWalk> {
    const [oldest, next] = await Promise.all([
      db.interactions.orderBy('at').first(),
      db.interactions.where('at').above(now).first(),
    ])
    return new MailWalk(now, oldest, next)
  }

  get oldest(): Edge | null {
    return this.#oldest
  }

  /** Takes in the rows of these ids, which have changed. False when what is known rests on one of them: begin anew. */
  async takeIn(db: SidelightDatabase, ids: readonly string[], now: Instant): Promise<boolean> {
    if (now < this.#now || (this.#next !== null && this.#next <= now)) return false
    const known = new Set([this.#oldest?.id, ...[...this.#newest.values()].map(({ id }) => id)])
    if (ids.some((id) => known.has(id))) return false
    this.#now = now
    const rows = ids.length === 0 ? [] : await db.interactions.bulkGet([...ids])
    // Of a member whose mail was not met yet, a row from before the walk's end may not be the newest.
    for (const row of rows) if (row) this.#lookAt(row, this.#isAtEnd ? '' : this.#reached)
    return true
  }

  /** The member's newest mail of the last 14 days up to now. */
  async newestOf(db: SidelightDatabase, memberId: string): Promise<Edge | null> {
    const since = sinceOf(this.#now)
    if (!this.#newest.has(memberId) && !this.#isAtEnd) await this.#walk(db, since, memberId)
    const found = this.#newest.get(memberId)
    return found && found.at >= since ? found : null
  }

  async #walk(db: SidelightDatabase, since: Instant, memberId: string): Promise<void> {
    const rest = db.interactions.where('at').between(since, this.#reached, true, true)
    for (let seen = 0; ; seen += step) {
      const rows = await newestFirst(rest.clone()).offset(seen).limit(step).toArray()
      for (const row of rows) this.#lookAt(row, '')
      this.#reached = rows.at(-1)?.at ?? this.#reached
      this.#isAtEnd = rows.length < step
      if (this.#isAtEnd || this.#newest.has(memberId)) return
    }
  }

  /** @param from a member's first row counts from this moment on */
  #lookAt(row: Interaction, from: Instant): void {
    if (this.#oldest === null || row.at < this.#oldest.at) this.#oldest = row
    if (row.at > this.#now) {
      if (this.#next === null || row.at < this.#next) this.#next = row.at
      return
    }
    if (row.kind !== 'email' || row.deletedAt !== null) return
    const { id, accountId, at } = row
    for (const member of row.loggedBy) {
      const newest = this.#newest.get(member)
      if (newest ? newest.at < at : from <= at) this.#newest.set(member, { id, accountId, at })
    }
  }
}
