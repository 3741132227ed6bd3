/** Reports of a page, as its content script makes them. */
import type { PageReport } from '../../../lib/messages/page-report'

type MessageReport = Extract<PageReport, { kind: 'message' }>

let sequence = 0

/** A message from this address; not complete: neither its Message-ID nor its date has been read. */
export function reportFrom(
  address: string,
  { pageKey = address, isComplete = true, name = 'Wang Fang' } = {},
): MessageReport {
  sequence += 1
  return {
    kind: 'message',
    webmail: 'roundcube',
    certainty: 1,
    sequence,
    ownAddresses: ['me@ourco.test'],
    focus: 0,
    isComplete,
    messages: [
      {
        pageKey,
        threadKey: null,
        messageId: isComplete ? `${pageKey}-id` : null,
        subject: 'Quote',
        at: isComplete ? '2026-03-12T09:12:30.000Z' : null,
        people: [
          { role: 'from', name, address },
          { role: 'to', name: 'Me', address: 'me@ourco.test' },
        ],
        peopleLeftOut: 0,
        originals: [],
        traits: [],
      },
    ],
  }
}
