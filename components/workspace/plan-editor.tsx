/** The account plan, written together: TipTap over the plan's document, with everyone's caret. Loaded only when opened. */
import { Editor, type EditorOptions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { StarterKit } from '@tiptap/starter-kit'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'
import { strings } from '../locale'
import { withoutInvisible } from '../safe-text'
import { colourOf } from './colour-of'
import { pasteProblem, type LimitCheck } from './paste-problem'
import { PlanCaret } from './plan-editor-caret'
import { planLines } from './plan-editor-lines'
import { PlanToolbar } from './plan-toolbar'

export interface PlanEditorProps {
  doc: Doc
  awareness: Awareness
  me: { id: string; name: string }
  isReadOnly: boolean
  checkLimit: LimitCheck
}

/** The caret of a colleague: a line and a name, as elements and text, never markup. */
function renderCaret(user: Record<string, unknown>): HTMLElement {
  const name = typeof user['name'] === 'string' ? withoutInvisible(user['name']).text.slice(0, 60) : ''
  const caret = document.createElement('span')
  caret.className = 'caret'
  caret.style.borderColor = colourOf(name)
  const label = document.createElement('span')
  label.className = 'caret-name'
  label.style.background = colourOf(name)
  label.textContent = name
  caret.append(label)
  return caret
}

/** A colleague's selection, in their colour; a colour that came over the wire is not used. */
function renderSelection(user: Record<string, unknown>) {
  const name = typeof user['name'] === 'string' ? withoutInvisible(user['name']).text.slice(0, 60) : ''
  return { style: `background: color-mix(in srgb, ${colourOf(name)} 22%, transparent)` }
}

export function PlanEditor({ doc, awareness, me, isReadOnly, checkLimit }: PlanEditorProps) {
  const mountRef = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [isEmpty, setEmpty] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    if (!mountRef.current) return undefined
    /** True stops the paste: nothing of it reaches the document. */
    const refuse = (data: DataTransfer | null): boolean => {
      const found = pasteProblem(data, checkLimit)
      setProblem(found)
      return found !== null
    }
    const options: Partial<EditorOptions> = {
      element: mountRef.current,
      editable: !isReadOnly,
      extensions: [
        // Undo is the document's own (Collaboration), so that one takes back one's own words only.
        StarterKit.configure({ undoRedo: false, link: { openOnClick: false, protocols: ['http', 'https', 'mailto'] } }),
        Collaboration.configure({ document: doc, field: 'plan' }),
        PlanCaret,
        planLines(doc.getXmlFragment('plan')),
        CollaborationCaret.configure({
          provider: { awareness },
          user: { name: me.name, memberId: me.id, color: colourOf(me.name) },
          render: renderCaret,
          selectionRender: renderSelection,
        }),
      ],
      editorProps: {
        attributes: { 'aria-label': strings.value.page.plan.editor, role: 'textbox', 'aria-multiline': 'true' },
        handlePaste: (_view, event) => refuse(event.clipboardData),
        handleDrop: (_view, event) => refuse(event.dataTransfer),
      },
    }
    const made = new Editor(options)
    const look = () => setEmpty(made.isEmpty)
    made.on('transaction', look)
    look()
    setEditor(made)
    return () => made.destroy()
  }, [doc, awareness, me.id, me.name, isReadOnly, checkLimit])

  return (
    <div class="plan-editor" data-testid="plan-editor">
      {editor !== null && !isReadOnly && <PlanToolbar editor={editor} />}
      {problem !== null && (
        <div class="plan-problem" role="alert" data-testid="paste-refused">
          <span>{problem}</span>
          <button class="button" onClick={() => setProblem(null)}>
            {strings.value.page.plan.dismiss}
          </button>
        </div>
      )}
      <div
        class={`plan-text ${isEmpty ? 'is-empty' : ''}`}
        data-placeholder={strings.value.page.plan.placeholder}
        ref={mountRef}
      />
    </div>
  )
}
