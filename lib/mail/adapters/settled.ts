/**
 * Where nothing in an open message names its conversation, only the address does: what stood there under another address is not
 * taken for what the new one names, until it changes or has stayed so long that it is.
 */
import type { PageReading } from '../adapter'

/** Milliseconds a webmail is given to take down the conversation before. */
const patience = 2000

interface Told {
  name: string
  content: string
  /** The conversation that is named by now, and since when. */
  next: { name: string; since: number } | null
}

const told = new WeakMap<Document, Told>()

/** The reading without what comes from the address. */
function contentOf(reading: Extract<PageReading, { kind: 'message' }>): string {
  return JSON.stringify(reading.messages.map(({ subject, at, people }) => [subject, at, people]))
}

/** The reading, or a transition while it is still that of the conversation before. @param name of the conversation, as the address has it */
export function settled(page: Document, name: string | null, reading: PageReading): PageReading {
  if (reading.kind !== 'message' || name === null) return reading
  const content = contentOf(reading)
  const last = told.get(page)
  const isOther = last !== undefined && last.name !== name && last.content === content
  const since = last?.next?.name === name ? last.next.since : performance.now()
  if (isOther && performance.now() - since < patience) {
    told.set(page, { ...last, next: { name, since } })
    return { kind: 'transition' }
  }
  told.set(page, { name, content, next: null })
  return reading
}

/** When the page is to be looked at again, though it does not change: while it holds the conversation before. */
export function nextLookWhileUnsettled(page: Document): number | null {
  return (told.get(page)?.next ?? null) === null ? null : patience
}
