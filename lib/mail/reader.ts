/**
 * Who reads this page. Scripts of this extension in a page share one world, which the page does not see: there they know of each
 * other. One reads at a time; where an adapter cannot, the generic reader takes its place.
 */
import type { MailAdapter, PageReading } from './adapter'
import type { PageMessage } from './sidebar-mount'
import type { SidebarMessage } from '../messages/sidebar-messages'

/** What the page's tools (lib/mail/page-tools.ts) do, once they are here. */
export interface PageTools {
  hear(message: SidebarMessage): void
  /** The page has been read. */
  look(reading: PageReading): void
}

export interface Reader {
  page: Document
  adapter: MailAdapter
  signal: AbortSignal
  /** Of the mailbox, as last read. */
  ownAddresses(): string[]
  tell(message: PageMessage): void
  /** Gives the reader its tools, which are loaded when they are first needed. */
  equip(tools: PageTools): void
  /** Whether a required field of its adapter stays missing: told in the self-test of whoever reads in its place. */
  hasFailed(): boolean
  /** Unmounts all that it has put into the page. */
  end(): void
  /** Whose place it took; null when it was the first. */
  before: Reader | null
}

const place = Symbol.for('sidelight.reader')

const isReader = (value: unknown): value is Reader =>
  typeof value === 'object' && value !== null && 'adapter' in value && 'end' in value && 'equip' in value

/** The page's reader; null when there is none. */
export function readerHere(): Reader | null {
  const here: unknown = Reflect.get(globalThis, place)
  return isReader(here) ? here : null
}

/** Ends the reader before, and stands in its place. */
export function takePlace(reader: Omit<Reader, 'before'>): void {
  const before = readerHere()
  before?.end()
  // One that did not fail, such as that of the extension's version before, is forgotten.
  Reflect.set(globalThis, place, { ...reader, before: before?.hasFailed() === true ? before : null })
}
