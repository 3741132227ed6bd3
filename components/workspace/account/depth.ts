/** What the account in depth shows: plain data, made by the entrypoint. */
import type { RowLine } from '../../sidebar/actions'
import type { Insight, SourceRow } from '../../../lib/domain/insight'
import type { Contact, Day, Interaction } from '../../../lib/domain/model'
import type { OrderMonth } from '../../../lib/domain/order-months'

export interface AccountDepth {
  accountId: string
  name: string
  /** Null until it is computed. */
  insight: Insight | null
  /** Where the 2x2 is divided, and where the bands of health are. */
  lines: { highCurrent: number; highPotential: number; healthyFrom: number; watchFrom: number }
  /** Oldest first; empty where nothing was ever ordered. */
  months: readonly OrderMonth[]
  people: readonly Contact[]
  /** Newest first. */
  timeline: readonly TimelineEntry[]
  /** Older entries lie in the store. */
  hasOlder: boolean
}

export interface TimelineEntry {
  id: string
  /** An instant or a day. */
  at: string
  kind: Interaction['kind'] | 'order'
  direction: 'in' | 'out' | null
  text: string
  /** Who took part, of the account's people. */
  contactIds: readonly string[]
}

export interface DepthActions {
  /** The rows a number rests on, worded for a person. */
  loadRows: (rows: readonly SourceRow[]) => Promise<RowLine[]>
  loadOlder: () => void
}

export interface DepthProps {
  depth: AccountDepth
  today: Day
  now: Date
  actions: DepthActions
}
