/**
 * What depends on other accounts: one versioned row, computed once a day over all of them. Clients never rank, so every
 * member sees the same numbers whatever they may read (MODEL, "What depends on other accounts"). How it is made is in
 * gather-reference.ts: who only reads it does not load that.
 */
import * as z from 'zod/mini'
import { lifetimeModelSchema } from './lifetime/lifetime-model'
import type { FromOthers } from './lifetime/lifetime-of'
import type { Day } from './model'
import { productRulesSchema, type ProductRules } from './next-product'
import { orElse } from './policy-fields'
import { numericFactors } from './ranked-factors'
import type { Ranks } from './ranks'
import { referralsSchema } from './referral'

export interface Reference extends FromOthers {
  /** The workspace day it holds for. */
  day: Day
  /** Null in a row made before they were counted. */
  products: ProductRules | null
}

const referenceSchema = z.object({
  day: z.iso.date(),
  factors: z.partialRecord(z.enum(numericFactors), z.array(z.number())),
  abc: z.object({ leastA: z.nullable(z.number()), leastB: z.nullable(z.number()) }),
  // A row of an earlier or later version is good for ranks all the same.
  lifetime: orElse(z.nullable(lifetimeModelSchema), null),
  referrals: orElse(z.nullable(referralsSchema), null),
  products: orElse(z.nullable(productRulesSchema), null),
})

/** A stored reference row's values; null when there is none, or it is of another shape (then nothing is ranked). */
export function readReference(values: Readonly<Record<string, unknown>> | null): Reference | null {
  const parsed = z.safeParse(referenceSchema, values)
  if (!parsed.success) return null
  const factors: Ranks['factors'] = {}
  for (const factor of numericFactors) {
    const found = parsed.data.factors[factor]
    if (found) factors[factor] = found
  }
  return { ...parsed.data, factors }
}
