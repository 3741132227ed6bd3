/** The form of a webmail adapter: data first, then functions that take a root and never the global document. */
import type { MailFolder } from '../messages/list-report'
import type { Correspondent, MessageTrait, OpenMessage, Original } from '../messages/page-report'
import type { shownDocuments } from './generic/documents'
import type { readDate } from './generic/shown-date'
import type { isSeen } from './generic/visible'
import type { walk } from './generic/walk'
import type { SelectorList } from './selectors'

/** A message as an adapter reads it; what tells of originals and traits is left out where the page does not. */
export type ReadMessage = Omit<OpenMessage, 'originals' | 'traits'> & Partial<Pick<OpenMessage, 'originals' | 'traits'>>

/** What an adapter finds in its page at one moment. */
export type PageReading =
  /**
   * An open conversation, oldest first; `focus` indexes the message being read. `certainty` is 0..1, 1 when absent: adapters
   * know, the generic reader says how sure it is.
   */
  | { kind: 'message'; ownAddresses: string[]; messages: ReadMessage[]; focus: number; certainty?: number }
  | { kind: 'draft'; ownAddresses: string[]; people: Correspondent[]; subject: string | null }
  /** The webmail shows neither a message nor a draft. */
  | { kind: 'none'; ownAddresses: string[] }
  /** Between two states, when the page still holds the one before: nothing is to be said. */
  | { kind: 'transition' }

/** What makes the message the same in every mailbox; null is known not to be had. Whatever else its headers tell comes with it. */
export interface MessageIdentity {
  messageId: string | null
  /** ISO 8601 in UTC. */
  at: string | null
  /** Everybody of the headers, in the place of the people the page shows; absent where they were not read. */
  people?: Correspondent[]
  /** People of the headers beyond the limit, counted only; comes with `people`. */
  peopleLeftOut?: number
  originals?: Original[]
  traits?: MessageTrait[]
}

/** A row of the message list. */
export interface ShownRow {
  /** The row itself, for as long as the page shows it. */
  element: Element
  /** Names the row in this list: the same while it shows the same message. */
  key: string
  pageKey: string | null
  threadKey: string | null
  /** Whom it is from, or in a folder of sent mail to. */
  people: Correspondent[]
  /** ISO 8601 in UTC; null when the row shows no readable date. */
  at: string | null
}

export interface ListReading {
  /** null when the page does not tell. */
  folder: MailFolder | null
  /** As `firstRow` of a list report: only where the page tells that the list is whole and newest first. */
  firstRow?: number | null
  rows: ShownRow[]
}

/** What tells that the page may show something else. As narrow as the webmail lets it be. */
export interface WatchedPage {
  /** Elements whose subtree changes with the message or draft. */
  targets: Element[]
  /** Frames of the same origin that show messages and navigate by themselves. */
  frames: HTMLIFrameElement[]
  /** Attributes of the targets that tell as well, beside `class`. */
  attributes?: readonly string[]
}

/** How the generic reader sees a page, lent to the page's tools. */
export interface Eyes {
  shownDocuments: typeof shownDocuments
  isSeen: typeof isSeen
  walk: typeof walk
  readDate: typeof readDate
}

export interface MailAdapter {
  readonly id: string
  /** Whether the page is this webmail, and not its login page or another site. */
  matches(page: Document): boolean
  /**
   * Whether the page is this webmail's though there is nothing to read on it, such as its login: then nobody else reads it
   * either. Asked where it does not match, of adapters for sites that the person has switched on.
   */
  knows?(page: Document): boolean
  readonly selectors: Readonly<Record<string, SelectorList>>
  /** @throws SelectorError when a required field cannot be read */
  readPage(page: Document): PageReading
  watched(page: Document): WatchedPage
  /**
   * Milliseconds after which the page is to be looked at again though nothing was seen to change, asked after each look; null for
   * not at all. For a reader that spreads its work, or cannot see all that changes.
   */
  nextLook?(page: Document): number | null
  /**
   * Reads what the page itself does not hold, with requests of the page's own origin. Absent where there is nothing
   * more to be had.
   * @throws Error when the webmail does not answer as it should
   */
  readIdentity?(page: Document, message: ReadMessage, signal: AbortSignal): Promise<MessageIdentity>
  /** The message list as far as the page holds it; null where it shows none. Absent where no fact is known. */
  readList?(page: Document): ListReading | null
  /**
   * The element of a row at the end of whose first line a chip stands: the sender's cell or line. Null where there is no room. Goes
   * with `readList`.
   */
  chipPlace?(row: Element): Element | null
  /** In the place of both, for a list without known markup: what reads it is in the page's tools (generic/read-list.ts). */
  readonly eyes?: Eyes
  /**
   * The text of the message in focus, for what stands in it of forwards and bounces; it is read in the page and does not leave
   * it. Null when it is not shown, or in a frame of another origin.
   */
  readBody?(page: Document): Element | null
  /** Where the draft's text is written: an editable element, a textarea, or the body of an editor's frame. */
  readEditor?(page: Document): HTMLElement | null
  /** Whether a click on this element, or on what holds it, sends the draft. */
  isSendControl?(element: Element): boolean
  /** Whether this key, pressed in a draft, sends it. Goes with `isSendControl`. */
  isSendKey?(key: KeyboardEvent): boolean
  /** CSS properties of `html` and `body` that free `width` pixels at the right for the sidebar. */
  readonly aside: (width: number) => { html: Record<string, string>; body: Record<string, string> }
}
