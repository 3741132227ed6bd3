/** Leaving a team: this device is signed out, and its copy is kept for working alone, or wiped, as the person says. */
import { v4, v7 } from 'uuid'
import type { LeaveAnswer } from '../messages/runtime'
import type { SidelightDatabase } from '../store/database'
import { withQuotaTold } from '../store/errors'
import { readMeta, writeMeta, type MetaKey } from '../store/meta'
import { syncTransaction } from './lay-records'
import { listDevices, revokeDevice, type MemberAccess } from './members'
import { forgetAcknowledged, purgePlans, type PlanDatabase } from './plan-database'

/**
 * What binds this browser to the team. Who one is stays with a kept copy: its rows name their author by it; and how far it has pulled,
 * for coming back.
 */
const ties: readonly MetaKey[] = [
  'server',
  'token',
  'workspaceName',
  'memberRole',
  'joining',
  'clockOffset',
  'stopped',
  'stoppedAt',
  'lostAt',
]

/** This device's own, none of the team's: whom never to log, what was seen in mailboxes (hashes), how files are read. */
const ownTables: ReadonlySet<string> = new Set(['meta', 'neverLog', 'sightings', 'coverage', 'hiddenSightings'])
const ownMeta: ReadonlySet<string> = new Set<MetaKey>(['sightingSecret', 'importPlans'])

/** Signs this device out on the server. @returns false where the server could not be told: the device stays listed there */
async function signOut(access: MemberAccess): Promise<boolean> {
  const listed = await listDevices(access)
  const own = listed.ok ? listed.value.find(({ isThis }) => isThis) : undefined
  if (own) return (await revokeDevice(access, own.id)).ok
  // Put out already: there is nothing left to sign out.
  return !listed.ok && listed.reason === 'unauthorized'
}

async function untie(db: SidelightDatabase): Promise<void> {
  for (const key of ties) await writeMeta(db, key, null)
  await writeMeta(db, 'left', true)
  await db.attention.clear()
}

async function wipe(db: SidelightDatabase): Promise<void> {
  for (const table of db.tables) if (!ownTables.has(table.name)) await table.clear()
  await db.meta.filter(({ key }) => !ownMeta.has(key)).delete()
  // Somebody new, as a browser is that never joined (lib/store/database.ts).
  await writeMeta(db, 'deviceId', v4())
  await writeMeta(db, 'workspaceId', v4())
  await writeMeta(db, 'memberId', v7())
}

/** Nothing may synchronise meanwhile: the caller has stopped it. @throws StorageFullError with nothing changed */
export async function leaveTeam(db: SidelightDatabase, plans: PlanDatabase, isWiped: boolean): Promise<LeaveAnswer> {
  const [server, token] = [await readMeta(db, 'server'), await readMeta(db, 'token')]
  const isTold = server !== null && token !== null ? await signOut({ server, token }) : true
  await withQuotaTold(() => syncTransaction(db, () => (isWiped ? wipe(db) : untie(db))))
  if (isWiped) await purgePlans(plans, await plans.plans.toCollection().primaryKeys())
  // Joining again offers every kept plan anew.
  else await forgetAcknowledged(plans)
  return { ok: true, isTold }
}
