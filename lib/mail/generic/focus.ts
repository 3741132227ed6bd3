/** Which of several open messages is being read: the one opened last, else the one in view. */
import { hasLayout } from './visible'

/** Of each page what was open when it was last read. */
const memories = new WeakMap<Document, { keys: string[]; focus: string; isSure: boolean }>()

export interface OpenPart {
  key: string
  /** Holds the message. */
  pane: Element
}

function isInView({ pane }: OpenPart): boolean {
  const page = pane.ownerDocument
  if (!hasLayout(page)) return true
  const { top, bottom } = pane.getBoundingClientRect()
  return bottom > 0 && top < (page.defaultView?.innerHeight ?? 0)
}

/**
 * @param open at least one, in the page's order
 * @returns an index of them; not sure where several are in view and nothing tells which was opened last
 */
export function chooseFocus(top: Document, open: readonly OpenPart[]): { focus: number; isSure: boolean } {
  const before = memories.get(top)
  const keys = open.map((one) => one.key)
  const isSame = before !== undefined && keys.some((key) => before.keys.includes(key))
  const opened = isSame ? keys.findLastIndex((key) => !before.keys.includes(key)) : -1
  const inView = open.flatMap((one, index) => (isInView(one) ? [index] : []))
  const kept = inView.find((index) => isSame && keys[index] === before.focus)
  const focus = opened >= 0 ? opened : (kept ?? inView.at(-1) ?? open.length - 1)
  const wasSure = kept !== undefined && before?.isSure === true
  const isSure = opened >= 0 || inView.length === 1 || wasSure || open.length === 1
  memories.set(top, { keys, focus: keys[focus] ?? '', isSure })
  return { focus, isSure }
}
