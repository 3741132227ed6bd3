/** Fastmail's composer: tokens in the field of the input whose id tells To, Cc or Bcc. */
import type { Correspondent } from '../../messages/page-report'
import type { SelectorList } from '../selectors'
import { smallestAround } from './own-block'
import { readShownPerson } from './shown-person'
import { fields } from './fastmail-fields'

export const fastmailDraft = {
  draftField: [{ css: '.v-EmailInput', seen: '2026-06', by: 'others' }],
  draftInput: [{ css: 'input[id$="-input"], textarea.v-EmailInput-input', seen: '2026-06', by: 'weak' }],
  draftToken: [{ css: '.v-EmailInput-tokens li', seen: '2026-06', by: 'weak' }],
  draftSubject: [{ css: 'input[id$="-subject-input"]', seen: '2026-06', by: 'weak' }],
  editor: [{ css: '.v-RichText-input', seen: '2022-06', by: 'others' }],
  send: [{ css: '.s-send', seen: '2022-06', by: 'others' }],
} as const satisfies Record<string, SelectorList>

/** Each draft from the smallest element that holds its recipients and its text. */
export function findFastmailDrafts(page: Document): Element[] {
  const drafts = fields
    .all(page, fastmailDraft.draftField)
    .flatMap((field) => smallestAround(field, fastmailDraft.editor) ?? [])
  return [...new Set(drafts)]
}

/** To, unless the field's id says otherwise. */
function roleOf(field: Element): Correspondent['role'] {
  const id = fields.first(field, fastmailDraft.draftInput)?.id ?? ''
  if (id.endsWith('-bcc-input')) return 'bcc'
  return id.endsWith('-cc-input') ? 'cc' : 'to'
}

/** Recipients that are tokens by now. */
export function readFastmailPeople(draft: Element): Correspondent[] {
  return fields.all(draft, fastmailDraft.draftField).flatMap((field) => {
    const role = roleOf(field)
    return fields.all(field, fastmailDraft.draftToken).map((token) => readShownPerson(role, token, ['title']))
  })
}
