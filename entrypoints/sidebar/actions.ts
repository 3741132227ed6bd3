/** What a click in the sidebar does. Components call these for trusted events only. */
import type { LogState, SidebarActions } from '../../components/sidebar/view'
import { domainOf } from '../../lib/domain/address'
import { isFreeMail, registrableDomain } from '../../lib/mail/mail-domains'
import type { SidelightDatabase } from '../../lib/store/database'
import { StorageFullError } from '../../lib/store/errors'
import { logMessage, undoLog } from '../../lib/store/log'
import { addPerson } from '../../lib/store/people'
import { accountActions } from '../wiring/account-actions'
import { tellBackground } from '../wiring/background'
import { choices } from '../wiring/person-choices'
import type { LoadedView } from './load-view'

export interface ActionsWiring {
  db: SidelightDatabase
  /** The view on screen at the click. */
  loaded: () => LoadedView
  /** The message on screen now, once all of it has been read. */
  whenRead: () => Promise<LoadedView>
  today: () => string
  /** Shows a passing state of the log button until rows say otherwise. */
  showLog: (state: LogState) => void
  /** Loads the view again, after a choice that is no row. */
  reload: () => void
}

/** Opens the full page in a tab of its own. The background does it: in Firefox a frame inside a web page has no `tabs`. */
export function openPage(path: string): void {
  tellBackground({ type: 'open-page', path })
}

/** Runs a write; what fails is shown on the log button, of the message it was meant for, and on the console. */
async function attempt(wiring: ActionsWiring, write: () => Promise<unknown>, canRetry = false): Promise<void> {
  const clicked = wiring.loaded().message?.pageKey
  try {
    await write()
    tellBackground({ type: 'sync-now' })
  } catch (error) {
    console.error('A change was not stored.', error)
    if (wiring.loaded().message?.pageKey !== clicked) return
    const why =
      error instanceof StorageFullError ? 'storageFull' : error instanceof RangeError ? 'noIdentity' : 'unknown'
    wiring.showLog({ kind: 'failed', why, canRetry })
  }
}

async function logOpenMessage({ db, whenRead }: ActionsWiring): Promise<void> {
  const { accountId, contactIds, message, isOurs } = await whenRead()
  if (accountId === null || message === null) throw new Error('No message of a known account is open.')
  const { messageId, sender, subject, at, threadKey } = message
  const direction = isOurs ? 'out' : 'in'
  await logMessage(db, { accountId, contactIds, messageId, sender, subject, at, threadKey, direction })
}

export function sidebarActions(wiring: ActionsWiring): SidebarActions {
  const { db, loaded } = wiring
  const accountId = (): string | null => loaded().accountId
  return {
    ...accountActions({
      db,
      accountId,
      contactIds: () => loaded().contactIds,
      today: wiring.today,
      attempt: (write) => void attempt(wiring, write),
      reload: wiring.reload,
      openPage,
    }),
    log() {
      wiring.showLog({ kind: 'saving' })
      void attempt(wiring, () => logOpenMessage(wiring), true)
    },
    undo() {
      const { view } = loaded()
      if (view.kind !== 'known' || view.card.log.kind !== 'logged') return
      const { interactionId } = view.card.log
      void attempt(wiring, () => undoLog(db, interactionId))
    },
    choose(chosen) {
      const address = loaded().match?.focus?.address
      if (address) choices.chooseAccount(address, chosen)
      wiring.reload()
    },
    add(form) {
      const domain = domainOf(form.address)
      const account =
        form.accountId === null
          ? { name: form.companyName, domain: isFreeMail(domain) ? null : registrableDomain(domain) }
          : { id: form.accountId }
      wiring.showLog({ kind: 'idle' })
      void attempt(wiring, () => addPerson(db, { name: form.name, address: form.address, account }))
    },
    ignore(address) {
      choices.ignore(address)
      wiring.reload()
    },
    askAgain(address) {
      choices.askAgain(address)
      wiring.reload()
    },
  }
}
