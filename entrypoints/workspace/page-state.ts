/** What every route of the full page needs: the store, the team, the state of synchronising. */
import { signal } from '@preact/signals'
import type { SyncState } from '../../lib/messages/runtime'
import type { SidelightDatabase } from '../../lib/store/database'
import type { Team } from '../wiring/team'
import { workspaceDay } from '../wiring/rules'

export const page = {
  sync: signal<SyncState | null>(null),
  team: signal<Team | null>(null),
  today: signal(workspaceDay(new Date())),
  /** The clock on screen; moves each minute. */
  now: signal(new Date()),
  isOutdated: signal(false),
  /** The segment whose accounts the list shows, while the page is open; null: all. */
  listedSegmentId: signal<string | null>(null),
}

export interface RouteProps {
  db: SidelightDatabase
  team: Team
}
