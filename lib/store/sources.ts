/** Which sources this workspace has, and whether they still deliver (MODEL, "Time, money, missing data"). */
import type { AccountFacts, SourceLiveness, Sources } from '../domain/account-facts'
import type { Instant, Interaction } from '../domain/model'
import { countsUntil, sourceOfSignal } from '../domain/source-tally'
import { toldTo, widenedBy } from '../domain/told-sources'
import type { SidelightDatabase } from './database'
import { keptEdges } from './kept-edges'
import { isMailOf, sinceOf } from './newest-mail'
import { spanAgrees, type Edge, type SignalSpans, type Span } from './source-edges'

const unconnected: SourceLiveness = { connectedAt: null, newestAt: null, kinds: null }

const instantOf = (day: string): Instant => `${day}T00:00:00.000Z`

function widened(known: SourceLiveness, { oldest, newest }: Span, kind: string): SourceLiveness {
  return {
    connectedAt: known.connectedAt !== null && known.connectedAt < oldest.at ? known.connectedAt : oldest.at,
    newestAt: known.newestAt !== null && known.newestAt > newest.at ? known.newestAt : newest.at,
    kinds: [...(known.kinds ?? []), kind],
  }
}

function signalSources(spans: SignalSpans): Record<'usage' | 'surveys' | 'mentions', SourceLiveness> {
  const found = {
    usage: unconnected,
    surveys: unconnected,
    mentions: unconnected,
    orders: unconnected,
    mail: unconnected,
  }
  for (const [kind, span] of spans) {
    const source = sourceOfSignal(kind)
    found[source] = widened(found[source], span, kind)
  }
  return found
}

function orderSource(span: Span | null): SourceLiveness {
  if (span === null) return unconnected
  return { connectedAt: instantOf(span.oldest.at), newestAt: instantOf(span.newest.at), kinds: null }
}

interface Mail {
  oldest: Edge | null
  newest: Edge | null
}

function mailSource({ oldest, newest }: Mail): SourceLiveness {
  return oldest === null ? unconnected : { connectedAt: oldest.at, newestAt: newest?.at ?? null, kinds: null }
}

/** The account and its rows; deleted ones among them. */
export type OwnRows = Pick<AccountFacts, 'account' | 'interactions' | 'signals' | 'orders'>

function mailAgrees({ oldest, newest }: Mail, { account, interactions }: OwnRows, now: Instant): boolean {
  const isOwnersMail = (row: Interaction): boolean => isMailOf(row, account.ownerId ?? '')
  const lasts = interactions.filter((row) => row.at <= now && isOwnersMail(row))
  return (
    interactions.every(({ at }) => oldest !== null && oldest.at <= at) &&
    (oldest?.accountId !== account.id || interactions.some(({ id, at }) => id === oldest.id && at === oldest.at)) &&
    (newest?.accountId !== account.id || lasts.some(({ id, at }) => id === newest.id && at === newest.at)) &&
    lasts.every(({ at }) => (newest === null ? at < sinceOf(now) : at <= newest.at))
  )
}

function signalsAgree(spans: SignalSpans, accountId: string, signals: OwnRows['signals']): boolean {
  const kinds = new Set([...spans.keys(), ...signals.map(({ kind }) => kind)])
  return [...kinds].every((kind) =>
    spanAgrees(
      spans.get(kind),
      accountId,
      signals.filter((row) => row.kind === kind),
    ),
  )
}

async function readOnce(db: SidelightDatabase, own: OwnRows, now: Instant) {
  const kept = keptEdges(db)
  const { ownerId } = own.account
  const [signals, orders] = [await kept.signals(now), await kept.orders(now)]
  const until = countsUntil(now)
  let mail: Mail = { oldest: null, newest: null }
  let isMailRight = true
  if (ownerId !== null) {
    const walk = await kept.mail(now)
    mail = { newest: await walk.newestOf(db, ownerId), oldest: walk.oldest }
    isMailRight = mailAgrees(mail, own, now)
  }
  const ownOrders = own.orders.flatMap(({ id, accountId, on }) =>
    on <= until.slice(0, 10) ? [{ id, accountId, at: on }] : [],
  )
  const ownSignals = own.signals.filter(({ at }) => at <= until)
  return {
    sources: { ...signalSources(signals), orders: orderSource(orders), mail: mailSource(mail) },
    isRight:
      isMailRight && signalsAgree(signals, own.account.id, ownSignals) && spanAgrees(orders, own.account.id, ownOrders),
  }
}

/**
 * The sources as one account sees them: `mail` is that of the account's owner. In a transaction of signals, orders,
 * interactions and the reference that `own` was read in as well. In a team they go as far as the server tells. What is kept in memory hears of other pages' writes a moment late: where
 * the account's own rows contradict it, it is read anew.
 */
export async function loadSources(db: SidelightDatabase, own: OwnRows, now: Instant): Promise<Sources> {
  const read = await readOnce(db, own, now)
  if (!read.isRight) keptEdges(db).forget()
  const { sources } = read.isRight ? read : await readOnce(db, own, now)
  const told = await keptEdges(db).told()
  return told === null ? sources : widenedBy(sources, toldTo(told, own.account.ownerId))
}

/** Reads ahead what loadSources keeps, for the accounts of these owners. */
export async function warmSources(db: SidelightDatabase, ownerIds: readonly string[], now: Instant): Promise<void> {
  const kept = keptEdges(db)
  await db.transaction('r', [db.signals, db.orders, db.interactions], async () => {
    await kept.signals(now)
    await kept.orders(now)
    const mail = await kept.mail(now)
    for (const ownerId of ownerIds) await mail.newestOf(db, ownerId)
  })
}
