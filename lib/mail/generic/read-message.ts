/** The message that a page shows, wherever among its frames. */
import type { ReadMessage } from '../adapter'
import { boundPeople } from '../people'
import { shownDocuments, type ShownDocument } from './documents'
import { pageKeyOf } from './page-key'
import { chooseFocus } from './focus'
import type { Header } from './read-header'
import { readHeaders, type Headers } from './read-headers'
import { isFrameOnTop, isSeen } from './visible'
import { readOwnAddresses } from './own-addresses'
import { startWalk, type Walk } from './walk'

export interface ShownMessages {
  messages: ReadMessage[]
  /** Index of the one that is being read. */
  focus: number
  certainty: number
  /** Holds the text of that one. */
  body: Element | null
  /** Holds the messages of a conversation; null when one stands alone. */
  within: Element | null
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

interface Found extends Headers {
  at: ShownDocument
  first: Header
  walked: Walk
}

/** Whether what holds the people of a header still names them: read piece by piece, it may be of two messages. */
function isStillSaid({ at, walked, first }: Found): boolean {
  return (
    at.page.defaultView !== null &&
    first.block.indices.every((index) => {
      const token = walked.tokens[index]
      if (token?.kind !== 'person') return true
      const { isConnected, outerHTML } = token.element
      const [local = ''] = token.address?.split('@') ?? []
      return isConnected && [local, token.name].some((said) => said !== '' && outerHTML.includes(said))
    })
  )
}

export interface Shown {
  /** null where no message is open. */
  shown: ShownMessages | null
  /** There was too much to be read whole. */
  isCut: boolean
}

/**
 * Yields when its time, of `performance.now()`, is over, and takes the next one: a large page, or a slow machine's, is read in pieces.
 */
export function* readShownMessages(top: Document, ends: number): Generator<void, Shown, number> {
  let until = ends
  let isInPieces = false
  const found: Found[] = []
  const texts = new Set<ShownDocument>()
  let isCut = false
  for (const at of shownDocuments(top)) {
    const { frame, parent } = at
    const isText =
      parent !== null &&
      (texts.has(parent) ||
        found.some(
          (outer) => outer.at === parent && frame !== null && outer.headers.some((header) => isTextOf(header, frame)),
        ))
    if (isText) {
      texts.add(at)
      continue
    }
    if (isCovered(at)) continue
    const root = at.page.documentElement
    const { walked, goOn } = startWalk(root)
    while (!goOn(until)) {
      isInPieces = true
      until = yield
    }
    // What is made of it does not stand behind the last piece of it.
    if (isInPieces) until = yield
    isCut ||= walked.isCut
    const read = readHeaders(walked, root, `${at.page.title} ${top.title}`)
    const [first] = read.headers
    if (first !== undefined) found.push({ ...read, at, first, walked })
  }
  const [best, ...others] = found.sort((a, b) => b.first.certainty - a.first.certainty)
  if (best === undefined) return { shown: null, isCut }
  if (isInPieces && !isStillSaid(best)) return { shown: null, isCut: true }
  // Two places that both look like the message: which is meant is not known.
  const isAlone = others.every(({ first }) => first.people[0]?.address === best.first.people[0]?.address)
  return { shown: asShown(top, best, isAlone), isCut }
}

function asShown(
  top: Document,
  { headers, at, walked, first, within, isWhole }: Found,
  isAlone: boolean,
): ShownMessages {
  const open = headers.map((header) => ({ key: pageKeyOf(header, at.page.URL), pane: header.block.pane, header }))
  const { focus, isSure } = chooseFocus(top, open)
  const { header } = open[focus] ?? { header: first }
  const sender = header.people[0]?.address
  const isClear = isWhole && (isSure || headers.every(({ people }) => people[0]?.address === sender))
  const certainty = isClear ? header.certainty : Math.min(header.certainty, 0.75)
  const tokens = header.block.indices.flatMap((index) => walked.tokens[index] ?? [])
  return {
    body: header.block.body,
    within,
    focus,
    ownAddresses: readOwnAddresses(walked, first.block.indices[0] ?? 0),
    elements: [header.anchor, ...tokens.filter((token) => token.kind !== 'text').map((token) => token.element)],
    certainty: isAlone ? certainty : Math.min(certainty, 0.5),
    messages: open.map(({ key, header: own }) => asMessage(key, own, first.subject)),
  }
}

/** @param subject of the conversation, where the message shows none of its own */
function asMessage(pageKey: string, header: Header, subject: string | null): ReadMessage {
  const { at } = header
  return {
    pageKey,
    threadKey: null,
    messageId: null,
    subject: header.subject ?? subject,
    at,
    ...boundPeople(header.people),
  }
}
