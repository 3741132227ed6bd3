/**
 * The generic reader: finds the message in any webmail by what all of them have in common, and says how sure it is. A header
 * stands in one place, with a date, a subject and people, and before the message's text.
 */
import type { MailAdapter, PageReading } from '../adapter'
import { allFrames, shownDocuments } from './documents'
import { readShownMessage } from './read-message'

export const generic = {
  id: 'generic',
  selectors: {},

  matches: (page) => page.body !== null,

  readPage(page): PageReading {
    const shown = readShownMessage(page)
    if (shown === null) return { kind: 'none', ownAddresses: [] }
    return { kind: 'message', ownAddresses: [], messages: [shown.message], focus: 0, certainty: shown.certainty }
  },

  watched: (page) => ({
    targets: shownDocuments(page).map((shown) => shown.page.body),
    frames: allFrames(page),
    attributes: ['style', 'hidden', 'aria-hidden', 'title', 'href', 'src', 'aria-selected', 'open'],
  }),

  aside: (width) => ({ html: { 'margin-right': `${width}px` }, body: {} }),
} satisfies MailAdapter
