/** The oldest and the newest row of each source of the workspace, by reads at the ends of an index. */
import { Dexie } from 'dexie'
import type { Day, Instant } from '../domain/model'
import type { SidelightDatabase } from './database'

/** A row at the end of a source. */
export interface Edge {
  id: string
  accountId: string
  /** An instant; of an order its day. */
  at: string
}

export interface Span {
  oldest: Edge
  newest: Edge
}

/** By kind of signal. */
export type SignalSpans = ReadonlyMap<string, Span>

/**
 * Two index reads for each kind of signal, at once, however many signals there are.
 * @param until rows dated later are mistakes, and no sign that a source delivers
 */
export async function readSignalSpans(db: SidelightDatabase, until: Instant): Promise<SignalSpans> {
  const spans = new Map<string, Span>()
  // The first row above a kind is the oldest of the next one.
  let oldest = await db.signals.orderBy('[kind+at]').first()
  while (oldest) {
    const { kind } = oldest
    const [newest, next] = await Promise.all([
      db.signals.where('[kind+at]').between([kind, Dexie.minKey], [kind, until], true, true).last(),
      db.signals.where('[kind+at]').above([kind, Dexie.maxKey]).first(),
    ])
    if (newest) spans.set(kind, { oldest, newest })
    oldest = next
  }
  return spans
}

const orderEdge = ({ id, accountId, on }: { id: string; accountId: string; on: string }): Edge => ({
  id,
  accountId,
  at: on,
})

/** Null while there is no order up to a day: what is dated later is a mistake, or a plan. */
export async function readOrderSpan(db: SidelightDatabase, until: Day): Promise<Span | null> {
  const [oldest, newest] = await Promise.all([
    db.orders.orderBy('on').first(),
    db.orders.where('on').belowOrEqual(until).last(),
  ])
  return oldest && newest ? { oldest: orderEdge(oldest), newest: orderEdge(newest) } : null
}

/** Whether a span could have been read from a store that holds these rows of one account: none beyond, none missing. */
export function spanAgrees(span: Span | null | undefined, accountId: string, own: readonly Edge[]): boolean {
  if (!span) return own.length === 0
  const { oldest, newest } = span
  return (
    own.every(({ at }) => oldest.at <= at && at <= newest.at) &&
    [oldest, newest].every((edge) => edge.accountId !== accountId || own.some((row) => isSameEdge(row, edge)))
  )
}

const isSameEdge = (a: Edge, b: Edge): boolean => a.id === b.id && a.at === b.at
