/** Yahoo's messages hold their texts here; fields are looked for outside. */
import type { SelectorList } from '../selectors'
import { outsideTexts } from './outside-texts'

export const yahooTexts = {
  body: [{ css: '[data-test-id=message-view-body-content]', seen: '2026-08', by: 'others' }],
} as const satisfies Record<string, SelectorList>

export const fields = outsideTexts(yahooTexts.body)
