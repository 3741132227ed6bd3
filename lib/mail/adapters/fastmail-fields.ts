/** Fastmail's messages hold their texts here; fields are looked for outside. */
import type { SelectorList } from '../selectors'
import { outsideTexts } from './outside-texts'

export const fastmailTexts = {
  body: [{ css: '.v-Message-body', seen: '2026-03', by: 'weak' }],
} as const satisfies Record<string, SelectorList>

export const fields = outsideTexts(fastmailTexts.body)
