/** A view and what the actions need to know of it when it is clicked. */
import { noNotes, type MessageNotes, type SidebarView } from '../../components/sidebar/view'
import type { MatchResult } from '../../lib/mail/match-result'
import type { SidelightDatabase } from '../../lib/store/database'
import type { Team } from '../wiring/team'
import type { MessageInView } from './open-message'
import type { Session } from './session'

export interface LoadedView {
  view: SidebarView
  notes: MessageNotes
  accountId: string | null
  contactIds: string[]
  message: MessageInView | null
  /** The rep or a colleague wrote it. */
  isOurs: boolean
  match: MatchResult | null
  /** No customer's mail: the sidebar does not open by itself for it. */
  isQuiet: boolean
  /** Accounts on screen whose numbers are old, or not there yet. */
  outdated: string[]
}

export interface LoadContext {
  db: SidelightDatabase
  team: Team
  today: string
  session: Session
}

export const bareView = (view: SidebarView, notes: MessageNotes = noNotes): LoadedView => ({
  view,
  notes,
  accountId: null,
  contactIds: [],
  message: null,
  isOurs: false,
  match: null,
  isQuiet: false,
  outdated: [],
})
