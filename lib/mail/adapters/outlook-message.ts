/** One message in Outlook's reading pane: its header's parts. */
import type { Correspondent } from '../../messages/page-report'
import type { ReadMessage } from '../adapter'
import { boundPeople, boundSubject } from '../people'
import type { SelectorList } from '../selectors'
import { readShownDate } from './gmail-date'
import { fields } from './outlook-fields'
import { ownBlock } from './own-block'
import { readPersonText, readShownPerson, withoutLabel } from './shown-person'

export const outlookMessage = {
  subject: [{ css: '[role=heading][id$="_SUBJECT"]', seen: '2026-08', by: 'others' }],
  sender: [
    { css: '[id$="_FROM"]', seen: '2026-08', by: 'others' },
    { css: '[role=region] > [aria-label][tabindex]', seen: '2025-06' },
  ],
  recipients: [{ css: '[data-testid=RecipientWell]', seen: '2025-06' }],
  recipient: [{ css: '[data-lpc-hover-target-id]', seen: '2026-08', by: 'others' }],
  date: [{ css: '[data-testid=SentReceivedSavedTime], [id$="_DATETIME"]', seen: '2026-08', by: 'others' }],
} as const satisfies Record<string, SelectorList>

/** The heading of the conversation, or of the message where conversations are off. */
export function readSubject(pane: Element): string | null {
  const [heading] = fields.all(pane, outlookMessage.subject)
  return boundSubject(heading?.getAttribute('title') ?? heading?.textContent ?? null)
}

/** One well for To and one for Cc, in this order; their names are in the reader's language. */
function readWell(well: Element, index: number): Correspondent[] {
  const role = well.closest('[id$="_CC"]') !== null || index === 1 ? 'cc' : index > 1 ? 'bcc' : 'to'
  const people = fields.all(well, outlookMessage.recipient)
  if (people.length > 0) return people.map((person) => readShownPerson(role, person, ['title', 'aria-label']))
  return withoutLabel(well.textContent ?? '')
    .split(';')
    .map((text) => readPersonText(role, text))
    .filter(({ name, address }) => name !== '' || address !== null)
}

/** A block around the sender also holds a picture with the initials: the labelled part is the name. */
function readSender(sender: Element): Correspondent {
  const labelled = sender.hasAttribute('aria-label') ? sender : sender.querySelector('[aria-label]:not([role=img])')
  return readShownPerson('from', labelled ?? sender, ['title', 'aria-label'])
}

/** What the reading pane holds: the senders stand for the messages, in the order of the page. */
export interface OutlookPane {
  root: Element
  senders: Element[]
  subject: string | null
  threadKey: string | null
}

/** @throws SelectorError when the pane names no sender */
export function readMessage({ root, senders, subject, threadKey }: OutlookPane, index: number): ReadMessage {
  const block = ownBlock(root, senders, index)
  const sender = senders[index] ?? fields.required(root, 'sender', outlookMessage.sender)
  const recipients = fields.all(block, outlookMessage.recipients).flatMap(readWell)
  const shown = fields.all(block, outlookMessage.date)[0]
  const date = shown?.getAttribute('title') ?? shown?.textContent ?? ''
  return {
    // No id of a message stands in the page: when it was sent names it within its conversation.
    pageKey: `${threadKey ?? subject ?? 'message'}/${date === '' ? index : date}`.slice(0, 500),
    threadKey,
    messageId: null,
    subject,
    at: readShownDate(date, root.ownerDocument.documentElement.lang),
    ...boundPeople([readSender(sender), ...recipients]),
  }
}
