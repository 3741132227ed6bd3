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
  if (own.length < 2) return null
  const text = own.reduce((sum, token) => sum + (token.kind === 'text' && !token.isControl ? token.length : 0), 0)
  const isOpen =
    text > longestSnippet ||
    own.some((token) => token.kind === 'frame' || (token.kind === 'label' && token.label === 'to'))
  return { element, isOpen, hasDate: own.some((token) => token.kind === 'date') }
}

/** What the markup itself calls a row. */
export const rowRoles = /^(?:row|option|listitem|gridcell|treeitem)$/

/**
 * Of parts that stand side by side the rows of a message list: three or more of one kind, many of them with a date. Where they are
 * called rows, one date will do: some mail has none.
 */
export function listRows(rows: readonly Row[]): Element[] {
  return rows
    .filter(({ element, isOpen }) => {
      const like = rows.filter((other) => other.element.localName === element.localName)
      const dated = like.filter((other) => other.hasDate).length
      const isCalled = rowRoles.test(element.getAttribute('role') ?? '')
      return (
        !isOpen &&
        like.length > 2 &&
        ((isCalled && dated > 0 && !like.some((other) => other.isOpen)) || (dated > 2 && dated * 4 >= like.length))
      )
    })
    .map((row) => row.element)
}
