/**
 * Keeps looks cheap: while the header that was found stands unchanged, a look compares it and reads nothing else; a page that changes
 * for ever, or is very large, is read again only after a rest in proportion to what reading it cost. And short: what a slow machine
 * does not finish in one look it goes on with in the next.
 */
import type { PageReading } from '../adapter'
import { isSeen } from './visible'

export interface Remembered {
  reading: PageReading
  /** Holds the text of the message being read. */
  body: Element | null
  /** The header's elements; empty when there was none. */
  elements: readonly Element[]
  /** Holds the messages of a conversation: another one may open in it. */
  within: Element | null
  /** Too much was left unread to say that there is nothing. */
  isCut: boolean
}

/** Yields when its time, of `performance.now()`, is over, and takes the next one. */
export type Reading = Generator<void, Remembered, number>

interface Memory extends Remembered {
  print: string
  url: string
  readAt: number
  restUntil: number
  cuts: number
  /** What has been begun of the next, of which address, and the milliseconds that it has cost. */
  begun: { read: Reading; url: string; cost: number } | null
}

/** Milliseconds for which an unchanged header stands for the whole page. */
const trusted = 3000
/** Reading takes at most this share of the time. */
const share = 1 / 8
/** Milliseconds of rest after a reading that found no message. */
const leastRest = 60
/** Readings in a row that time cut short, after which what was found counts. */
const mostCuts = 4
const mostElements = 40
/** Milliseconds of one look, the last of which end a piece of the walk. */
const slice = 24

/** What a header says, by its own elements alone, and how much stands in its conversation. */
function printOf({ elements, within }: Remembered): string {
  const said = elements
    .slice(0, mostElements)
    .map(
      (element) =>
        `${(element.textContent ?? '').slice(0, 200)}|${element.getAttribute('title') ?? element.getAttribute('href') ?? ''}`,
    )
    .join('\n')
  return `${said}\n${within?.getElementsByTagName('*').length}`
}

export interface Looks {
  /** The reading, from memory where that is sure. */
  look(page: Document, begin: (until: number) => Reading): PageReading
  /** Milliseconds until the next look is due. */
  next(page: Document): number | null
  /** The text of the message that was last read. */
  body(page: Document): Element | null
}

/** A page without a message. */
export const nothing: Remembered = {
  reading: { kind: 'none', ownAddresses: [] },
  body: null,
  elements: [],
  within: null,
  isCut: false,
}
const between = { kind: 'transition' } as const
const unread: Memory = {
  ...nothing,
  reading: between,
  print: '',
  url: '',
  readAt: 0,
  restUntil: 0,
  cuts: 0,
  begun: null,
}

export function createLooks(now = (): number => performance.now()): Looks {
  const memories = new WeakMap<Document, Memory>()
  const isUnchanged = (page: Document, memory: Memory): boolean =>
    memory.url === page.URL &&
    memory.elements.length > 0 &&
    memory.elements.every((element) => element.isConnected) &&
    printOf(memory) === memory.print &&
    memory.elements.slice(0, 3).every(isSeen)

  return {
    look(page, begin) {
      const memory = memories.get(page) ?? unread
      const start = now()
      const isSame = isUnchanged(page, memory)
      const kept: PageReading = isSame ? memory.reading : between
      if (isSame && start - memory.readAt < trusted) return kept
      if (start < memory.restUntil) return memory.elements.length === 0 ? memory.reading : kept
      const until = start + slice
      const { URL: url } = page
      const begun = memory.begun?.url === url ? memory.begun : { read: begin(until), url, cost: 0 }
      const step = begun.read.next(until)
      const end = now()
      begun.cost += end - start
      if (step.done !== true) {
        // As long a rest as it has worked; what was there before the page changed is no answer to it.
        memories.set(page, { ...memory, begun, reading: kept, restUntil: end + end - start })
        return kept
      }
      const found = step.value
      const cuts = found.isCut && found.reading.kind === 'none' ? memory.cuts + 1 : 0
      const reading: PageReading = cuts > 0 && cuts <= mostCuts ? between : found.reading
      memories.set(page, {
        ...found,
        reading,
        print: printOf(found),
        url,
        readAt: end,
        restUntil: end + Math.max(leastRest, begun.cost / share),
        cuts,
        begun: null,
      })
      return reading
    },
    next(page) {
      const memory = memories.get(page)
      if (memory === undefined || page.hidden) return null
      const rest = memory.restUntil - now()
      return rest > 0 ? rest + 5 : trusted
    },
    body(page) {
      const body = memories.get(page)?.body ?? null
      return body?.isConnected === true ? body : null
    },
  }
}
