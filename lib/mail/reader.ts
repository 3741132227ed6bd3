/**
 * Who reads this page. Scripts of this extension in a page share one world, which the page does not see: there they find each other.
 * The content script of a webmail is the core; the generic reader and the page's tools are loaded into it when they are needed, and
 * so carry nothing of it along.
 */
import type { SidebarMessage } from '../messages/sidebar-messages'
import type { MailAdapter, PageReading, ReadMessage } from './adapter'
import type { FoundOriginals } from './originals/find-originals'
import type { PageMessage } from './sidebar-mount'

/** What the page's tools (lib/mail/page-tools.ts) do, once they are here. */
export interface PageTools {
  hear(message: SidebarMessage): void
  /** The page has been read. */
  look(reading: PageReading): void
  findOriginals(body: Element, message: ReadMessage): FoundOriginals
}

/** A page being read by one adapter. */
export interface Reader {
  page: Document
  adapter: MailAdapter
  signal: AbortSignal
  /** Of the mailbox, as last read. */
  ownAddresses(): string[]
  tell(message: PageMessage): void
  /** Gives the reader its tools. */
  equip(make: () => PageTools): void
  /** Whether a required field of its adapter stays missing: told in the self-test of whoever reads in its place. */
  hasFailed(): boolean
  /** Unmounts all that it has put into the page. */
  end(): void
  /** The adapter that failed, in whose place this one reads; null when it is the first. */
  failedBefore: MailAdapter | null
}

export interface PageCore {
  /** Null while nobody reads. */
  reader: Reader | null
  /** Reads the page by this adapter from now on, instead of whoever did. */
  readBy(adapter: MailAdapter): void
  end(): void
}

const place = Symbol.for('sidelight.core')

const isCore = (value: unknown): value is PageCore =>
  typeof value === 'object' && value !== null && 'readBy' in value && 'end' in value

/** The core of this page; null where no content script runs. */
export function coreHere(): PageCore | null {
  const here: unknown = Reflect.get(globalThis, place)
  return isCore(here) ? here : null
}

/** Stands in the place of the core before, of the extension's last version, which ends. */
export function becomeCore(core: PageCore): void {
  coreHere()?.end()
  Reflect.set(globalThis, place, core)
}
