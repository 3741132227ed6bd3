/** What the page says beside its reports, and what the frame does with it: chips, a draft that was sent, the self-test. */
import { effect } from '@preact/signals'
import { language } from '../../components/locale'
import type { DraftSent } from '../../lib/messages/draft-sent'
import type { ListReport } from '../../lib/messages/list-report'
import type { SelfTest } from '../../lib/messages/self-test'
import type { SidebarMessage } from '../../lib/messages/sidebar-messages'
import { tellBackground } from '../wiring/background'
import { followSettings } from '../wiring/settings'
import { alwaysLog } from './always-log'
import { keepSent, keptSent } from './kept-sent'
import { followChips, type ListChips } from './list-chips'
import type { WantList } from './list-wanted'
import type { LoadContext } from './loaded-view'
import { logSent, whyNotSent, type SentLog } from './log-sent'
import { showSelfTest } from './page-actions'
import { isFolded, panel } from './panel-state'

export interface PageWiring {
  context: () => LoadContext
  tell: (message: SidebarMessage) => Promise<void>
  want: WantList
  /** Draws the view again, after a setting changed elsewhere. */
  reload: () => void
}

export interface PageFollower {
  onList: (report: ListReport) => void
  onSent: (draft: DraftSent) => void
  onSelfTest: (test: SelfTest) => void
}

/** Milliseconds for which "Sent and logged" stands. */
const sentShown = 60_000

export function followPage(wiring: PageWiring): PageFollower {
  const say = (message: SidebarMessage): void => {
    wiring.tell(message).catch((error: unknown) => console.warn(`The page did not take "${message.type}".`, error))
  }
  const chips = followChips(wiring.context, (sequence, found) => say({ type: 'sidebar-chips', sequence, chips: found }))
  keepFolded(say)
  keepChips(chips, wiring.want)
  keepLogging(wiring)
  const kept = keptSent(Date.now())
  if (kept !== null) standFor(kept.left, kept.sent)
  followSettings(({ listChips }) => {
    panel.hasListChips.value = listChips
    wiring.reload()
  })
  return {
    onList: chips.show,
    onSent(draft) {
      logSent(draft, wiring.context()).then(showSent, (error: unknown) => {
        showSent({ accounts: [], interactionIds: [], why: whyNotSent(error) })
      })
    },
    onSelfTest: showSelfTest,
  }
}

function showSent(sent: SentLog | null): void {
  if (sent === null) return
  keepSent(sent, Date.now() + sentShown)
  if (sent.accounts.length > 0) tellBackground({ type: 'sync-now' })
  standFor(sentShown, sent)
}

function standFor(ms: number, sent: SentLog): void {
  panel.sent.value = sent
  setTimeout(() => {
    if (panel.sent.value === sent) panel.sent.value = null
  }, ms)
}

/** The page gives the room that is used: a rail for bulk mail and colleagues, which is not how the person left it. */
function keepFolded(say: (message: SidebarMessage) => void): void {
  let told = isFolded.peek()
  effect(() => {
    const isNowFolded = isFolded.value
    if (isNowFolded === told) return
    told = isNowFolded
    say({ type: 'sidebar-layout', layout: { ...panel.layout.peek(), isFolded: isNowFolded }, isPassing: true })
  })
}

function keepChips({ again, turn }: ListChips, want: WantList): void {
  effect(() => {
    const isOn = panel.hasListChips.value
    turn(isOn)
    want('chips', isOn)
  })
  let shownIn = language.peek()
  effect(() => {
    if (language.value === shownIn) return
    shownIn = language.value
    again()
  })
}

/** "Always log this customer". */
function keepLogging({ context }: PageWiring): void {
  effect(() => {
    alwaysLog(context().db, panel.loaded.value).then(
      (hasLogged) => hasLogged && tellBackground({ type: 'sync-now' }),
      (error: unknown) => {
        console.error('The message was not logged by itself.', error)
        panel.log.value = { kind: 'failed', why: 'unknown', canRetry: true }
      },
    )
  })
}
