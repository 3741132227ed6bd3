/** The team's side of the background: rows, unsent plans and who edits which plan. It runs for as long as the worker does. */
import { browser } from 'wxt/browser'
import type {
  HistoryAnswer,
  HistoryQuestion,
  JoinAnswer,
  LeaveAnswer,
  OlderAnswer,
  OlderQuestion,
  SyncState,
} from '../../lib/messages/runtime'
import type { SidelightDatabase } from '../../lib/store/database'
import { readMeta } from '../../lib/store/meta'
import { delay } from '../../lib/sync/delay'
import { joinTeam } from '../../lib/sync/join'
import { keepInsights } from '../../lib/sync/keep-insights'
import { asLeader } from '../../lib/sync/leader'
import { leaveTeam } from '../../lib/sync/leave'
import {
  forgetAcknowledged,
  guardUnsent,
  openPlanDatabase,
  purgePlans,
  type PlanDatabase,
} from '../../lib/sync/plan-database'
import { startSync, type SyncSession } from '../../lib/sync/session'
import { readSyncState } from '../../lib/sync/sync-state'
import { sendUnsentPlans } from '../../lib/sync/unsent-plans'
import { publish } from './publish'

export interface Synchronising {
  state: () => Promise<SyncState>
  syncNow: () => void
  /** @param device what the person calls this browser */
  join: (code: string, device?: string) => Promise<JoinAnswer>
  /** Leaves the team; wipes this browser's copy, or keeps it. */
  leave: (isWiped: boolean) => Promise<LeaveAnswer>
  /** What was done to a record. */
  history: (about: HistoryQuestion) => Promise<HistoryAnswer>
  /** What the first sync left out of an account. */
  older: (about: OlderQuestion) => Promise<OlderAnswer>
  /** Which plans a page of ours shows: `page` names its tab and frame. */
  watchPlans: (page: { tab: string; frame: string }, accountIds: readonly string[]) => void
  /** A tab has gone, and what it watched with it. */
  forgetTab: (tab: string) => void
}

const restartAfterMs = 5000

/** Less than the 30 s after which either browser stops a background that does nothing it counts. */
const stayAwakeEveryMs = 20_000

/**
 * Firefox stops its event page after 30 s whatever comes over a socket, and only a call to the extension's own interface
 * counts as work (toolkit/components/extensions, "parentapicall"). Without a team there is nothing to stay awake for.
 */
async function stayAwake(db: SidelightDatabase): Promise<void> {
  try {
    if (db.isOpen() && (await readMeta(db, 'server'))) await browser.runtime.getPlatformInfo()
  } catch (error) {
    console.warn('The background may fall asleep; the next alarm wakes it.', error)
  }
}

/** Starts at once, and leads as soon as no other part of the extension does. */
export function synchronise(db: SidelightDatabase, signal: AbortSignal): Synchronising {
  const watching = new Map<string, ReadonlyMap<string, readonly string[]>>()
  let session: SyncSession | null = null
  let state: SyncState | null = null
  let plans: Promise<PlanDatabase> | null = null
  let ending = new AbortController()
  let leading: Promise<void> = Promise.resolve()
  let pause: Promise<unknown> | null = null
  const openPlans = (): Promise<PlanDatabase> => {
    // Another page has upgraded the plans: the next one to ask opens them anew.
    plans ??= openPlanDatabase(undefined, () => (plans = null))
    return plans
  }
  const watched = (): string[] => {
    const ids = new Set<string>()
    for (const frames of watching.values()) for (const list of frames.values()) for (const id of list) ids.add(id)
    // The newest, where there are more than the server takes.
    return [...ids].slice(-100)
  }

  const lead = async (): Promise<void> => {
    const awake = setInterval(() => void stayAwake(db), stayAwakeEveryMs)
    // When one part fails the others end too, and all begin again.
    ending = new AbortController()
    const part = { signal: AbortSignal.any([signal, ending.signal]) }
    try {
      session = startSync(db, {
        ...part,
        onState(next) {
          state = next
          publish({ type: 'sync-state', state: next })
        },
        onEditors: (accountId, names) => publish({ type: 'plan-editors', accountId, names: names.slice(0, 200) }),
        onNewEpoch: async () => forgetAcknowledged(await openPlans()),
        onGone: async (accountIds) => purgePlans(await openPlans(), accountIds),
      })
      session.watchPlans(watched())
      const sending = sendUnsentPlans({ store: db, plans: await openPlans(), ...part })
      await Promise.all([session.finished, sending, keepInsights(db, part.signal)])
    } finally {
      clearInterval(awake)
      ending.abort()
      session = null
    }
  }
  const keepLeading = async (): Promise<void> => {
    while (!signal.aborted) {
      if (pause !== null) await pause
      try {
        leading = asLeader('sidelight-sync', signal, lead)
        await leading
      } catch (error) {
        if (!signal.aborted) console.error('Synchronising failed, and starts again in a moment.', error)
      }
      if (pause === null) await delay(restartAfterMs, signal)
    }
  }
  void keepLeading()

  const stopThen = async <T>(work: () => Promise<T>): Promise<T> => {
    if (session !== null) {
      ending.abort()
      // How it ended is told by whoever keeps it going.
      await leading.catch(() => undefined)
    }
    return work()
  }
  /** Ends synchronising, runs `work`, and lets it begin again. */
  const whileStopped = async <T>(work: () => Promise<T>): Promise<T> => {
    const run = stopThen(work)
    pause = run.catch(() => undefined)
    try {
      return await run
    } finally {
      pause = null
    }
  }

  return {
    // Just woken: the first connection has not been tried yet.
    state: async () => state ?? readSyncState(db, (await readMeta(db, 'server')) ? 'syncing' : 'alone'),
    syncNow: () => session?.syncNow(),
    async join(code, device) {
      const answer = await joinTeam(db, code, device)
      if (answer.ok) await guardUnsent(await openPlans())
      session?.syncNow()
      return answer
    },
    async leave(isWiped) {
      try {
        return await whileStopped(async () => leaveTeam(db, await openPlans(), isWiped))
      } catch (error) {
        console.error('The team could not be left; nothing was changed.', error)
        return { ok: false }
      }
    },
    history: async (about) => (await session?.history(about)) ?? { ok: false, reason: 'offline' },
    older: async (about) => (await session?.older(about)) ?? { ok: false, reason: 'offline' },
    watchPlans({ tab, frame }, accountIds) {
      watching.set(tab, new Map(watching.get(tab)).set(frame, accountIds))
      session?.watchPlans(watched())
    },
    forgetTab(tab) {
      if (watching.delete(tab)) session?.watchPlans(watched())
    },
  }
}
