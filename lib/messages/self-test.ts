/** "Is Sidelight reading this page?": each field, by which selector it was found, and how old that is. Censored of all text. */
import * as z from 'zod/mini'

export const selfTestSchema = z.object({
  webmail: z.string().check(z.maxLength(40)),
  /** What the page shows now, as the reader sees it. */
  state: z.enum(['message', 'draft', 'none', 'transition', 'unreadable']),
  certainty: z.number().check(z.minimum(0), z.maximum(1)),
  fields: z
    .array(
      z.object({
        field: z.string().check(z.maxLength(60)),
        /** How many elements answered. */
        found: z.int().check(z.minimum(0)),
        /** The selector that did; null when none did. */
        selector: z.nullable(z.string().check(z.maxLength(300))),
        /** The month (YYYY-MM) in which that selector was seen; null for the generic reader, which has none. */
        seen: z.nullable(z.string().check(z.maxLength(7))),
      }),
    )
    .check(z.maxLength(60)),
  /** The markup around the header, censored of all text and values. */
  markup: z.string().check(z.maxLength(20_000)),
})
export type SelfTest = z.infer<typeof selfTestSchema>
