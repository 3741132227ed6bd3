/** A draft that is being written: fields for its recipients, a subject, and an editor, in whatever markup. */
import type { Correspondent } from '../../messages/page-report'
import type { PageReading } from '../adapter'
import { frameDocument } from '../dom'
import { boundPeople, boundSubject, correspondent } from '../people'
import { shownDocuments } from './documents'
import { markupWords, readLabel, type LabelKind } from './labels'
import { readWrittenPeople } from './people-text'
import { hasLayout, isSeen } from './visible'
import { walk } from './walk'

const fields = 'input, textarea, [contenteditable], [role=combobox], [role=textbox]'
const mostFields = 200
const noText = /^(?:hidden|checkbox|radio|button|submit|file|password|search|image|range|color|date)$/
/** CSS pixels an editor is at least high. */
const editorHeight = 60

type Recipient = 'to' | 'cc' | 'bcc'
const isRecipient = (kind: LabelKind | null): kind is Recipient => kind === 'to' || kind === 'cc' || kind === 'bcc'

/** What a field is for: by its accessible name, its label, or its name in the markup. */
function kindOf(field: Element): LabelKind | null {
  const label = field.id === '' ? null : field.ownerDocument.querySelector(`label[for="${CSS.escape(field.id)}"]`)
  for (const text of [field.getAttribute('aria-label'), label?.textContent, field.getAttribute('placeholder')]) {
    const kind = text == null ? null : readLabel(text.trim())
    if (kind !== null && kind !== 'other') return kind
  }
  const words = markupWords(field)
  if (words.includes('subject')) return 'subject'
  return (['bcc', 'cc', 'to'] as const).find((kind) => words.includes(kind)) ?? null
}

function valueOf(field: Element): string {
  return 'value' in field ? String(field.value) : ''
}

/** The largest part around a recipients' field that holds no other field: its chips stand there. */
function rowOf(field: Element, others: readonly Element[]): Element {
  let row = field
  for (let level = 0; level < 6; level += 1) {
    const parent = row.parentElement
    if (parent === null || others.some((other) => other !== field && parent.contains(other))) break
    row = parent
  }
  return row
}

export interface ShownDraft {
  reading: Extract<PageReading, { kind: 'draft' }>
  /** The person is in it. */
  isActive: boolean
  editor: HTMLElement
}

const isHtml = (element: Element | null | undefined): element is HTMLElement =>
  element != null && 'isContentEditable' in element

/** Where the text is written: the largest editable part, a textarea, or the body of an editor's frame. */
function findEditor(page: Document, inputs: readonly Element[]): HTMLElement | null {
  const isLarge = (element: Element): boolean =>
    !hasLayout(page) || element.getBoundingClientRect().height >= editorHeight
  const editors = inputs.filter(
    (field) =>
      field.localName === 'textarea' ||
      /^(?:|true|plaintext-only)$/.test(field.getAttribute('contenteditable') ?? 'false'),
  )
  const own = editors.find(
    (field) => !isRecipient(kindOf(field)) && kindOf(field) !== 'subject' && isSeen(field) && isLarge(field),
  )
  if (isHtml(own)) return own
  for (const frame of [...page.querySelectorAll('iframe')].slice(0, 20)) {
    const inner = frameDocument(frame)
    const isEditable = inner !== null && (inner.designMode === 'on' || inner.body?.isContentEditable)
    if (isEditable && isLarge(frame)) return inner.body
  }
  return null
}

function readIn(page: Document): ShownDraft | null {
  const inputs = [...page.querySelectorAll(fields)]
    .slice(0, mostFields)
    .filter((field) => !noText.test(field.getAttribute('type') ?? ''))
  const kinds = inputs.map((field) => ({ field, kind: kindOf(field) }))
  const recipients = kinds.filter(({ kind }) => isRecipient(kind))
  if (recipients.length === 0) return null
  const editor = findEditor(page, inputs)
  const subject = kinds.find(({ kind, field }) => kind === 'subject' && isSeen(field))?.field ?? null
  const to = recipients.find(({ field }) => isSeen(field) || isSeen(rowOf(field, inputs)))
  if (editor === null || to === undefined) return null
  const people: Correspondent[] = recipients.flatMap(({ field, kind }) => {
    if (!isRecipient(kind)) return []
    const typed = readWrittenPeople(valueOf(field)).people.map((one) => correspondent(kind, one.name, one.address))
    const row = rowOf(field, [...inputs, editor])
    const chips =
      row === field
        ? []
        : walk(row).tokens.flatMap((token) =>
            token.kind === 'person' ? [correspondent(kind, token.name, token.address)] : [],
          )
    return chips.concat(typed)
  })
  const once = [...new Map(people.map((one) => [`${one.role}${one.address ?? one.name}`, one])).values()]
  const active = page.activeElement
  return {
    reading: {
      kind: 'draft',
      ownAddresses: [],
      people: boundPeople(once).people,
      subject: boundSubject(subject === null ? null : valueOf(subject)),
    },
    isActive:
      active !== null && (inputs.includes(active) || frameDocument(active)?.body === editor || editor.contains(active)),
    editor,
  }
}

export function readShownDraft(top: Document): ShownDraft | null {
  for (const { page } of shownDocuments(top)) {
    const draft = readIn(page)
    if (draft !== null) return draft
  }
  return null
}
