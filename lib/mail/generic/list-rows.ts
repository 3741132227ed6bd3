/** Rows of a message list among parts that stand side by side. */
import type { Token } from './token'

export interface Row {
  element: Element
  hasDate: boolean
  /** Has a text of its own: an open message of a conversation. */
  isOpen: boolean
}

/** Text that is longer is more than the beginning of a message in its row. */
const longestSnippet = 400

/** A part as a row; null when it says too little to be one. */
export function rowOf(element: Element, own: readonly Token[]): Row | null {
  if (own.length < 3) return null
  const text = own.reduce((sum, token) => sum + (token.kind === 'text' && !token.isControl ? token.length : 0), 0)
  const isOpen =
    text > longestSnippet ||
    own.some((token) => token.kind === 'frame' || (token.kind === 'label' && token.label === 'to'))
  return { element, isOpen, hasDate: own.some((token) => token.kind === 'date') }
}

/** Of parts that stand side by side the rows of a message list: three or more of one kind, most of them with a date. */
export function listRows(rows: readonly Row[]): Element[] {
  return rows
    .filter(({ element, isOpen }) => {
      const like = rows.filter((other) => other.element.localName === element.localName)
      const dated = like.filter((other) => other.hasDate).length
      return !isOpen && dated >= 3 && dated * 2 >= like.length
    })
    .map((row) => row.element)
}
