/** Formatting for the plan: few marks, each with its key in the editor as well. */
import type { Editor } from '@tiptap/core'
import { Bold, Heading2, Italic, List, ListOrdered, TextQuote } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { strings } from '../locale'

const tools = [
  {
    name: 'heading',
    icon: Heading2,
    run: (editor: Editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  { name: 'bold', icon: Bold, run: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', icon: Italic, run: (editor: Editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'bullets', icon: List, run: (editor: Editor) => editor.chain().focus().toggleBulletList().run() },
  { name: 'numbers', icon: ListOrdered, run: (editor: Editor) => editor.chain().focus().toggleOrderedList().run() },
  { name: 'quote', icon: TextQuote, run: (editor: Editor) => editor.chain().focus().toggleBlockquote().run() },
] as const

const nodeNames = {
  heading: 'heading',
  bold: 'bold',
  italic: 'italic',
  bullets: 'bulletList',
  numbers: 'orderedList',
  quote: 'blockquote',
} as const

export function PlanToolbar({ editor }: { editor: Editor }) {
  const words = strings.value.page.plan
  const [, setTurn] = useState(0)
  useEffect(() => {
    const redraw = () => setTurn((turn) => turn + 1)
    editor.on('transaction', redraw)
    return () => {
      editor.off('transaction', redraw)
    }
  }, [editor])
  return (
    <div class="plan-toolbar" role="toolbar" aria-label={words.tools}>
      {tools.map(({ name, icon: Icon, run }) => (
        <button
          key={name}
          class="icon-button"
          aria-label={words[name]}
          aria-pressed={editor.isActive(nodeNames[name])}
          title={words[name]}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => run(editor)}
        >
          <Icon size={16} aria-hidden="true" />
        </button>
      ))}
    </div>
  )
}
