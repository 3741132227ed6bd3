/** Reports of a page, as its content script makes them. */
import type { Correspondent, MessageTrait, Original, PageReport } from '../../../lib/messages/page-report'

type MessageReport = Extract<PageReport, { kind: 'message' }>
type DraftReport = Extract<PageReport, { kind: 'draft' }>

interface Given {
  pageKey?: string
  /** Else neither its Message-ID nor its date has been read. */
  isComplete?: boolean
  name?: string
  threadKey?: string | null
  certainty?: number
  webmail?: string
  originals?: Original[]
  traits?: MessageTrait[]
  /** Beside the sender and the rep. */
  others?: Correspondent[]
}

let sequence = 0

const me: Correspondent = { role: 'to', name: 'Me', address: 'me@ourco.test' }

/** A message from this address; null: the page shows the name without one. */
export function reportFrom(address: string | null, given: Given = {}): MessageReport {
  const { name = 'Wang Fang', pageKey = address ?? name, isComplete = true, threadKey = null } = given
  sequence += 1
  return {
    kind: 'message',
    webmail: given.webmail ?? 'roundcube',
    certainty: given.certainty ?? 1,
    sequence,
    ownAddresses: ['me@ourco.test'],
    focus: 0,
    isComplete,
    messages: [
      {
        pageKey,
        threadKey,
        messageId: isComplete ? `${pageKey}-id` : null,
        subject: 'Quote',
        at: isComplete ? '2026-03-12T09:12:30.000Z' : null,
        people: [{ role: 'from', name, address }, me, ...(given.others ?? [])],
        peopleLeftOut: 0,
        originals: given.originals ?? [],
        traits: given.traits ?? [],
      },
    ],
  }
}

/** A draft to these addresses. */
export function draftTo(...addresses: string[]): DraftReport {
  sequence += 1
  return {
    kind: 'draft',
    webmail: 'roundcube',
    certainty: 1,
    sequence,
    ownAddresses: ['me@ourco.test'],
    people: addresses.map((address) => ({ role: 'to', name: '', address })),
    subject: 'Quote',
  }
}
