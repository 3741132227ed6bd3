/** A colleague who writes by script, one key at a time, in the second editor. */
import type { Editor } from '@tiptap/core'

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Where the paragraph that reads `text` begins, inside it. */
function startOf(editor: Editor, text: string): number {
  let start: number | null = null
  editor.state.doc.descendants((node, at) => {
    if (start === null && node.isTextblock && node.textContent === text) start = at + 1
    return start === null
  })
  if (start === null) throw new Error(`No paragraph reads “${text}”.`)
  return start
}

export function placeCaret(editor: Editor, text: string, offset = text.length): void {
  editor.commands.setTextSelection(startOf(editor, text) + offset)
}

/** One key at a time, 1 to 15 ms between. */
export async function writeKeys(editor: Editor, keys: string, random: () => number): Promise<void> {
  for (const key of keys) {
    await wait(1 + random() * 14)
    editor.view.dispatch(editor.state.tr.insertText(key))
  }
}

/** Writes whole lines after the paragraph `below` until `isOver`; gives the lines. */
export async function writeLines(
  editor: Editor,
  { below, random, isOver }: { below: string; random: () => number; isOver: () => boolean },
): Promise<string[]> {
  const lines: string[] = []
  placeCaret(editor, below)
  while (!isOver()) {
    const line = `their${lines.length}`
    editor.commands.splitBlock()
    await writeKeys(editor, line, random)
    await wait(1 + random() * 14)
    lines.push(line)
  }
  return lines
}
