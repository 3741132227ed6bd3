/** Yahoo's drafts: recipients are pills with the address in the title, in the block of their field's input. */
import type { Correspondent } from '../../messages/page-report'
import type { PageReading } from '../adapter'
import type { SelectorList } from '../selectors'
import { draftReading } from './draft-reading'
import { ownBlock, smallestAround } from './own-block'
import { readShownPerson } from './shown-person'
import { fields } from './yahoo-fields'

export const yahooDraft = {
  draftTo: [{ css: '#message-to-field', seen: '2026-06', by: 'others' }],
  draftCc: [{ css: '#message-cc-field', seen: '2024-06', by: 'others' }],
  draftBcc: [{ css: '#message-bcc-field', seen: '2024-06', by: 'others' }],
  draftField: [{ css: '[data-test-id=container-to]', seen: '2019-11', by: 'others' }],
  draftPill: [{ css: '[data-test-id=pill][title]', seen: '2019-11', by: 'others' }],
  draftSubject: [{ css: '[data-test-id=compose-subject]', seen: '2026-06', by: 'others' }],
  editor: [{ css: '[data-test-id=rte]', seen: '2026-08', by: 'others' }],
  send: [{ css: '[data-test-id=compose-send-button]', seen: '2026-08', by: 'others' }],
} as const satisfies Record<string, SelectorList>

/** Each draft from the smallest element that holds its subject and its text. */
export function findYahooDrafts(page: Document): Element[] {
  return fields
    .all(page, yahooDraft.draftSubject)
    .flatMap((subject) => smallestAround(subject, yahooDraft.editor) ?? [])
}

function readField(role: Correspondent['role'], field: Element): Correspondent[] {
  return fields.all(field, yahooDraft.draftPill).map((pill) => readShownPerson(role, pill, ['title']))
}

function readPeople(draft: Element): Correspondent[] {
  const inputs = [yahooDraft.draftTo, yahooDraft.draftCc, yahooDraft.draftBcc].map((list) => fields.first(draft, list))
  const there = inputs.filter((input) => input !== null)
  const to = fields.first(draft, yahooDraft.draftField)
  if (there.length === 0) return to === null ? [] : readField('to', to)
  return (['to', 'cc', 'bcc'] as const).flatMap((role, index) => {
    const input = inputs[index]
    return input == null ? [] : readField(role, ownBlock(draft, there, there.indexOf(input)))
  })
}

/** Recipients that are pills by now, and the subject. */
export function readYahooDraft(draft: Element, ownAddresses: string[]): PageReading {
  return draftReading(ownAddresses, readPeople(draft), fields.first(draft, yahooDraft.draftSubject))
}
