/** Which sources this workspace has, and whether they still deliver (MODEL, "Time, money, missing data"). */
import { Dexie } from 'dexie'
import type { SourceLiveness, SourceName, Sources } from '../domain/account-facts'
import type { Account, Instant } from '../domain/model'
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

/** Two index reads for each kind of signal, however many signals there are. */
async function signalSources(db: SidelightDatabase): Promise<Record<'usage' | 'surveys' | 'mentions', SourceLiveness>> {
  const found: Record<SourceName, SourceLiveness> = {
    usage: unconnected,
    surveys: unconnected,
    mentions: unconnected,
    orders: unconnected,
    mail: unconnected,
  }
  let last: { kind: string } | undefined = await db.signals.orderBy('[kind+at]').first()
  while (last) {
    const { kind } = last
    const range = db.signals.where('[kind+at]').between([kind, Dexie.minKey], [kind, Dexie.maxKey])
    const [oldest, newest] = [await range.first(), await range.last()]
    const source = sourceOfKind[kind] ?? 'usage'
    if (oldest && newest) found[source] = widened(found[source], oldest.at, newest.at, kind)
    last = await db.signals.where('[kind+at]').above([kind, Dexie.maxKey]).first()
  }
  return found
}

async function orderSource(db: SidelightDatabase): Promise<SourceLiveness> {
  const [oldest, newest] = [await db.orders.orderBy('on').first(), await db.orders.orderBy('on').last()]
  if (!oldest || !newest) return unconnected
  return { connectedAt: instantOf(oldest.on), newestAt: instantOf(newest.on), kinds: null }
}

/** How far back the owner's newest logged mail is looked for: longer ago is not live anyway. */
const mailDays = 14
const dayMs = 86_400_000

async function mailSource(db: SidelightDatabase, ownerId: string | null, now: Instant): Promise<SourceLiveness> {
  const oldest = ownerId === null ? undefined : await db.interactions.orderBy('at').first()
  if (!oldest) return unconnected
  const since = new Date(Date.parse(now) - mailDays * dayMs).toISOString()
  const newest = await db.interactions
    .where('at')
    .between(since, now, true, true)
    .filter((row) => row.kind === 'email' && row.deletedAt === null && row.loggedBy.includes(ownerId ?? ''))
    .last()
  return { connectedAt: oldest.at, newestAt: newest?.at ?? null, kinds: null }
}

/** The sources as one account sees them: `mail` is that of the account's owner. */
export async function loadSources(db: SidelightDatabase, account: Account, now: Instant): Promise<Sources> {
  const { usage, surveys, mentions } = await signalSources(db)
  const mail = await mailSource(db, account.ownerId, now)
  return { usage, surveys, mentions, orders: await orderSource(db), mail }
}
