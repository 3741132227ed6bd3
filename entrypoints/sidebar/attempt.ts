/** What the actions work with, and how a failed write reaches the person who clicked. */
import type { LogState } from '../../components/sidebar/view'
import type { SidelightDatabase } from '../../lib/store/database'
import { NeverLoggedError, StorageFullError } from '../../lib/store/errors'
import { tellBackground } from '../wiring/background'
import type { Team } from '../wiring/team'
import type { LoadedView } from './loaded-view'
import type { Session } from './session'

export interface ActionsWiring {
  db: SidelightDatabase
  team: () => Team
  session: Session
  /** The view on screen at the click. */
  loaded: () => LoadedView
  /** The message on screen now, once all of it has been read. */
  whenRead: () => Promise<LoadedView>
  today: () => string
  /** Shows a passing state of the log button until rows say otherwise; null lets them speak. */
  showLog: (state: LogState | null) => void
  /** Loads the view again, after a choice that is no row. */
  reload: () => void
}

function reasonOf(error: unknown): Extract<LogState, { kind: 'failed' }>['why'] {
  if (error instanceof StorageFullError) return 'storageFull'
  if (error instanceof NeverLoggedError) return 'private'
  return error instanceof RangeError ? 'noIdentity' : 'unknown'
}

/**
 * Runs a write; what fails is shown above the log button, of the message it was meant for, and on the console.
 * @param canRetry it was the message that was to be logged
 * @returns whether it was stored
 */
export async function attempt(
  wiring: Pick<ActionsWiring, 'loaded' | 'showLog'>,
  write: () => Promise<unknown>,
  canRetry = false,
): Promise<boolean> {
  const clicked = wiring.loaded().message?.pageKey
  // What is said of the click before is over; of a message it is that it is being logged.
  if (!canRetry) wiring.showLog(null)
  try {
    await write()
    tellBackground({ type: 'sync-now' })
    return true
  } catch (error) {
    console.error('A change was not stored.', error)
    if (wiring.loaded().message?.pageKey === clicked) wiring.showLog({ kind: 'failed', why: reasonOf(error), canRetry })
    return false
  }
}
