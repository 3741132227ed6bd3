/** Proton's composer: chips whose remove button is named after the address, in the field of their input. */
import type { Correspondent } from '../../messages/page-report'
import type { PageReading } from '../adapter'
import { correspondent } from '../people'
import { queryAll, queryOptional, type SelectorList } from '../selectors'
import { draftReading } from './draft-reading'
import { ownBlock, smallestAround } from './own-block'
import { isAddress, readPersonText } from './shown-person'

export const protonDraft = {
  draftTo: [{ css: '[data-testid="composer:to"]', seen: '2026-07', by: 'source' }],
  draftCc: [{ css: '[data-testid="composer:to-cc"]', seen: '2026-07', by: 'source' }],
  draftBcc: [{ css: '[data-testid="composer:to-bcc"]', seen: '2026-07', by: 'source' }],
  draftChip: [{ css: '[data-testid=composer-addresses-item]', seen: '2026-07', by: 'source' }],
  draftLabel: [{ css: '[data-testid=composer-addresses-item-label]', seen: '2026-07', by: 'source' }],
  draftRemove: [{ css: '[data-testid^=remove-address-button-]', seen: '2026-07', by: 'source' }],
  draftSubject: [{ css: '[data-testid="composer:subject"]', seen: '2026-07', by: 'source' }],
  editor: [{ css: 'iframe[data-testid=rooster-iframe], textarea.editor-textarea', seen: '2026-07', by: 'source' }],
  editorText: [{ css: '#rooster-editor, [contenteditable=true]', seen: '2026-07', by: 'others' }],
  send: [{ css: '[data-testid="composer:send-button"]', seen: '2026-07', by: 'source' }],
} as const satisfies Record<string, SelectorList>

/** Each composer from the smallest element that holds its subject and its text. */
export function findProtonDrafts(page: Document): Element[] {
  return queryAll(page, protonDraft.draftSubject).flatMap(
    (subject) => smallestAround(subject, protonDraft.editor) ?? [],
  )
}

function readChip(role: Correspondent['role'], chip: Element): Correspondent {
  const shown = readPersonText(role, queryOptional(chip, protonDraft.draftLabel)?.textContent ?? '')
  const button = queryOptional(chip, protonDraft.draftRemove)?.getAttribute('data-testid') ?? ''
  const removed = button.replace('remove-address-button-', '')
  return isAddress(removed) ? correspondent(role, shown.name, removed) : shown
}

/** Recipients that are chips by now, and the subject. */
export function readProtonDraft(draft: Element, ownAddresses: string[]): PageReading {
  const inputs = [protonDraft.draftTo, protonDraft.draftCc, protonDraft.draftBcc].map((list) =>
    queryOptional(draft, list),
  )
  const there = inputs.filter((input) => input !== null)
  const people = (['to', 'cc', 'bcc'] as const).flatMap((role, index) => {
    const input = inputs[index]
    const field = input == null ? null : ownBlock(draft, there, there.indexOf(input))
    return field === null ? [] : queryAll(field, protonDraft.draftChip).map((chip) => readChip(role, chip))
  })
  return draftReading(ownAddresses, people, queryOptional(draft, protonDraft.draftSubject))
}
