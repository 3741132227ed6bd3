/** A first account plan, as the editor would have written it: the Yjs update of a document whose fragment is `plan`. */
import { getSchema, type JSONContent } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { seededRandom } from './random'
import type { PlanBlock } from './story'

const schema = getSchema([StarterKit.configure({ undoRedo: false })])

function paragraph(text: string): JSONContent {
  return { type: 'paragraph', content: [{ type: 'text', text }] }
}

function node(block: PlanBlock): JSONContent {
  if ('heading' in block)
    return { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: block.heading }] }
  if ('text' in block) return paragraph(block.text)
  return {
    type: 'bulletList',
    content: block.list.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
  }
}

/** @param seed decides the client id, so that the same plan is the same bytes */
export function planUpdate(blocks: readonly PlanBlock[], seed: string): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = seededRandom(seed).between(1, 0x7fffffff)
  const content = { type: 'doc', content: blocks.map(node) }
  doc.transact(() => prosemirrorJSONToYXmlFragment(schema, content, doc.getXmlFragment('plan')))
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
