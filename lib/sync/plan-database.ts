/**
 * Account plans: a database of their own, opened when a plan is. y-dexie carries edits between the extension's pages and
 * keeps every one as a row of its updates table until it is compacted.
 */
import { Dexie, type Table } from 'dexie'
import yDexie, { type YSyncState, type YUpdateRow } from 'y-dexie'
import type { Doc } from 'yjs'

export interface PlanRow {
  /** The account's id. */
  id: string
  body: Doc
}

/** Up to which row of the updates table the team's server has a plan's edits on disk. */
interface AcknowledgedUpTo {
  id: string
  upTo: number
}

/** Our row among y-dexie's sync states: compaction spares edits from `unsentFrom` on. */
const syncStateKey = 'sidelight'

export class PlanDatabase extends Dexie {
  declare readonly plans: Table<PlanRow, string, { id: string }>
  declare readonly acknowledged: Table<AcknowledgedUpTo, string>

  constructor(name = 'sidelight-plans') {
    super(name, { addons: [yDexie] })
    this.version(1).stores({ plans: 'id, body: Y.Doc', acknowledged: 'id' })
  }

  get updates(): Table<YUpdateRow, number, Omit<YUpdateRow, 'i'>> {
    return this.table('$plans.body_updates')
  }

  get syncStates(): Table<YSyncState, string> {
    return this.table('$plans.body_updates')
  }
}

/** Opens the plans; closes and says so when another page upgrades them. */
export async function openPlanDatabase(name?: string, onVersionChange?: () => void): Promise<PlanDatabase> {
  const plans = new PlanDatabase(name)
  plans.on('versionchange', () => {
    plans.close({ disableAutoOpen: true })
    onVersionChange?.()
  })
  await plans.open()
  return plans
}

/** Resolves when every edit made before the call is stored: a read is served after the writes before it. */
export async function whenStored(plans: PlanDatabase): Promise<void> {
  await plans.updates.limit(1).primaryKeys()
}

async function upToOf(plans: PlanDatabase, id: string): Promise<number> {
  return (await plans.acknowledged.get(id))?.upTo ?? 0
}

/** Is this edit one that the server is not known to have? Of a plan that never was acknowledged every row is. */
const isUnsent = (row: YUpdateRow, upTo: number): boolean => row.i > upTo && (upTo === 0 || row.f === 1)

/** The plan's edits that the server is not known to have on disk. */
export async function unsentUpdates(plans: PlanDatabase, id: string): Promise<YUpdateRow[]> {
  const upTo = await upToOf(plans, id)
  // After the first acknowledgement the newest rows alone are read, not the whole plan.
  const rows =
    upTo === 0
      ? await plans.updates.where('k').equals(id).toArray()
      : await plans.updates.where('i').between(upTo, Infinity, false).toArray()
  return rows.filter((row) => row.k === id && isUnsent(row, upTo))
}

async function firstUnsent(plans: PlanDatabase): Promise<{ from: number; ids: Set<string> }> {
  const upTo = new Map((await plans.acknowledged.toArray()).map((row) => [row.id, row.upTo]))
  const state = await plans.syncStates.get(syncStateKey)
  const rows = plans.updates.where('i').between(state?.unsentFrom ?? 1, Infinity)
  const ids = new Set<string>()
  let from = 0
  let last = 0
  await rows.each((row) => {
    last = row.i
    if (typeof row.k !== 'string' || !isUnsent(row, upTo.get(row.k) ?? 0)) return
    if (from === 0) from = row.i
    ids.add(row.k)
  })
  return { from: from === 0 ? Math.max(last + 1, state?.unsentFrom ?? 1) : from, ids }
}

/** The plans with edits that the server is not known to have on disk. */
export async function unsentPlanIds(plans: PlanDatabase): Promise<string[]> {
  return [...(await firstUnsent(plans)).ids]
}

/** Notes that everything of a plan up to a row is on the server's disk. */
export async function acknowledgeUpTo(plans: PlanDatabase, id: string, upTo: number): Promise<void> {
  await plans.transaction('rw', plans.acknowledged, plans.updates, async () => {
    if (upTo > (await upToOf(plans, id))) await plans.acknowledged.put({ id, upTo })
    const { from } = await firstUnsent(plans)
    await plans.syncStates.put({ i: syncStateKey, unsentFrom: from })
  })
}

/**
 * From joining a team on, no edit is compacted before the server has it. Also when its epoch is new: then nothing counts
 * as acknowledged, and every plan is offered again.
 */
export async function forgetAcknowledged(plans: PlanDatabase): Promise<void> {
  await plans.transaction('rw', plans.acknowledged, plans.updates, async () => {
    await plans.acknowledged.clear()
    await plans.syncStates.put({ i: syncStateKey, unsentFrom: 1 })
  })
}

/** Makes sure that compaction spares what is unsent; called before a plan is connected. */
export async function guardUnsent(plans: PlanDatabase): Promise<void> {
  await plans.transaction('rw', plans.updates, async () => {
    if (!(await plans.syncStates.get(syncStateKey))) await plans.syncStates.put({ i: syncStateKey, unsentFrom: 1 })
  })
}

/** Nothing of these plans stays here: access to their accounts was lost, or they were erased (r8, r12). */
export async function purgePlans(plans: PlanDatabase, ids: readonly string[]): Promise<void> {
  await plans.transaction('rw', plans.plans, plans.acknowledged, plans.updates, async () => {
    await plans.plans.bulkDelete([...ids])
    await plans.updates.where('k').anyOf(ids).delete()
    await plans.acknowledged.bulkDelete([...ids])
  })
}
