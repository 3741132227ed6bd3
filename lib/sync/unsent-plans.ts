/** Edits of plans that no page has open any more still have to reach the server: one after the other, until acknowledged. */
import { liveQuery } from 'dexie'
import type { SidelightDatabase } from '../store/database'
import { unlessLookedAfter } from './leader'
import { readMeta } from '../store/meta'
import { unsentPlanIds, type PlanDatabase } from './plan-database'
import { openPlan, planLock } from './plan-document'
import { Bell } from './wake'

export interface UnsentPlansOptions {
  store: SidelightDatabase
  plans: PlanDatabase
  signal: AbortSignal
  /** Milliseconds a plan may take before the next one has its turn. */
  patience?: number
  retryBase?: number
}

/** Milliseconds before a plan is tried again that was refused or could not be read. */
const restMs = 600_000

/** @returns whether it is worth trying again soon */
async function sendOne(
  id: string,
  { store, plans, signal, patience = 20_000, retryBase }: UnsentPlansOptions,
): Promise<boolean> {
  const turn = AbortSignal.any([signal, AbortSignal.timeout(patience)])
  const plan = await openPlan(id, {
    store,
    plans,
    signal: turn,
    mayConnect: true,
    isOnScreen: false,
    ...(retryBase ? { retryBase } : {}),
  })
  // Nobody is looking at it here: no cursor, no name among those who are.
  plan.awareness.setLocalState(null)
  const isSafe = await plan.whenAcknowledged()
  if (plan.state === 'refused') console.warn(`The server takes no edits of plan ${id} (${plan.refusedCode}).`)
  else if (!isSafe) console.info(`The edits of plan ${id} wait for the server.`)
  await plan.close()
  return plan.state !== 'refused'
}

/** One plan's trouble is told, and is nobody else's. @returns as `sendOne` */
async function trySending(id: string, options: UnsentPlansOptions): Promise<boolean> {
  try {
    return await sendOne(id, options)
  } catch (error) {
    if (!options.signal.aborted) console.warn(`The edits of plan ${id} could not be sent; they stay here.`, error)
    return false
  }
}

/** Sends what is unsent, now and whenever something new is, until the signal aborts. */
export async function sendUnsentPlans(options: UnsentPlansOptions): Promise<void> {
  const { store, plans, signal } = options
  const bell = new Bell()
  // Declared async: of another function Dexie watches only the reads before its first await.
  const waiting = liveQuery(async () => await unsentPlanIds(plans)).subscribe({
    next: (ids) => (ids.length > 0 ? bell.ring() : undefined),
    error: (error) => console.warn('Which plans wait for the server could not be read.', error),
  })
  const restingUntil = new Map<string, number>()
  const send = async (id: string): Promise<void> => {
    // With a new code the server may take what it refused.
    const attempt = `${id} ${await readMeta(store, 'token')}`
    if (signal.aborted || (restingUntil.get(attempt) ?? 0) > Date.now()) return
    if (!(await trySending(id, options))) restingUntil.set(attempt, Date.now() + restMs)
  }
  while (!signal.aborted) {
    const ids = (await readMeta(store, 'server')) ? await unsentPlanIds(plans) : []
    for (const id of ids) await unlessLookedAfter(planLock(id), () => send(id))
    await bell.wait(ids.length > 0 ? 10_000 : 60_000, signal)
  }
  waiting.unsubscribe()
}
