/**
 * "Always log this customer": the open message is logged by itself when all of it has been read, the match is certain, nothing of it is
 * on the never-log list, and no log of it was taken back. "Logged, Undo" stands on the button as after a click.
 */
import { logMessage } from '../../lib/store/log'
import type { SidelightDatabase } from '../../lib/store/database'
import { readSettings } from '../wiring/settings'
import type { LoadedView } from './loaded-view'
import { messageToLog, undoneKey } from './log-actions'

/** What is being logged: the same view is drawn more than once. */
const under = new Set<string>()

function isToLog({ view, message, notes }: LoadedView): boolean {
  // Whom a text names as its author is shown when asked for, and logged by a click.
  if (view.kind !== 'known' || message?.isComplete !== true || notes.picked !== null) return false
  const { isAlwaysLogged, match, log } = view.card
  return isAlwaysLogged && match.sureness === 'certain' && log.kind === 'idle'
}

/** Resolves to whether it logged. @throws StorageFullError, RangeError */
export async function alwaysLog(db: SidelightDatabase, loaded: LoadedView): Promise<boolean> {
  const message = isToLog(loaded) ? messageToLog(loaded) : null
  const key = undoneKey(loaded)
  if (message === null || under.has(key) || readSettings().undone.includes(key)) return false
  if (message.messageId === null && (message.sender === null || message.at === null)) return false
  under.add(key)
  try {
    await logMessage(db, message)
    return true
  } finally {
    under.delete(key)
  }
}
