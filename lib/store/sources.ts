/** Which sources this workspace has, and whether they still deliver (MODEL, "Time, money, missing data"). */
import { Dexie } from 'dexie'
import type { SourceLiveness, SourceName, Sources } from '../domain/account-facts'
import type { Account, Instant, Interaction } from '../domain/model'
import type { SidelightDatabase } from './database'

const sourceOfKind: Readonly<Record<string, SourceName>> = { nps: 'surveys', csat: 'surveys', mention: 'mentions' }

const unconnected: SourceLiveness = { connectedAt: null, newestAt: null, kinds: null }

const instantOf = (day: string): Instant => `${day}T00:00:00.000Z`

function widened(known: SourceLiveness, first: Instant, last: Instant, kind: string): SourceLiveness {
  return {
    connectedAt: known.connectedAt !== null && known.connectedAt < first ? known.connectedAt : first,
    newestAt: known.newestAt !== null && known.newestAt > last ? known.newestAt : last,
    kinds: [...(known.kinds ?? []), kind],
  }
}

/** Two index reads for each kind of signal, at once, however many signals there are. */
async function signalSources(db: SidelightDatabase): Promise<Record<'usage' | 'surveys' | 'mentions', SourceLiveness>> {
  const found: Record<SourceName, SourceLiveness> = {
    usage: unconnected,
    surveys: unconnected,
    mentions: unconnected,
    orders: unconnected,
    mail: unconnected,
  }
  // The first row above a kind is the oldest of the next one.
  let oldest = await db.signals.orderBy('[kind+at]').first()
  while (oldest) {
    const { kind } = oldest
    const [newest, next] = await Promise.all([
      db.signals.where('[kind+at]').between([kind, Dexie.minKey], [kind, Dexie.maxKey]).last(),
      db.signals.where('[kind+at]').above([kind, Dexie.maxKey]).first(),
    ])
    const source = sourceOfKind[kind] ?? 'usage'
    if (newest) found[source] = widened(found[source], oldest.at, newest.at, kind)
    oldest = next
  }
  return found
}

async function orderSource(db: SidelightDatabase): Promise<SourceLiveness> {
  const [oldest, newest] = await Promise.all([db.orders.orderBy('on').first(), db.orders.orderBy('on').last()])
  if (!oldest || !newest) return unconnected
  return { connectedAt: instantOf(oldest.on), newestAt: instantOf(newest.on), kinds: null }
}

/** How far back the owner's newest logged mail is looked for: longer ago is not live anyway. */
const mailDays = 14
const dayMs = 86_400_000
/** Of a team of fifty, an owner who writes mail is nearly always among so many of the newest rows. */
const newestRows = 300

async function mailSource(db: SidelightDatabase, ownerId: string | null, now: Instant): Promise<SourceLiveness> {
  if (ownerId === null) return unconnected
  const since = new Date(Date.parse(now) - mailDays * dayMs).toISOString()
  const isMail = (row: Interaction): boolean =>
    row.kind === 'email' && row.deletedAt === null && row.loggedBy.includes(ownerId)
  const recent = db.interactions.where('at').between(since, now, true, true)
  const [oldest, rows] = await Promise.all([
    db.interactions.orderBy('at').first(),
    // A Dexie collection, read from the end of its index; no array.
    // oxlint-disable-next-line unicorn/no-array-reverse
    recent.clone().reverse().limit(newestRows).toArray(),
  ])
  if (!oldest) return unconnected
  const newest =
    rows.find(isMail) ?? (rows.length < newestRows ? undefined : await recent.clone().filter(isMail).last())
  return { connectedAt: oldest.at, newestAt: newest?.at ?? null, kinds: null }
}

/** The sources as one account sees them: `mail` is that of the account's owner. */
export async function loadSources(db: SidelightDatabase, account: Account, now: Instant): Promise<Sources> {
  const [{ usage, surveys, mentions }, mail, orders] = await Promise.all([
    signalSources(db),
    mailSource(db, account.ownerId, now),
    orderSource(db),
  ])
  return { usage, surveys, mentions, orders, mail }
}
