/**
 * The caret stays where one writes while colleagues write too.
 *
 * For each of their edits the binding (y-tiptap) replaces the whole document, and then places the caret twice: first
 * beside the character it stood at, which is exact, and then, where the paragraph reads differently or is empty, by
 * looking for a paragraph that reads as it did. So whoever had just pressed Enter was put into the empty paragraph
 * a colleague had made at that moment, and typed on there. The search can also throw before the edit is shown.
 * https://github.com/ueberdosis/tiptap/issues/7213 and https://github.com/ueberdosis/y-tiptap/issues/48, both open in
 * @tiptap/y-tiptap 3.0.9.
 */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ProsemirrorBinding, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import { getItem, Item, RelativePosition } from 'yjs'

function bindingOf(state: EditorState): ProsemirrorBinding | null {
  const sync: unknown = ySyncPluginKey.getState(state)
  if (typeof sync !== 'object' || sync === null || !('binding' in sync)) return null
  return sync.binding instanceof ProsemirrorBinding ? sync.binding : null
}

/** Whether the character, or the paragraph, that the position was beside is still in the plan. */
function isAlive(binding: ProsemirrorBinding, { item, type }: RelativePosition): boolean {
  const id = item ?? type
  if (id === null) return true
  const found = getItem(binding.doc.store, id)
  return found instanceof Item && !found.deleted
}

/**
 * Where a position of `before` is in `after` by what differs between the two alone: a colleague's Enter or Backspace makes a
 * paragraph anew from the same words, and so does making it a heading.
 */
function followText(before: Node, after: Node, position: number): number {
  const start = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (start === null || end === null || position <= start) return position
  // Where the same letters repeat, the two searches pass each other.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const [oldEnd, newEnd] = [end.a + overlap, end.b + overlap]
  if (position >= oldEnd) return position + newEnd - oldEnd
  const { parent, parentOffset } = before.resolve(position)
  let found: number | null = null
  after.nodesBetween(start, newEnd, (node, at) => {
    if (found === null && node.isTextblock && node.textContent === parent.textContent) found = at + 1 + parentOffset
    return found === null
  })
  return found ?? Math.min(position, newEnd)
}

/** Places the caret in a colleague's edit; `state` is the editor's before it. */
function keepSelection(state: EditorState, transaction: Transaction): void {
  const binding = bindingOf(state)
  const kept = binding?.beforeTransactionSelection
  if (!binding || !kept || !(state.selection instanceof TextSelection)) return
  const follow = (relative: unknown, position: number): number => {
    const exact =
      relative instanceof RelativePosition && isAlive(binding, relative)
        ? relativePositionToAbsolutePosition(binding.doc, binding.type, relative, binding.mapping)
        : null
    return exact ?? followText(transaction.before, transaction.doc, position)
  }
  const { doc } = transaction
  const [anchor, head] = [follow(kept.anchor, state.selection.anchor), follow(kept.head, state.selection.head)]
  transaction.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head)))
}

/** Keeps the binding from searching: it does where it knows the old position as a number. */
function stopSearch(view: EditorView) {
  const doc = bindingOf(view.state)?.doc
  const forgetNumbers = () => {
    const kept = bindingOf(view.state)?.beforeTransactionSelection
    if (kept) Object.assign(kept, { absAnchor: null, absHead: null })
  }
  doc?.on('beforeObserverCalls', forgetNumbers)
  return { destroy: () => doc?.off('beforeObserverCalls', forgetNumbers) }
}

/** Goes beside `Collaboration`. */
export const PlanCaret = Extension.create({
  name: 'planCaret',
  addProseMirrorPlugins: () => [new Plugin({ view: stopSearch })],
  dispatchTransaction({ transaction, next }) {
    const change: unknown = transaction.getMeta(ySyncPluginKey)
    const isTheirs =
      typeof change === 'object' && change !== null && 'isChangeOrigin' in change && change.isChangeOrigin
    if (isTheirs && transaction.docChanged) keepSelection(this.editor.state, transaction)
    next(transaction)
  },
})
