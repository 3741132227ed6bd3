/**
 * Keeps looks cheap: while the header that was found stands unchanged, a look compares it and reads nothing else; a page that changes
 * for ever, or is very large, is read again only after a rest in proportion to what reading it cost.
 */
import type { PageReading } from '../adapter'
import { isSeen } from './visible'

export interface Remembered {
  reading: PageReading
  /** The header's elements; empty when there was none. */
  elements: readonly Element[]
  /** Holds the messages of a conversation: another one may open in it. */
  within: Element | null
  /** Too much was left unread to say that there is nothing. */
  isCut: boolean
}

interface Memory extends Remembered {
  print: string
  url: string
  readAt: number
  restUntil: number
  cuts: number
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
  look(page: Document, read: () => Remembered): PageReading
  /** Milliseconds until the next look is due. */
  next(page: Document): number | null
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
    look(page, read) {
      const memory = memories.get(page)
      const start = now()
      if (memory !== undefined) {
        const isSame = isUnchanged(page, memory)
        if (isSame && start - memory.readAt < trusted) return memory.reading
        if (start < memory.restUntil)
          return isSame || memory.elements.length === 0 ? memory.reading : { kind: 'transition' }
      }
      const found = read()
      const end = now()
      const cuts = found.isCut && found.reading.kind === 'none' ? (memory?.cuts ?? 0) + 1 : 0
      const reading: PageReading = cuts > 0 && cuts <= mostCuts ? { kind: 'transition' } : found.reading
      memories.set(page, {
        ...found,
        reading,
        print: printOf(found),
        url: page.URL,
        readAt: end,
        restUntil: end + Math.max(leastRest, (end - start) / share),
        cuts,
      })
      return reading
    },
    next(page) {
      const memory = memories.get(page)
      if (memory === undefined || page.hidden) return null
      const rest = memory.restUntil - now()
      return rest > 0 ? rest + 5 : trusted
    },
  }
}
