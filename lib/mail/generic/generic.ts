/**
 * The generic reader: finds the message in any webmail by what all of them have in common, and says how sure it is. A header
 * stands in one place, with a date, a subject and people, and before the message's text.
 */
import type { MailAdapter, PageReading } from '../adapter'
import { frameDocument } from '../dom'
import { allFrames, shownDocuments } from './documents'
import { createLooks, type Remembered } from './memory'
import { readShownDraft } from './read-draft'
import { placeInRow, readShownList } from './read-list'
import { readShownMessages } from './read-message'

const looks = createLooks()

function read(page: Document): Remembered {
  const { shown, isCut } = readShownMessages(page)
  const draft = readShownDraft(page)
  // A message that is answered stays in the page: what the person is in counts.
  if (draft !== null && (shown === null || draft.isActive))
    return { reading: draft.reading, elements: [], within: null, isCut: false }
  if (shown === null) return { reading: { kind: 'none', ownAddresses: [] }, elements: [], within: null, isCut }
  const { messages, focus, certainty, ownAddresses, elements, within } = shown
  return { reading: { kind: 'message', ownAddresses, messages, focus, certainty }, elements, within, isCut }
}

export const generic = {
  id: 'generic',
  selectors: {},

  matches: (page) => page.body !== null,

  readPage: (page): PageReading => looks.look(page, () => read(page)),

  nextLook: (page) => looks.next(page),

  watched: (page) => ({
    targets: shownDocuments(page).map((shown) => shown.page.body),
    frames: allFrames(page),
    attributes: ['style', 'hidden', 'aria-hidden', 'title', 'href', 'aria-selected', 'open'],
  }),

  readList: readShownList,
  chipPlace: placeInRow,

  readBody(page) {
    const body = readShownMessages(page).shown?.header.block.body ?? null
    const frame = body?.localName === 'iframe' ? body : (body?.querySelector('iframe') ?? null)
    return frame === null ? body : (frameDocument(frame)?.body ?? null)
  },

  readEditor: (page) => readShownDraft(page)?.editor ?? null,

  aside: (width) => ({ html: { 'margin-right': `${width}px` }, body: {} }),
} satisfies MailAdapter
