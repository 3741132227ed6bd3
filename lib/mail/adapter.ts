/** The form of a webmail adapter: data first, then functions that take a root and never the global document. */
import type { Correspondent, OpenMessage } from '../messages/page-report'
import type { SelectorList } from './selectors'

/** What an adapter finds in its page at one moment. */
export type PageReading =
  /** An open conversation, oldest first; `focus` indexes the message being read. */
  | { kind: 'message'; ownAddresses: string[]; messages: OpenMessage[]; focus: number }
  | { kind: 'draft'; ownAddresses: string[]; people: Correspondent[]; subject: string | null }
  /** The webmail shows neither a message nor a draft. */
  | { kind: 'none'; ownAddresses: string[] }
  /** Between two states, when the page still holds the one before: nothing is to be said. */
  | { kind: 'transition' }

/** What makes the message the same in every mailbox; null is known not to be had. */
export interface MessageIdentity {
  messageId: string | null
  /** ISO 8601 in UTC. */
  at: string | null
}

/** What tells that the page may show something else. As narrow as the webmail lets it be. */
export interface WatchedPage {
  /** Elements whose subtree changes with the message or draft. */
  targets: Element[]
  /** Frames of the same origin that show messages and navigate by themselves. */
  frames: HTMLIFrameElement[]
}

export interface MailAdapter {
  readonly id: string
  /** Whether the page is this webmail, and not its login page or another site. */
  matches(page: Document): boolean
  readonly selectors: Readonly<Record<string, SelectorList>>
  /** @throws SelectorError when a required field cannot be read */
  readPage(page: Document): PageReading
  watched(page: Document): WatchedPage
  /**
   * Reads what the page itself does not hold, with requests of the page's own origin. Absent where there is nothing
   * more to be had.
   * @throws Error when the webmail does not answer as it should
   */
  readIdentity?(page: Document, message: OpenMessage, signal: AbortSignal): Promise<MessageIdentity>
  /** CSS properties of `html` and `body` that free `width` pixels at the right for the sidebar. */
  readonly aside: (width: number) => { html: Record<string, string>; body: Record<string, string> }
}
