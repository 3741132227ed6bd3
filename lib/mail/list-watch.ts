/** Watches the message list while the sidebar wants its rows: tells whom they are from or to, and draws the chips it is answered. */
import { limits } from '../messages/limits'
import type { ListReport } from '../messages/list-report'
import type { ListChip } from '../messages/sidebar-messages'
import type { ListReading, MailAdapter, ShownRow } from './adapter'
import { followList } from './list-changes'
import { createListChips } from './list-chips'

/** CSS pixels above and below the window within which a row counts as seen. */
const margin = 600

export interface ListWatch {
  /** Begins or ends watching. Asked again while it watches, it tells the rows anew: a new frame has not heard of them. */
  want(isWanted: boolean): void
  /** Draws the answer to the list report of that number; an answer older than the last one is late. */
  draw(sequence: number, chips: readonly ListChip[]): void
}

export interface ListWatchOptions {
  page: Document
  adapter: MailAdapter
  ownAddresses: () => string[]
  onList: (report: ListReport) => void
  signal: AbortSignal
}

function isSeen({ element }: ShownRow): boolean {
  const box = element.getBoundingClientRect()
  const height = element.ownerDocument.defaultView?.innerHeight ?? 0
  return box.height > 0 && box.bottom > -margin && box.top < height + margin
}

function reported({ key, pageKey, threadKey, people, at }: ShownRow): ListReport['rows'][number] {
  return { key, pageKey, threadKey, people: people.slice(0, limits.peoplePerRow), at }
}

/** Costs nothing until rows are wanted, and nothing at all where the adapter reads no list. */
export function watchList({ page, adapter, ownAddresses, onList, signal }: ListWatchOptions): ListWatch {
  const chips = createListChips((row) => adapter.chipPlace?.(row) ?? null)
  let watching: { ending: AbortController; lookAgain: () => void } | null = null
  let sequence = 0
  let answered = -1
  let last = ''

  const read = (): ListReading | null => {
    try {
      return adapter.readList?.(page) ?? null
    } catch (error) {
      console.warn(`Sidelight cannot read the message list of this page (${adapter.id}).`, error)
      return null
    }
  }
  const look = (): Document[] => {
    const list = read()
    const rows = (list?.rows ?? []).slice(0, limits.rowsPerList)
    const shown = rows.filter(isSeen)
    const [first] = shown
    const firstRow = list?.firstRow == null || first === undefined ? null : list.firstRow + rows.indexOf(first)
    const seen = shown.map(reported)
    const content = { ownAddresses: ownAddresses(), folder: list?.folder ?? null, firstRow, rows: seen }
    const state = JSON.stringify(content)
    // A page that shows no list, and showed none before, has nothing to say.
    const isNews = state !== last && (seen.length > 0 || last !== '')
    if (isNews) {
      last = state
      onList({ ...content, webmail: adapter.id, sequence: sequence++ })
    }
    chips.lay(rows)
    return rows.map(({ element }) => element.ownerDocument)
  }
  const end = (): void => {
    watching?.ending.abort()
    watching = null
    chips.clear()
  }
  signal.addEventListener('abort', end)

  return {
    want(isWanted) {
      if (!isWanted || signal.aborted || adapter.readList === undefined) return end()
      last = ''
      if (watching !== null) return watching.lookAgain()
      const ending = new AbortController()
      watching = { ending, lookAgain: followList({ page, adapter }, look, ending.signal) }
    },
    draw(number, drawn) {
      if (watching === null || number < answered || number >= sequence) return
      answered = number
      chips.draw(drawn)
    },
  }
}
