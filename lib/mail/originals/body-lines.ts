/** A message's body as lines of text, without asking the page for layout. */
import { isElement } from '../dom'

/** As much as is read, in UTF-16 units and nodes: forwards and bounces say at the top what they are. */
const mostText = 64 * 1024
const mostNodes = 20_000
const mostDepth = 400
/** Stands as a line of its own where the page shows the headers of an attached message; no page's text holds the character. */
export const attachedMark = '\u0000'

const unseen = /^(?:style|script|template|head|title|noscript|textarea|select)$/
const ownLine = /^(?:address|article|blockquote|center|d[dlt]|div|fieldset|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul)$/
/** Roundcube's headers of a message/rfc822 part (program/actions/mail/show.php). */
const attachedHeaders = 'message-partheaders'

/** Lines with single blanks; a table's cells parted by a tab. */
export function bodyLines(body: Element | string): string[] {
  const text = typeof body === 'string' ? body.slice(0, mostText).replaceAll(attachedMark, '') : textOf(body)
  return text.split('\n').map((line) => line.replaceAll(/[ \r\u00A0\u200B\uFEFF]+/g, ' ').trim())
}

/** Blanks as a page shows them: single, and none at the start of a line. */
function collapsed(text: string, isLineStart: boolean): string {
  const single = text.replaceAll(/\s+/g, ' ')
  return isLineStart ? single.trimStart() : single
}

/** After a <br> the source's own line end counts for nothing: Roundcube writes both. */
function withoutDoubled(text: string, before: Node | null): string {
  return before?.nodeName.toLowerCase() === 'br' ? text.replace(/^\r?\n/, '') : text
}

function textOf(body: Element): string {
  let text = ''
  // Asked of the piece last written: asking the whole text for its end would copy it each time.
  let isLineStart = true
  let seen = 0
  const write = (piece: string): void => {
    text += piece
    if (piece !== '') isLineStart = piece.endsWith('\n')
  }
  const breakLine = (): void => {
    if (!isLineStart) write('\n')
  }
  const read = (parent: Element, depth: number, isPre: boolean): void => {
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      seen += 1
      if (seen > mostNodes || text.length > mostText || depth > mostDepth) return
      if (node.nodeType === 3) {
        const written = (node.nodeValue ?? '').slice(0, mostText).replaceAll(attachedMark, '')
        write(isPre ? withoutDoubled(written, node.previousSibling) : collapsed(written, isLineStart))
      }
      if (!isElement(node)) continue
      const name = node.localName
      if (unseen.test(name)) continue
      if (name === 'br') write('\n')
      else if (/^t[dh]$/.test(name) && !isLineStart) write('\t')
      const isLine = ownLine.test(name)
      if (isLine) breakLine()
      const shown = `${node.getAttribute('class') ?? ''} ${node.getAttribute('style') ?? ''}`
      if (shown.includes(attachedHeaders)) write(`${attachedMark}\n`)
      read(node, depth + 1, isPre || name === 'pre' || /\bpre\b/.test(shown))
      if (isLine) breakLine()
    }
  }
  read(body, 0, body.localName === 'pre')
  return text
}
