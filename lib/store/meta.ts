/** This browser's own settings of the store: who it is, which team it belongs to, how far it has pulled. */
import * as z from 'zod/mini'
import { windowSchema, type PullWindow } from '../messages/sync-protocol'
import { rememberedPlansSchema, type RememberedPlans } from '../import/columns/remembered-plan'
import type { SidelightDatabase } from './database'

interface MetaValues {
  deviceId: string
  /** A workspace of one's own until a team is joined. */
  workspaceId: string
  workspaceName: string
  memberId: string
  memberName: string
  memberRole: string
  /** The counter of this device's newest change (r1). */
  counter: number
  /** The counter when the reference of one who works alone was made last. */
  referenceCounter: number
  /** The newest sequence number pulled, and the server's epoch it belongs to (r6, r7). */
  cursor: number
  epoch: string
  /** Accounts that this member was let into and whose rows are not all here yet (r8). */
  granted: string[]
  /** What the first sync left out, which the team's server alone has (r11); null: nothing was, or it is not known yet. */
  window: PullWindow
  /** An invitation that is being exchanged, for the device token that was made for it: asked again, it is answered again. */
  joining: { invitation: string; token: string }
  /** The team's server, an origin; absent when working alone. */
  server: string
  /** The device token. */
  token: string
  /** The team was left with its rows kept: what is done alone since waits, should one come back to one's seat (lib/sync/leave.ts). */
  left: true
  /** Milliseconds the server's clock is ahead of this one, measured at the last welcome. */
  clockOffset: number
  /** Why synchronising stopped until a person acts, and when, in milliseconds since 1970 (lib/sync/stopped.ts). */
  stopped: 'notAMember' | 'needsUpdate'
  stoppedAt: number
  /** Since when the server has not been reached, in milliseconds since 1970; the background may have been stopped meanwhile. */
  lostAt: number
  /** Keys the hashes of sightings, 64 hex digits; never leaves this device (lib/store/sighting-hash.ts). */
  sightingSecret: string
  /** How far the kept insights have been looked over at a turn of the day; null: through (lib/store/look-over.ts). */
  lookedOver: { turn: string; after: string | null }
  /** A first sync marks no account while it lasts: the numbers of all are to be computed after it (lib/store/local-change.ts). */
  allStale: true
  /** How tables with known headers are read, as a person corrected it. */
  importPlans: RememberedPlans
}

const metaSchemas: { readonly [K in keyof MetaValues]: z.ZodMiniType<MetaValues[K]> } = {
  deviceId: z.uuid(),
  workspaceId: z.string(),
  workspaceName: z.string(),
  memberId: z.string(),
  memberName: z.string(),
  memberRole: z.string(),
  counter: z.int(),
  referenceCounter: z.int(),
  cursor: z.int(),
  epoch: z.string(),
  granted: z.array(z.string()),
  window: windowSchema,
  joining: z.object({ invitation: z.string(), token: z.string() }),
  server: z.string(),
  token: z.string(),
  left: z.literal(true),
  clockOffset: z.number(),
  stopped: z.enum(['notAMember', 'needsUpdate']),
  stoppedAt: z.number(),
  lostAt: z.number(),
  sightingSecret: z.string().check(z.regex(/^[a-f0-9]{64}$/)),
  lookedOver: z.object({ turn: z.string(), after: z.nullable(z.string()) }),
  allStale: z.literal(true),
  importPlans: rememberedPlansSchema,
}

export type MetaKey = keyof MetaValues

/** One setting; null when it is not set, or is not what this version reads there. */
export async function readMeta<K extends MetaKey>(db: SidelightDatabase, key: K): Promise<MetaValues[K] | null> {
  const entry = await db.meta.get(key)
  if (!entry) return null
  const parsed = metaSchemas[key].safeParse(entry.value)
  return parsed.success ? parsed.data : null
}

/** Sets, or with null removes, one setting. */
export async function writeMeta<K extends MetaKey>(
  db: SidelightDatabase,
  key: K,
  value: MetaValues[K] | null,
): Promise<void> {
  await (value === null ? db.meta.delete(key) : db.meta.put({ key, value }))
}

export interface Identity {
  deviceId: string
  workspaceId: string
  memberId: string
  /** The team's server; null when working alone. */
  server: string | null
}

/** Who this browser is. The ids are made with the database, so they are always there. */
export async function loadIdentity(db: SidelightDatabase): Promise<Identity> {
  const deviceId = await readMeta(db, 'deviceId')
  const workspaceId = await readMeta(db, 'workspaceId')
  const memberId = await readMeta(db, 'memberId')
  if (!deviceId || !workspaceId || !memberId) throw new Error('The store has lost the identity it was made with.')
  return { deviceId, workspaceId, memberId, server: await readMeta(db, 'server') }
}
