/** Which sources a workspace has and whether they deliver, counted row by row (MODEL, "Time, money, missing data"). */
import { noSources, type SourceLiveness, type SourceName, type Sources } from './account-facts'
import { msOf } from './calendar'
import { msPerDay } from './calendar-day'
import type { Instant, Interaction, Order, Signal } from './model'
import type { ToldSources } from './told-sources'

const sourceOfKind: ReadonlyMap<string, 'surveys' | 'mentions'> = new Map([
  ['nps', 'surveys'],
  ['csat', 'surveys'],
  ['mention', 'mentions'],
])

/** The source that signals of a kind come from. */
export function sourceOfSignal(kind: string): 'usage' | 'surveys' | 'mentions' {
  return sourceOfKind.get(kind) ?? 'usage'
}

/** Until when rows are signs of life: clocks and zones differ by a day. What is dated later is a mistake, or a plan. */
export function countsUntil(now: Instant): Instant {
  return new Date(msOf(now) + msPerDay).toISOString()
}

/**
 * Only ever widens: a deleted row was a sign of life as well. Rows dated later than `until` (`countsUntil`) are none.
 */
export class SourceTally {
  readonly #spans = new Map<SourceName, { oldest: Instant; newest: Instant; kinds: Set<string> }>()
  #oldestContact: Instant | null = null
  readonly #newestMail = new Map<string, Instant>()

  addSignal({ kind, at }: Pick<Signal, 'kind' | 'at'>, until: Instant): void {
    if (at <= until) this.#widen(sourceOfSignal(kind), at).add(kind)
  }

  addOrder({ on }: Pick<Order, 'on'>, until: Instant): void {
    if (on <= until) this.#widen('orders', `${on}T00:00:00.000Z`)
  }

  addInteraction({ kind, at, loggedBy }: Pick<Interaction, 'kind' | 'at' | 'loggedBy'>, until: Instant): void {
    if (at > until) return
    if (this.#oldestContact === null || at < this.#oldestContact) this.#oldestContact = at
    if (kind !== 'email') return
    for (const member of loggedBy) {
      const newest = this.#newestMail.get(member)
      if (newest === undefined || newest < at) this.#newestMail.set(member, at)
    }
  }

  /** As an account of this owner sees them. */
  sourcesFor(ownerId: string | null): Sources {
    const mail = ownerId === null ? null : (this.#newestMail.get(ownerId) ?? null)
    return {
      usage: this.#sourceOf('usage'),
      orders: { ...this.#sourceOf('orders'), kinds: null },
      surveys: this.#sourceOf('surveys'),
      mentions: this.#sourceOf('mentions'),
      mail:
        ownerId === null || this.#oldestContact === null
          ? noSources.mail
          : { connectedAt: this.#oldestContact, newestAt: mail, kinds: null },
    }
  }

  /** All that was counted, to be told to members who hold fewer rows. */
  toTell(): ToldSources {
    const { usage, orders, surveys, mentions } = this.sourcesFor(null)
    const newestOf = Object.fromEntries([...this.#newestMail].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    return { usage, orders, surveys, mentions, mail: { connectedAt: this.#oldestContact, newestOf } }
  }

  #widen(name: SourceName, at: Instant): Set<string> {
    const span = this.#spans.get(name) ?? { oldest: at, newest: at, kinds: new Set<string>() }
    if (at < span.oldest) span.oldest = at
    if (at > span.newest) span.newest = at
    this.#spans.set(name, span)
    return span.kinds
  }

  #sourceOf(name: SourceName): SourceLiveness {
    const span = this.#spans.get(name)
    return span
      ? { connectedAt: span.oldest, newestAt: span.newest, kinds: [...span.kinds].toSorted() }
      : noSources[name]
  }
}
