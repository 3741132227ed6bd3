/** What the parts of one running server share. */
import type { Change } from '../lib/messages/sync-protocol'
import type { Bus } from './bus/bus'
import type { Pace } from './http/pace'
import type { Editing } from './rows/editing'
import type { Storage } from './storage/storage'

export interface ServerParts {
  storage: Storage
  bus: Bus
  editing: Editing
  pace: Pace
  /** Names this process on the bus. */
  origin: string
  /** These changes were pushed to this workspace and answered; some may have been refused. */
  onPush: (workspaceId: string, changes: readonly Pick<Change, 'collection'>[]) => void
}
