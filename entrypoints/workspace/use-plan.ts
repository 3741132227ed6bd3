/** An account's plan while its page is open: document, who is here, and where its edits are safe. */
import { useEffect, useState } from 'preact/hooks'
import type { PlanSaveState, PresentMember } from '../../components/workspace/plan-status'
import type { SidelightDatabase } from '../../lib/store/database'
import { openPlanDatabase, unsentUpdates, type PlanDatabase } from '../../lib/sync/plan-database'
import { accountsWithLastEdits, type PageEnd } from '../../lib/sync/last-edits'
import { openPlan, type OpenPlan, type PlanState } from '../../lib/sync/plan-document'
import { page } from './page-state'
import { presentIn } from './present-in'
import { watchStore } from '../wiring/watch-store'

export interface PlanOnPage {
  plan: OpenPlan | null
  hasFailed: boolean
  save: { state: PlanSaveState; waiting: number } | null
  present: PresentMember[]
}

let opening: Promise<PlanDatabase> | null = null

export function planDatabase(): Promise<PlanDatabase> {
  opening ??= openPlanDatabase(undefined, () => {
    opening = null
    page.isOutdated.value = true
  })
  return opening
}

const pageEnd: PageEnd = { storage: localStorage, events: window }

/** Puts the edits that closed pages left back into their plans; the background sends them. */
export async function bringBackLastEdits(store: SidelightDatabase): Promise<void> {
  for (const accountId of accountsWithLastEdits(pageEnd)) {
    const ending = new AbortController()
    const { signal } = ending
    const plan = await openPlan(accountId, { store, plans: await planDatabase(), signal, mayConnect: false, pageEnd })
    await plan.close()
    ending.abort()
  }
}

const saveStates: Record<PlanState, PlanSaveState> = {
  local: 'local',
  waiting: 'saving',
  saved: 'team',
  offline: 'offline',
  refused: 'refused',
  storageFull: 'storageFull',
  notStored: 'notStored',
}

/** Opens the plan while `isWanted`; another account closes it and opens the next. */
export function usePlan(store: SidelightDatabase, accountId: string, isWanted: boolean): PlanOnPage {
  const [plan, setPlan] = useState<OpenPlan | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const [state, setState] = useState<PlanState>('local')
  const [waiting, setWaiting] = useState(0)
  const [present, setPresent] = useState<PresentMember[]>([])

  useEffect(() => {
    if (!isWanted) return undefined
    const ending = new AbortController()
    const { signal } = ending
    const open = async (): Promise<void> => {
      const plans = await planDatabase()
      const opened = await openPlan(accountId, {
        store,
        plans,
        signal,
        mayConnect: true,
        pageEnd,
        onState: (next) => setState(next),
      })
      if (signal.aborted) return
      setState(opened.state)
      const tellPresent = (): void => setPresent(presentIn(opened.awareness))
      opened.awareness.on('change', tellPresent)
      tellPresent()
      const unsent = watchStore(() => unsentUpdates(plans, accountId)).subscribe({
        next: (rows) => setWaiting(rows.length),
        error: (error: unknown) => console.warn('The number of waiting edits could not be read.', error),
      })
      signal.addEventListener('abort', () => unsent.unsubscribe(), { once: true })
      setPlan(opened)
    }
    open().catch((error: unknown) => {
      console.error('The plan could not be opened.', error)
      if (!signal.aborted) setFailed(true)
    })
    return () => {
      ending.abort()
      setPlan(null)
      setPresent([])
      setFailed(false)
    }
  }, [store, accountId, isWanted])

  const role = page.team.value
  const shown: PlanSaveState = role?.isViewer ? 'readOnly' : saveStates[state]
  return { plan, hasFailed, save: plan === null ? null : { state: shown, waiting }, present }
}
