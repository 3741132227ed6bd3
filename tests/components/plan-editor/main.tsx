/** One plan in two editors, each on its own copy. The first is for real keys, the second for the colleague. Query: seed. */
import { Editor } from '@tiptap/core'
import { render } from 'preact'
import { PlanEditor } from '../../../components/workspace/plan-editor'
import { placeCaret, writeKeys, writeLines } from './colleague'
import { randomFrom } from './random'
import { connectedCopies } from './wire'

const random = randomFrom(Number(new URLSearchParams(location.search).get('seed') ?? 1))
const { mine, theirs } = connectedCopies(['Lin Xiao', 'Li Na'], ['Goals', 'People', 'Next'], random)

const app = document.querySelector('#app')
const editors = [mine, theirs].map(({ name, doc, awareness }) => (
  <PlanEditor
    key={name}
    doc={doc}
    awareness={awareness}
    me={{ id: name, name }}
    isReadOnly={false}
    checkLimit={() => null}
  />
))
if (app) render(<>{editors}</>, app)

function editorAt(index: number): Editor {
  const found: unknown = document.querySelectorAll('.ProseMirror')[index]
  if (typeof found === 'object' && found !== null && 'editor' in found && found.editor instanceof Editor)
    return found.editor
  throw new Error('The editor is not there yet.')
}

const linesIn = (editor: Editor): string[] => {
  const lines: string[] = []
  editor.state.doc.descendants((node) => {
    if (node.isTextblock) lines.push(node.textContent)
    return !node.isTextblock
  })
  return lines
}

let isOver = false
const plan = {
  isReady: () => document.querySelectorAll('.ProseMirror').length === 2,
  isSame: () =>
    JSON.stringify(editorAt(0).getJSON()) === JSON.stringify(editorAt(1).getJSON()) &&
    mine.doc.getXmlFragment('plan').toJSON() === theirs.doc.getXmlFragment('plan').toJSON(),
  lines: () => linesIn(editorAt(0)),
  placeCaret: (text: string, offset?: number) => {
    placeCaret(editorAt(0), text, offset)
    editorAt(0).view.focus()
  },
  colleague: {
    writeUntilOver: () => writeLines(editorAt(1), { below: 'Goals', random, isOver: () => isOver }),
    placeCaret: (text: string, offset?: number) => placeCaret(editorAt(1), text, offset),
    pressEnter: () => editorAt(1).commands.splitBlock(),
    writeKeys: (keys: string) => writeKeys(editorAt(1), keys, random),
    makeHeading: () => editorAt(1).commands.setHeading({ level: 2 }),
  },
  over: () => (isOver = true),
}
Object.assign(globalThis, { plan })
