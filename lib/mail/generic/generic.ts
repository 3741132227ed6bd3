/**
 * The generic reader: finds the message in any webmail by what all of them have in common, and says how sure it is. A header
 * stands in one place, with a date, a subject and people, and before the message's text.
 */
import type { MailAdapter, PageReading } from '../adapter'
import { frameDocument } from '../dom'
import { allFrames, shownDocuments } from './documents'
import { createLooks, nothing, type Reading } from './memory'
import { readShownDraft } from './read-draft'
import { readShownMessages } from './read-message'
import { readDate } from './shown-date'
import { isSeen } from './visible'
import { walk } from './walk'

const looks = createLooks()

function* read(page: Document, until: number): Reading {
  const { shown, isCut } = yield* readShownMessages(page, until)
  const draft = readShownDraft(page)
  // A message that is answered stays in the page: what the person is in counts.
  if (draft !== null && (shown === null || draft.isActive)) return { ...nothing, reading: draft.reading }
  if (shown === null) return { ...nothing, isCut }
  const { messages, focus, certainty, ownAddresses, ...rest } = shown
  return { ...rest, reading: { kind: 'message', ownAddresses, messages, focus, certainty }, isCut }
}

export const generic = {
  id: 'generic',
  selectors: {},

  matches: (page) => page.body !== null,

  readPage: (page): PageReading => looks.look(page, (until) => read(page, until)),

  nextLook: (page) => looks.next(page),

  watched: (page) => ({
    targets: shownDocuments(page).map((shown) => shown.page.body),
    frames: allFrames(page),
    attributes: ['style', 'hidden', 'aria-hidden', 'title', 'href', 'aria-selected', 'open'],
  }),

  eyes: { shownDocuments, isSeen, walk, readDate },

  readBody(page) {
    const body = looks.body(page)
    const frame = body?.localName === 'iframe' ? body : body?.querySelector('iframe')
    return frame == null ? body : (frameDocument(frame)?.body ?? null)
  },

  readEditor: (page) => readShownDraft(page)?.editor ?? null,

  aside: (width) => ({ html: { 'margin-right': `${width}px` }, body: {} }),
} satisfies MailAdapter
