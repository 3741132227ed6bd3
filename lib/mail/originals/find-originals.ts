/** Who else may be a message's author, by what stands in its text: forwards and bounces (PRODUCT R4). For content scripts. */
import { parsePerson } from '../../domain/address-list'
import { limits } from '../../messages/limits'
import type { Correspondent, MessageTrait, Original } from '../../messages/page-report'
import { correspondent } from '../people'
import { attachedMark, bodyLines } from './body-lines'
import { readLabel, type HeaderLine } from './header-labels'
import { isForwardSubject, isReplyMark, readForwardMark } from './quote-marks'
import { isDaemon, unreachedOf } from './unreached'

export interface FoundOriginals {
  /** Of nested forwards the outermost first, so that the last is whoever wrote first. */
  originals: Original[]
  traits: MessageTrait[]
}

/** A line without quote marks, and the header that it is. */
interface Line {
  text: string
  header: HeaderLine | null
}

/** Headers written into the text. */
interface Block {
  author: string
  /** What the other headers say, the subject among them. */
  others: string[]
  /** The line after it. */
  end: number
}

/** Lines between two headers of a block, since long lists of recipients go on; and between "Forwarded message" and its block. */
const mostBetween = 4
const longestBlock = 30

/**
 * What stands in the body is anybody's word, so an original is an offer and never a match by itself. A block of headers is a forward
 * below "Forwarded message", or where the subject above it says "Fwd:" in some language: replies quote the very same block. Below
 * "On … wrote:" nothing is looked for.
 * @param body the element that shows the message's text, or the text itself; the first 64 KB are read, without layout
 * @param message what its headers say. Without it a block needs the words above it, and a bounce a machine-readable report
 */
export function findOriginals(
  body: Element | string,
  message: { subject: string | null; people: readonly Correspondent[] } = { subject: null, people: [] },
): FoundOriginals {
  const lines = bodyLines(body).map(readLine)
  const sender = message.people.find(({ role }) => role === 'from')?.address ?? ''
  const isReport = isDaemon(sender) || lines.some(({ text }) => /^final-recipient:/i.test(text))
  const unreached = isReport ? unreachedOf(lines.map(({ text }) => text)) : []
  const attachedAt = lines.flatMap(({ text }, at) => (text === attachedMark ? [at] : []))
  const attached = attachedAt
    .map((at) =>
      readBlock(
        lines,
        lines.findIndex(({ text }, index) => index > at && text !== ''),
      ),
    )
    .filter((block) => block !== null)
  const forwarded = unreached.length > 0 ? [] : findForwards(lines.slice(0, attachedAt[0]), message.subject ?? '')
  const isForward = unreached.length === 0 && forwarded.length + attached.length > 0
  return {
    originals: [
      ...unreached.map((address) => original('bounce', address)),
      ...forwarded.map(({ author }) => original('forward', author)),
      ...attached.map(({ author }) => original('attachment', author)),
    ].slice(0, limits.originalsPerMessage),
    traits: unreached.length > 0 ? ['bounce'] : isForward ? ['forward'] : [],
  }
}

function readLine(written: string): Line {
  const text = written.replace(/^[>|\s]+/, '')
  return { text, header: readLabel(text) }
}

function findForwards(lines: readonly Line[], above: string): Block[] {
  const found: Block[] = []
  let isForward = isForwardSubject(above)
  let markedUntil = -1
  for (let at = 0; at < lines.length; at += 1) {
    const { text = '' } = lines[at] ?? {}
    const rest = readForwardMark(text)
    if (rest !== null) {
      markedUntil = at + mostBetween
      const here = readLabel(rest)
      if (here?.isAuthor === true) found.push({ author: here.value, others: [], end: at })
    }
    if (isReplyMark(text)) break
    const block = rest === null ? readBlock(lines, at) : null
    if (block === null) continue
    if (at > markedUntil && !isForward) break
    found.push(block)
    isForward = block.others.some(isForwardSubject)
    at = block.end - 1
  }
  return found
}

/** The block of headers that begins at this line: an author and at least two more. Null where none does. */
function readBlock(lines: readonly Line[], start: number): Block | null {
  const block: Block = { author: '', others: [], end: start }
  let isAuthor = false
  const last = Math.min(lines.length, start + longestBlock)
  for (let at = start; at < last && at <= block.end + mostBetween; at += 1) {
    const { text = '', header = null } = lines[at] ?? {}
    if (header === null) {
      if (at === start) return null
      if (isWhole(block) && /^$|^[-_=]{3}/.test(text)) break
      // The author's address on a line of its own.
      if (isAuthor && !block.author.includes('@')) block.author += ` ${text}`
      continue
    }
    isAuthor = header.isAuthor && block.author === ''
    // A second author begins another block.
    if (header.isAuthor && !isAuthor) break
    if (isAuthor) block.author = header.value || ' '
    else block.others.push(header.value)
    block.end = at + 1
  }
  return isWhole(block) ? block : null
}

function isWhole({ author, others }: Block): boolean {
  return author.trim() !== '' && others.length >= 2
}

/** "Ana <ana@…>", and Outlook's "Ana [mailto:ana@…]" and "Ana <ana@…<mailto:ana@…>>". */
function original(how: Original['how'], written: string): Original {
  const text = written.slice(0, 2000)
  const address = /[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:]{1,255}/.exec(text)
  const before = address === null ? text : text.slice(0, address.index).replace(/[<[(]\s*(?:mailto:)?$/i, '')
  const person = correspondent('from', parsePerson(before).name, address?.[0] ?? null)
  return { how, name: person.name, address: person.address }
}
