/** Outlook's messages hold their texts here; fields are looked for outside. */
import type { SelectorList } from '../selectors'
import { outsideTexts } from './outside-texts'

export const outlookTexts = { body: [{ css: '[id^=UniqueMessageBody]', seen: '2025-06' }] } as const satisfies Record<
  string,
  SelectorList
>

export const fields = outsideTexts(outlookTexts.body)
