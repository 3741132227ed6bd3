/** Gmail's drafts: in a window over the page, or under the message that is answered. */
import type { Correspondent } from '../../messages/page-report'
import type { PageReading } from '../adapter'
import { correspondent } from '../people'
import type { SelectorList } from '../selectors'
import { draftReading } from './draft-reading'
import { readPlainPerson } from './plain-person'
import { fields } from './gmail-fields'

export const gmailDraft = {
  draft: [
    // The second: where a reply is written in the conversation.
    {
      css: '[role=dialog]:has(input[name=subjectbox]), .M9:has(input[name=subjectbox])',
      seen: '2025-06',
      by: 'others',
    },
    { css: '[role=dialog]:has(.agb, .vR)', seen: '2020-01', by: 'others' },
  ],
  draftTo: [
    { css: 'div.anm[name=to] [role=listbox] [role=option][data-hovercard-id]', seen: '2021-01' },
    { css: '.agb .afV[data-hovercard-id]', seen: '2020-01' },
    { css: '.vR input[type=hidden][name=to]', seen: '2016-01' },
  ],
  draftCc: [
    { css: 'div.anm[name=cc] [role=listbox] [role=option][data-hovercard-id]', seen: '2021-01' },
    { css: '.vR input[type=hidden][name=cc]', seen: '2016-01' },
  ],
  draftBcc: [
    { css: 'div.anm[name=bcc] [role=listbox] [role=option][data-hovercard-id]', seen: '2021-01' },
    { css: '.vR input[type=hidden][name=bcc]', seen: '2016-01' },
  ],
  draftSubject: [{ css: 'input[name=subjectbox]', seen: '2021-01' }],
  editor: [{ css: '[g_editable=true][role=textbox]', seen: '2026-02', by: 'others' }],
  send: [{ css: '.T-I.aoO[role=button]', seen: '2026-02', by: 'others' }],
} as const satisfies Record<string, SelectorList>

/** Drafts in windows and in the conversation, in the order of the page. */
export function findGmailDrafts(page: Document): Element[] {
  return fields.all(page, gmailDraft.draft)
}

function readPerson(role: Correspondent['role'], element: Element): Correspondent {
  const value = element.getAttribute('value')
  if (value !== null) return readPlainPerson(role, value)
  const name = element.getAttribute('data-name') ?? element.textContent ?? ''
  return correspondent(role, name, element.getAttribute('data-hovercard-id'))
}

/** Recipients as chips, or in the hidden fields of older builds, and the subject. */
export function readGmailDraft(draft: Element, ownAddresses: string[]): PageReading {
  const people = [
    ...fields.all(draft, gmailDraft.draftTo).map((element) => readPerson('to', element)),
    ...fields.all(draft, gmailDraft.draftCc).map((element) => readPerson('cc', element)),
    ...fields.all(draft, gmailDraft.draftBcc).map((element) => readPerson('bcc', element)),
  ]
  return draftReading(ownAddresses, people, fields.first(draft, gmailDraft.draftSubject))
}
