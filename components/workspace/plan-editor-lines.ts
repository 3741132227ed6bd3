/**
 * A new line can be begun by two at once.
 *
 * The binding (y-tiptap) gives a new paragraph its text only with the first letter. Two who begin in the same empty line
 * within one round trip thus made a text each; joining the two later wrote letters twice and dropped others
 * (https://github.com/yjs/y-prosemirror/issues/161). So whoever makes a line gives it its empty text at once, and both
 * write in that.
 */
import { Extension } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { ContentType, XmlElement, XmlText, type Transaction, type XmlFragment, type YEvent } from 'yjs'

/** The line itself if it is empty, or the empty ones in a list or a quote. */
function emptyLinesIn(block: unknown, schema: Schema): XmlElement[] {
  if (!(block instanceof XmlElement)) return []
  if (schema.nodes[block.nodeName]?.isTextblock) return block.length === 0 ? [block] : []
  const children: unknown[] = block.toArray()
  return children.flatMap((child) => emptyLinesIn(child, schema))
}

function giveNewLinesText(plan: XmlFragment, schema: Schema): () => void {
  const give = (events: YEvent<XmlFragment>[], { origin }: Transaction): void => {
    if (origin !== ySyncPluginKey) return
    const made = events.flatMap((event) => [...event.changes.added].map((item) => item.content))
    const lines = made.flatMap((content) => (content instanceof ContentType ? emptyLinesIn(content.type, schema) : []))
    if (lines.length === 0) return
    // Of the same origin, so that an undo takes it back with its line.
    plan.doc?.transact(() => {
      for (const line of lines) line.insert(0, [new XmlText()])
    }, ySyncPluginKey)
  }
  plan.observeDeep(give)
  return () => plan.unobserveDeep(give)
}

/** `plan` is the fragment that `Collaboration` edits. */
export const planLines = (plan: XmlFragment) =>
  Extension.create({
    name: 'planLines',
    addProseMirrorPlugins() {
      const { schema } = this.editor
      return [new Plugin({ view: () => ({ destroy: giveNewLinesText(plan, schema) }) })]
    },
  })
