/** What every route of the full page needs: the store, the team, the state of synchronising. */
import { signal } from '@preact/signals'
import type { SyncState } from '../../lib/messages/runtime'
import type { SidelightDatabase } from '../../lib/store/database'
import type { Team } from '../wiring/team'
import { deviceDay } from '../wiring/today'

export const page = {
  sync: signal<SyncState | null>(null),
  team: signal<Team | null>(null),
  today: signal(deviceDay(new Date())),
  /** The clock on screen; moves each minute. */
  now: signal(new Date()),
  isOutdated: signal(false),
}

export interface RouteProps {
  db: SidelightDatabase
  team: Team
}
