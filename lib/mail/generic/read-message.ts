/** The message that a page shows, wherever among its frames. */
import type { ReadMessage } from '../adapter'
import { boundPeople } from '../people'
import { shownDocuments, type ShownDocument } from './documents'
import { pageKeyOf } from './page-key'
import { readHeader, type Header } from './read-header'
import { isFrameOnTop, isSeen } from './visible'
import { readOwnAddresses } from './own-addresses'
import { walk, type Walk } from './walk'

export interface ShownMessage {
  message: ReadMessage
  certainty: number
  header: Header
  ownAddresses: string[]
  /** Of the header, the sender's first. */
  elements: Element[]
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

interface Found {
  at: ShownDocument
  header: Header
  walked: Walk
}

/** The message, or null; `isCut` when there was too much to be read whole. */
export function readShownMessage(top: Document): { message: ShownMessage | null; isCut: boolean } {
  const found: Found[] = []
  const texts = new Set<ShownDocument>()
  let isCut = false
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
    const root = at.page.documentElement
    const walked = walk(root)
    isCut ||= walked.isCut
    const header = readHeader(walked, root, `${at.page.title} ${top.title}`)
    if (header !== null) found.push({ at, header, walked })
  }
  const [first, ...others] = found.sort((a, b) => b.header.certainty - a.header.certainty)
  if (first === undefined) return { message: null, isCut }
  // Two places that both look like the message: which is meant is not known.
  const isAlone = others.every((other) => other.header.people[0]?.address === first.header.people[0]?.address)
  return { message: asMessage(first, isAlone), isCut }
}

function asMessage({ header, at, walked }: Found, isAlone: boolean): ShownMessage {
  const tokens = header.block.indices.flatMap((index) => walked.tokens[index] ?? [])
  return {
    header,
    ownAddresses: readOwnAddresses(walked, header.block.indices[0] ?? 0),
    elements: [header.anchor, ...tokens.filter((token) => token.kind !== 'text').map((token) => token.element)],
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
