/** What an account's numbers take of the workspace's sources, beside the account's own rows: while it is the same, so is their part in them. */
import type { Clock, SourceLiveness, Sources } from './account-facts'
import { msOf } from './calendar'
import { msPerDay } from './calendar-day'
import type { Instant } from './model'
import type { Policy } from './policy'

/** A source that delivers does so until the key says otherwise: its newest row alone does not matter. */
export function sourceKey(sources: Sources, { health }: Policy, { now }: Clock): string {
  const isLive = (source: SourceLiveness): boolean => isLiveAt(source, msOf(now), health.sourceLiveDays)
  return JSON.stringify(
    Object.entries(sources).map(([name, source]) => [
      name,
      source.connectedAt,
      isLive(source) ? 'live' : source.newestAt,
      source.kinds?.toSorted(),
    ]),
  )
}

/** Later than any instant that is asked about. */
export const always: Instant = '9999-12-31T00:00:00.000Z'

/** The sources as they will be while their key is the same: what delivers goes on, what does not stays silent. */
export function sourcesGoingOn(sources: Sources, { health }: Policy, { now }: Clock): Sources {
  const goingOn = (source: SourceLiveness): SourceLiveness =>
    isLiveAt(source, msOf(now), health.sourceLiveDays) ? { ...source, newestAt: always } : source
  const { usage, orders, surveys, mentions, mail } = sources
  return {
    usage: goingOn(usage),
    orders: goingOn(orders),
    surveys: goingOn(surveys),
    mentions: goingOn(mentions),
    mail: goingOn(mail),
  }
}

function isLiveAt({ connectedAt, newestAt }: SourceLiveness, ms: number, days: number): boolean {
  return connectedAt !== null && newestAt !== null && msOf(connectedAt) <= ms && msOf(newestAt) >= ms - days * msPerDay
}
