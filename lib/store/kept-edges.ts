/**
 * What a workspace's sources rest on, kept in memory for each open store: read once, and again when rows of theirs have
 * changed, here or in another page of the browser, as Dexie tells (`storagemutated`).
 */
import { Dexie, RangeSet, type ObservabilitySet } from 'dexie'
import type { Instant } from '../domain/model'
import { countsUntil } from '../domain/source-tally'
import { readToldSources, toldSourcesId, type ToldSources } from '../domain/told-sources'
import type { SidelightDatabase } from './database'
import { MailWalk } from './newest-mail'
import { readOrderSpan, readSignalSpans, type SignalSpans, type Span } from './source-edges'

/** Of more changed rows than these, each is not looked at by itself. */
const mostChanged = 1000

/** Ids of the interactions that changed; null where it is not told which. */
function changedIds(parts: ObservabilitySet[string]): string[] | null {
  const ids: string[] = []
  for (const { from, to } of RangeSet(parts)) {
    if (typeof from !== 'string' || from !== to) return null
    ids.push(from)
  }
  return ids
}

/** Of UTC: what is dated later than a day from now counts from a day on. */
const dayOf = (at: Instant): string => at.slice(0, 10)

class KeptEdges {
  readonly #db: SidelightDatabase
  #signals: { day: string; spans: SignalSpans } | null = null
  #orders: { day: string; span: Span | null } | null = null
  #mail: MailWalk | null = null
  /** undefined: to be read. */
  #told: ToldSources | null | undefined
  #changedMail = new Set<string>()
  /** Raised when more has changed than is known by id. */
  #mailTurn = 0

  constructor(db: SidelightDatabase) {
    this.#db = db
  }

  /** What of it rests on rows that have changed is forgotten. */
  note(parts: ObservabilitySet): void {
    const of = (table: string) => parts[`idb://${this.#db.name}/${table}/`]
    if (parts['all']) return this.forget()
    if (of('signals')) this.#signals = null
    if (of('orders')) this.#orders = null
    if (of('reference')) this.#told = undefined
    const interactions = of('interactions')
    const ids = interactions ? changedIds(interactions) : []
    for (const id of ids ?? []) this.#changedMail.add(id)
    if (ids === null || this.#changedMail.size > mostChanged) this.#forgetMail()
  }

  forget(): void {
    this.#signals = null
    this.#orders = null
    this.#told = undefined
    this.#forgetMail()
  }

  #forgetMail(): void {
    this.#mail = null
    this.#changedMail.clear()
    this.#mailTurn += 1
  }

  /** In a transaction of signals, orders and interactions, as all of these. */
  async signals(now: Instant): Promise<SignalSpans> {
    const day = dayOf(now)
    if (this.#signals?.day !== day) this.#signals = { day, spans: await readSignalSpans(this.#db, countsUntil(now)) }
    return this.#signals.spans
  }

  async orders(now: Instant): Promise<Span | null> {
    const day = dayOf(now)
    if (this.#orders?.day !== day) this.#orders = { day, span: await readOrderSpan(this.#db, dayOf(countsUntil(now))) }
    return this.#orders.span
  }

  /** What the server tells of the sources; null while working alone. In a transaction of the reference. */
  async told(): Promise<ToldSources | null> {
    if (this.#told === undefined) {
      const row = await this.#db.reference.get(toldSourcesId)
      this.#told = row && row.deletedAt === null ? readToldSources(row.values) : null
    }
    return this.#told
  }

  async mail(now: Instant): Promise<MailWalk> {
    const [known, turn, changed] = [this.#mail, this.#mailTurn, [...this.#changedMail]]
    // Not kept unless this goes well: the changes are told only once.
    this.#mail = null
    this.#changedMail.clear()
    const isCurrent = (await known?.takeIn(this.#db, changed, now)) ?? false
    const walk = known !== null && isCurrent ? known : await MailWalk.begin(this.#db, now)
    if (turn === this.#mailTurn) this.#mail = walk
    return walk
  }
}

const keptOf = new WeakMap<SidelightDatabase, KeptEdges>()

/** What is kept for this store, until it is closed. */
export function keptEdges(db: SidelightDatabase): KeptEdges {
  const known = keptOf.get(db)
  if (known) return known
  const kept = new KeptEdges(db)
  const note = (parts: ObservabilitySet): void => kept.note(parts)
  Dexie.on.storagemutated.subscribe(note)
  db.on.close.subscribe(() => {
    Dexie.on.storagemutated.unsubscribe(note)
    keptOf.delete(db)
  })
  keptOf.set(db, kept)
  return kept
}
