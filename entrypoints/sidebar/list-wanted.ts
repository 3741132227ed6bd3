/** Whether the page is to tell its list's rows: as long as anybody here wants them. */
import type { SidebarMessage } from '../../lib/messages/sidebar-messages'

/** chips: marks in the list. scan: "Scan this list". sightings: what was seen in the mailbox. */
export type ListUse = 'chips' | 'scan' | 'sightings'

export type WantList = (use: ListUse, isWanted: boolean) => void

/** Tells the page at the first wish and after the last; and, by `again`, a page that asks anew. */
export function listWanted(tell: (message: SidebarMessage) => Promise<void>): { want: WantList; again: () => void } {
  const uses = new Set<ListUse>()
  const say = (): void => {
    const message = { type: 'sidebar-list', isWanted: uses.size > 0 } as const
    tell(message).catch((error: unknown) => console.warn('The page was not told whether its list is wanted.', error))
  }
  return {
    want(use, isWanted) {
      const before = uses.size > 0
      if (isWanted) uses.add(use)
      else uses.delete(use)
      if (before !== uses.size > 0) say()
    },
    again: say,
  }
}
