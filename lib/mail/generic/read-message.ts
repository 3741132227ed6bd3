/** The message that a page shows, wherever among its frames. */
import type { ReadMessage } from '../adapter'
import { boundPeople } from '../people'
import { shownDocuments, type ShownDocument } from './documents'
import { pageKeyOf } from './page-key'
import { readHeader, type Header } from './read-header'
import { isFrameOnTop, isSeen } from './visible'
import { walk } from './walk'

export interface ShownMessage {
  message: ReadMessage
  certainty: number
  header: Header
  page: Document
}

/** Whether the frame is the text of a header's message: it stands in the header's pane, after the header. */
function isTextOf(header: Header, frame: Element): boolean {
  const { block, anchor } = header
  return (
    block.body?.contains(frame) === true ||
    (block.pane.contains(frame) && (anchor.compareDocumentPosition(frame) & 4) !== 0)
  )
}

function isCovered({ frame, parent }: ShownDocument): boolean {
  if (frame === null) return false
  return !isSeen(frame) || !isFrameOnTop(frame) || (parent !== null && isCovered(parent))
}

export function readShownMessage(top: Document): ShownMessage | null {
  const found: { at: ShownDocument; header: Header }[] = []
  const texts = new Set<ShownDocument>()
  for (const at of shownDocuments(top)) {
    const isText =
      at.parent !== null &&
      (texts.has(at.parent) ||
        found.some(({ at: outer, header }) => outer === at.parent && at.frame !== null && isTextOf(header, at.frame)))
    if (isText) {
      texts.add(at)
      continue
    }
    if (isCovered(at)) continue
    const header = readHeader(walk(at.page.documentElement), at.page.documentElement, `${at.page.title} ${top.title}`)
    if (header !== null) found.push({ at, header })
  }
  const [first, ...others] = found.sort((a, b) => b.header.certainty - a.header.certainty)
  if (first === undefined) return null
  const { header, at } = first
  // Two places that both look like the message: which is meant is not known.
  const isAlone = others.every((other) => other.header.people[0]?.address === header.people[0]?.address)
  return {
    header,
    page: at.page,
    certainty: isAlone ? header.certainty : Math.min(header.certainty, 0.5),
    message: {
      pageKey: pageKeyOf(header, at.page.URL),
      threadKey: null,
      messageId: null,
      subject: header.subject,
      at: header.at,
      ...boundPeople(header.people),
    },
  }
}
