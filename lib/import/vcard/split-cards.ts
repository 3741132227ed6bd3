/** Cards of a file, one after the other, as its text comes: without pictures, sounds and keys, which are most of its bytes. */
import { importLimits } from '../import-limits'

export interface RawCard {
  /** Physical line of its `BEGIN:VCARD`, from 1. */
  line: number
  /** Its lines between BEGIN and END, as they are folded. */
  lines: readonly string[]
  /** It was longer than a card may be, or the file ended within it: `lines` holds its beginning. */
  isCut: boolean
}

const bulky = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-[\w-]*PHOTO[\w-]*)[;:]/i
const begin = /^\s*BEGIN\s*:\s*VCARD\s*$/i
const end = /^\s*END\s*:\s*VCARD\s*$/i

/** @param text every line break one `\n` (file/decode.ts) */
export async function* splitCards(text: AsyncIterable<string>): AsyncGenerator<RawCard[]> {
  const splitter = new CardSplitter()
  let rest = ''
  for await (const piece of text) {
    const lines = (rest + piece).split('\n')
    rest = (lines.pop() ?? '').slice(0, importLimits.recordLength)
    yield lines.flatMap((line) => splitter.take(line))
  }
  yield [...splitter.take(rest), ...splitter.finish()]
}

class CardSplitter {
  #line = 0
  #card: { line: number; lines: string[]; length: number; isCut: boolean } | null = null
  #isInBulk = false

  take(line: string): RawCard[] {
    this.#line++
    if (begin.test(line)) {
      // A card within a card (AGENT of 2.1), or one that was never ended: what came before is given as cut.
      const before = this.finish()
      this.#card = { line: this.#line, lines: [], length: 0, isCut: false }
      return before
    }
    if (this.#card === null) return []
    if (end.test(line)) {
      const { line: at, lines, isCut } = this.#card
      this.#card = null
      return [{ line: at, lines, isCut }]
    }
    this.#keep(this.#card, line)
    return []
  }

  /** The card that was begun and not ended. */
  finish(): RawCard[] {
    const card = this.#card
    this.#card = null
    return card === null ? [] : [{ line: card.line, lines: card.lines, isCut: true }]
  }

  #keep(card: { lines: string[]; length: number; isCut: boolean }, line: string): void {
    this.#isInBulk = bulky.test(line) || (this.#isInBulk && !isProperty(line))
    if (this.#isInBulk) return
    card.length += line.length
    if (card.length > importLimits.recordLength) card.isCut = true
    else card.lines.push(line)
  }
}

/** A line that begins a property, not one that goes on with base64. */
function isProperty(line: string): boolean {
  return /^(?:[\w-]+\.)?[A-Za-z][\w-]*[;:]/.test(line)
}
