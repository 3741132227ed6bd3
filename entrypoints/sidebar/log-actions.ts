/** Logging the open message, saying before what that stores, and keeping what is private out of it. */
import type { SidebarActions } from '../../components/sidebar/actions'
import type { LogPreview } from '../../components/sidebar/view'
import { logMessage, previewLog, undoLog, type MessageToLog } from '../../lib/store/log'
import { addNeverLog, removeNeverLog } from '../../lib/store/never-log'
import { changeSettings, setAlwaysLog } from '../wiring/settings'
import { wordPreview } from '../wiring/word-preview'
import { attempt, type ActionsWiring } from './attempt'
import type { LoadedView } from './loaded-view'
import { keepSent } from './kept-sent'
import { panel } from './panel-state'
import { privateTargetsOf } from './private-targets'

type LogActions = Pick<
  SidebarActions,
  'log' | 'undo' | 'previewLog' | 'keepPrivate' | 'allowLog' | 'setAlwaysLog' | 'setLogOnSend' | 'undoSent'
>

/** The open message as it is logged; null where no account or no message is on screen. */
export function messageToLog({ accountId, contactIds, message, isOurs }: LoadedView): MessageToLog | null {
  if (accountId === null || message === null) return null
  const { messageId, sender, subject, at, threadKey, addresses, thread } = message
  const direction = isOurs ? 'out' : 'in'
  return { accountId, contactIds, messageId, sender, subject, at, threadKey, direction, addresses, thread }
}

async function logOpenMessage({ db, whenRead }: ActionsWiring): Promise<void> {
  const message = messageToLog(await whenRead())
  if (message === null) throw new Error('No message of a known account is open.')
  await logMessage(db, message)
}

/** Names the message among those whose automatic log was taken back. */
export const undoneKey = ({ accountId, message }: LoadedView): string =>
  `${accountId} ${message?.strongKey ?? message?.weakKey ?? ''}`

async function previewOf({ db, team, loaded }: ActionsWiring): Promise<LogPreview | null> {
  const shown = loaded()
  const message = messageToLog(shown)
  if (message === null || (message.messageId === null && (message.sender === null || message.at === null))) return null
  const row = await previewLog(db, message)
  const contacts = await db.contacts.bulkGet([...message.contactIds])
  const { server, myId, names: members } = team()
  const fields = wordPreview(row, {
    account: shown.view.kind === 'known' ? shown.view.card.account.name : message.accountId,
    contacts: new Map(contacts.flatMap((contact) => (contact ? [[contact.id, contact.name]] : []))),
    members,
    myId,
  })
  return { fields, server: server === null ? null : new URL(server).host }
}

export function logActions(wiring: ActionsWiring): LogActions {
  const { db, loaded } = wiring
  return {
    log() {
      wiring.showLog({ kind: 'saving' })
      void attempt(wiring, () => logOpenMessage(wiring), true)
    },
    undo() {
      const shown = loaded()
      if (shown.view.kind !== 'known' || shown.view.card.log.kind !== 'logged') return
      const { interactionId } = shown.view.card.log
      // Or it would be logged again as soon as its rows change.
      if (shown.view.card.isAlwaysLogged) changeSettings(({ undone }) => ({ undone: [...undone, undoneKey(shown)] }))
      void attempt(wiring, () => undoLog(db, interactionId))
    },
    previewLog: () => previewOf(wiring),
    keepPrivate(kind) {
      const { match, message } = loaded()
      const targets = privateTargetsOf(match?.focus?.address ?? null, message !== null)
      const { person, domain } = targets
      const what =
        kind === 'thread'
          ? message && { thread: message.thread }
          : kind === 'person'
            ? person !== null && { person }
            : domain !== null && { domain }
      if (what) void attempt(wiring, () => addNeverLog(db, what))
    },
    allowLog: (key) => void attempt(wiring, () => removeNeverLog(db, key)),
    setAlwaysLog(isOn) {
      const { accountId } = loaded()
      if (accountId === null) return
      setAlwaysLog(accountId, isOn)
      wiring.reload()
    },
    setLogOnSend(isOn) {
      changeSettings(() => ({ logOnSend: isOn }))
      wiring.reload()
    },
    undoSent() {
      const ids = panel.sent.value?.interactionIds ?? []
      panel.sent.value = null
      keepSent(null, 0)
      void attempt(wiring, () => Promise.all(ids.map((id) => undoLog(db, id))))
    },
  }
}
