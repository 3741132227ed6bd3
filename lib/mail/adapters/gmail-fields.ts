/** Gmail's messages hold their texts here; fields are looked for outside. */
import type { SelectorList } from '../selectors'
import { outsideTexts } from './outside-texts'

export const gmailTexts = { body: [{ css: '.ii.gt .a3s', seen: '2025-08' }] } as const satisfies Record<
  string,
  SelectorList
>

export const fields = outsideTexts(gmailTexts.body)
