/** A draft may stand beside, in or over an open message: which of the two the person is at. */
import { isShown } from './is-shown'

/** The focused element of the webmail; null when nothing of it has the focus: not even when the sidebar has. */
function focusOf(page: Document): Element | null {
  const active = page.activeElement ?? null
  // Beside the body stand only elements of extensions, the sidebar among them.
  const isWebmail = active !== null && active !== page.body && active.parentElement !== page.documentElement
  return isWebmail ? active : null
}

/** The draft that has the focus; while nothing of the webmail has it, the last one that is shown; else null. */
export function draftInFront(page: Document, drafts: readonly Element[]): Element | null {
  const focus = focusOf(page)
  if (focus !== null && focus !== page.documentElement) return drafts.find((draft) => draft.contains(focus)) ?? null
  return drafts.findLast(isShown) ?? null
}
