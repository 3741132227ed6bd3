/** The pages of one webmail that the adapter contract runs over, and what must be read from them. */
import type { MailAdapter, PageReading, ShownRow } from '../../lib/mail/adapter'
import type { MailFolder } from '../../lib/messages/list-report'
import type { Correspondent } from '../../lib/messages/page-report'
import { fillFrames, focusOn, pageFrom } from './page-fixture'

/** A page and what must be read from it. */
export interface Case {
  html: string
  url: string
  expected: Partial<Extract<PageReading, { kind: 'message' }>> | Partial<PageReading>
  /** Documents of the page's same-origin frames, by CSS. */
  frames?: Record<string, { html: string; url: string; frames?: Record<string, { html: string; url: string }> }>
  /** CSS of what has the focus. */
  focus?: string
}

export interface ListCase {
  page: Case
  folder: MailFolder | null
  rows: (Partial<Omit<ShownRow, 'element'>> & { people: Correspondent[] })[]
}

export interface DraftParts {
  /** Text that stands where the draft is written. */
  editor: string
  /** CSS of something inside the send control, and of something that sends nothing; null where no fact is known. */
  send: { css: string; other: string } | null
}

export interface ContractPages {
  /** Whether the markup was seen in a running copy, or only follows documents. */
  isVerified: boolean
  openMessage: Case
  /** A string is the reason why the webmail has no such page. */
  collapsedConversation: Case | string
  previousConversationStays: Case | string
  listOnly: Case
  compose: Case
  /** The next conversation is named, and the one before is all that the page holds yet. */
  beforeNext?: Case | string
  splitView?: Case | string
  /** Older builds, and whatever else is known to differ. */
  more?: { name: string; page: Case }[]
  anotherLanguage?: Case | string
  list?: ListCase | string
  draftParts?: DraftParts
  /** Text of the message in focus, of the open message. */
  body?: string
  /** A message with these recipients, written as the webmail writes it. */
  messageTo(people: readonly Correspondent[]): Document
  /** CSS of what to take away, and the field the error must name. */
  requiredField: { css: string; field: string }
}

/** The case's page as a document, with its frames and its focus. */
export function openPage({ html, url, frames = {}, focus }: Omit<Case, 'expected'>): Document {
  const page = pageFrom(html, url)
  for (const [css, shown] of Object.entries(frames)) fillFrames(page, css, openPage(shown))
  if (focus !== undefined) focusOn(page, focus)
  return page
}

/** What the suite calls a page of a webmail: in its tests and in the table. */
export function variantsOf(pages: ContractPages): { name: string; page: Case | string }[] {
  const none = 'not written'
  return [
    { name: 'open message', page: pages.openMessage },
    { name: 'conversation, some open, some collapsed', page: pages.collapsedConversation },
    { name: 'conversation before still in the page', page: pages.previousConversationStays },
    { name: 'list and message together', page: pages.splitView ?? none },
    { name: 'another language', page: pages.anotherLanguage ?? none },
    { name: 'draft', page: pages.compose },
    { name: 'list alone', page: pages.listOnly },
    ...(pages.more ?? []),
  ]
}

/** A webmail with its pages. */
export interface Webmail {
  adapter: MailAdapter
  pages: ContractPages
}
