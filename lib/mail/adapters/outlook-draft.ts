/**
 * Outlook's drafts, in the pane, under a message or in a window. Each field of recipients is a group whose id ends in _TO, _CC or
 * _BCC in every language; a chip's label is the address, its text may be a name only.
 */
import type { Correspondent } from '../../messages/page-report'
import type { PageReading } from '../adapter'
import type { SelectorList } from '../selectors'
import { readComposedPeople } from './composed-people'
import { draftReading } from './draft-reading'
import { readShownPerson } from './shown-person'
import { fields } from './outlook-fields'

export const outlookDraft = {
  draftTo: [{ css: '[role=group][id$="_TO"]', seen: '2026-10', by: 'others' }],
  draftCc: [{ css: '[role=group][id$="_CC"]:not([id$="_BCC"])', seen: '2026-10', by: 'others' }],
  draftBcc: [{ css: '[role=group][id$="_BCC"]', seen: '2026-10', by: 'others' }],
  draftChip: [{ css: '._EType_RECIPIENT_ENTITY', seen: '2026-10', by: 'others' }],
  draftSubject: [{ css: 'input[id$="_SUBJECT"]', seen: '2026-09', by: 'others' }],
  editor: [{ css: '[id^=editorParent_] [contenteditable=true]', seen: '2026-09', by: 'others' }],
  send: [{ css: '[id$="__primaryActionButton"]', seen: '2026-10', by: 'others' }],
} as const satisfies Record<string, SelectorList>

/** Each draft from the smallest element that holds its recipients and its text. */
export function findDrafts(page: Document): Element[] {
  return fields.all(page, outlookDraft.draftTo).flatMap((field) => {
    let root = field.parentElement
    while (root !== null && root !== page.body && fields.first(root, outlookDraft.editor) === null)
      root = root.parentElement
    return root === null ? [] : [root]
  })
}

function readField(role: Correspondent['role'], draft: Element, list: SelectorList): Correspondent[] {
  const field = fields.first(draft, list)
  if (field === null) return []
  const chips = fields.all(field, outlookDraft.draftChip)
  if (chips.length > 0) return chips.map((chip) => readShownPerson(role, chip, ['aria-label', 'title']))
  // What is typed and not yet a chip.
  return readComposedPeople(role, field.textContent ?? '').filter(({ address }) => address !== null)
}

/** Recipients as chips, or as they are being typed, and the subject. */
export function readDraft(draft: Element, ownAddresses: string[]): PageReading {
  const people = [
    ...readField('to', draft, outlookDraft.draftTo),
    ...readField('cc', draft, outlookDraft.draftCc),
    ...readField('bcc', draft, outlookDraft.draftBcc),
  ]
  return draftReading(ownAddresses, people, fields.first(draft, outlookDraft.draftSubject))
}
