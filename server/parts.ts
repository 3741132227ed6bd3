/** What the parts of one running server share. */
import type { Bus } from './bus/bus'
import type { Editing } from './rows/editing'
import type { Storage } from './storage/storage'

export interface ServerParts {
  storage: Storage
  bus: Bus
  editing: Editing
  /** Names this process on the bus. */
  origin: string
  /** Rows of this workspace were written over a socket. */
  onRowsWritten: (workspaceId: string) => void
}
