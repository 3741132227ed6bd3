/** What the parts of one running server share. */
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
  /** So many changes were pushed to this workspace over a socket. */
  onPush: (workspaceId: string, changes: number) => void
}
