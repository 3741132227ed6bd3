/** Puts text in at the caret of the draft, as if it had been typed there: the editor's undo takes it back, nothing else is touched. */
import type { MailAdapter, PageReading } from './adapter'

export interface DraftInsert {
  /** The page has been read: while it shows a draft, the caret in its editor is remembered. */
  look(reading: PageReading): void
  /** @returns false when the page shows no editor, or the editor takes no text */
  insert(text: string): boolean
}

type TextField = HTMLTextAreaElement | HTMLInputElement

const isTextField = (element: HTMLElement): element is TextField => 'setRangeText' in element

/** The part of the selection of the editor's document that lies in the editor. */
function caretIn(editor: HTMLElement): Range | null {
  const selection = editor.ownerDocument.getSelection()
  const range = selection === null || selection.rangeCount === 0 ? null : selection.getRangeAt(0)
  return range !== null && editor.contains(range.commonAncestorContainer) ? range : null
}

/** Editors with an undo of their own (TinyMCE) take a step where they hear of text that was not typed. */
function tellEditor(editor: HTMLElement, data: string | null): void {
  editor.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText', data }))
}

function insertInField(field: TextField, text: string): void {
  field.setRangeText(text, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, 'end')
  tellEditor(field, text)
}

function insertInEditor(editor: HTMLElement, text: string, remembered: Range | null): boolean {
  const page = editor.ownerDocument
  page.defaultView?.focus()
  editor.focus()
  const selection = page.getSelection()
  if (!isTextField(editor) && selection !== null) {
    const range = remembered ?? page.createRange()
    // Never written in yet: above what stands there, as a reply's first line is.
    if (remembered === null) range.setStart(editor, 0)
    selection.removeAllRanges()
    selection.addRange(range)
  }
  if (!isTextField(editor)) tellEditor(editor, null)
  // No other way keeps the browser's undo: https://github.com/w3c/editing/issues/200
  // oxlint-disable-next-line typescript/no-deprecated
  const isDone = page.execCommand('insertText', false, text)
  if (!isDone && !isTextField(editor)) return false
  if (isDone) tellEditor(editor, text)
  else if (isTextField(editor)) insertInField(editor, text)
  return true
}

export function insertInDrafts(page: Document, adapter: MailAdapter, signal: AbortSignal): DraftInsert {
  let listening: { page: Document; ending: AbortController } | null = null
  /** Moves with the text around it. */
  let caret: { editor: HTMLElement; range: Range } | null = null

  const readEditor = (): HTMLElement | null => adapter.readEditor?.(page) ?? null
  const remember = (): void => {
    const editor = readEditor()
    const range = editor === null ? null : caretIn(editor)
    if (editor !== null && range !== null) caret = { editor, range: range.cloneRange() }
  }
  const leave = (): void => {
    listening?.ending.abort()
    listening = null
    caret = null
  }
  signal.addEventListener('abort', leave)

  return {
    look({ kind }) {
      const shown = kind === 'draft' ? (readEditor()?.ownerDocument ?? null) : null
      if (listening?.page === shown) return
      leave()
      if (shown === null || signal.aborted) return
      listening = { page: shown, ending: new AbortController() }
      shown.addEventListener('selectionchange', remember, { signal: listening.ending.signal })
      remember()
    },
    insert(text) {
      const editor = readEditor()
      if (editor === null) return false
      const now = isTextField(editor) ? null : caretIn(editor)
      const before =
        caret?.editor === editor && editor.contains(caret.range.commonAncestorContainer) ? caret.range : null
      return insertInEditor(editor, text, (now ?? before)?.cloneRange() ?? null)
    },
  }
}
