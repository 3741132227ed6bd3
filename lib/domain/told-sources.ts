/**
 * The workspace's sources as the server tells them to every member, in a row beside the day's reference: who may not read some
 * accounts holds fewer rows, and would otherwise take for silent what delivers only there (MODEL, "What depends on other accounts").
 */
import * as z from 'zod/mini'
import { noSources, type Clock, type SourceLiveness, type SourceName, type Sources } from './account-facts'
import type { Instant } from './model'
import type { Policy } from './policy'
import { sourceKey } from './source-key'

/** The row's id in the collection of the reference. */
export const toldSourcesId = 'sources'

export interface ToldSources {
  usage: SourceLiveness
  orders: SourceLiveness
  surveys: SourceLiveness
  mentions: SourceLiveness
  /** Since when anything is logged, and the newest mail that each member logged. */
  mail: { connectedAt: Instant | null; newestOf: Readonly<Record<string, Instant>> }
}

const instant = z.iso.datetime()
const liveness = z.object({
  connectedAt: z.nullable(instant),
  newestAt: z.nullable(instant),
  kinds: z.nullable(z.array(z.string())),
})
const toldSchema = z.object({
  usage: liveness,
  orders: liveness,
  surveys: liveness,
  mentions: liveness,
  mail: z.object({ connectedAt: z.nullable(instant), newestOf: z.record(z.string(), instant) }),
})

/** Null where there is no such row, or it is of another shape: then a member's own rows tell what they can. */
export function readToldSources(values: Readonly<Record<string, unknown>> | null): ToldSources | null {
  const parsed = z.safeParse(toldSchema, values)
  return parsed.success ? parsed.data : null
}

/** What is told, as an account of this owner sees it. */
export function toldTo({ mail, ...others }: ToldSources, ownerId: string | null): Sources {
  if (ownerId === null || mail.connectedAt === null) return { ...others, mail: noSources.mail }
  const newestAt = Object.hasOwn(mail.newestOf, ownerId) ? (mail.newestOf[ownerId] ?? null) : null
  return { ...others, mail: { connectedAt: mail.connectedAt, newestAt, kinds: null } }
}

/** What one's own rows tell of the sources, or what is told, whichever goes further. */
export function widenedBy(own: Sources, told: Sources): Sources {
  const both = (name: SourceName): SourceLiveness => further(own[name], told[name])
  return {
    usage: both('usage'),
    orders: both('orders'),
    surveys: both('surveys'),
    mentions: both('mentions'),
    mail: both('mail'),
  }
}

function further(a: SourceLiveness, b: SourceLiveness): SourceLiveness {
  return {
    connectedAt: [a.connectedAt, b.connectedAt].flatMap((at) => at ?? []).toSorted()[0] ?? null,
    newestAt:
      [a.newestAt, b.newestAt]
        .flatMap((at) => at ?? [])
        .toSorted()
        .at(-1) ?? null,
    kinds: a.kinds === null && b.kinds === null ? null : [...new Set([...(a.kinds ?? []), ...(b.kinds ?? [])])],
  }
}

/** While it is the same, what was told earlier on the day is as good: that a source went on delivering changes nothing. */
export function toldKey(told: ToldSources, policy: Policy, clock: Clock): string {
  const owners = Object.keys(told.mail.newestOf).toSorted()
  return JSON.stringify([null, ...owners].map((owner) => [owner, sourceKey(toldTo(told, owner), policy, clock)]))
}
