/** What the day's reference holds of lifetime value: fitted parameters, how wrong they were, and how long customers stay. */
import * as z from 'zod/mini'
import { valueTiers } from '../model'

const positive = z.number().check(z.positive())
const count = z.number().check(z.minimum(0))

const retentionSchema = z.object({
  /** Months that customers could have left in, and how many did. */
  months: count,
  losses: count,
})
export type Retention = z.infer<typeof retentionSchema>

export const lifetimeModelSchema = z.object({
  /** Customers with a purchase under no contract, and those of them with a repeat. */
  customers: count,
  repeatCustomers: count,
  purchase: z.nullable(
    z.object({
      r: positive,
      alpha: positive,
      a: positive,
      b: positive,
      logLikelihood: z.number(),
      isAtBound: z.boolean(),
    }),
  ),
  /** Why there are no parameters. */
  refusal: z.nullable(z.enum(['tooFewRepeatCustomers', 'noFit'])),
  spend: z.nullable(
    z.object({ p: positive, q: positive, v: positive, logLikelihood: z.number(), isAtBound: z.boolean() }),
  ),
  holdout: z.nullable(
    z.object({ weeks: count, customers: count, repeatCustomers: count, meanError: count, naiveError: count }),
  ),
  /** Over the last 12 months, by tier, and of all. */
  retention: z.partialRecord(z.enum([...valueTiers, 'all']), retentionSchema),
  /** Accounts are ranked by profit where all that have a value have a margin, else by revenue: never by a mixture. */
  rankedBy: z.enum(['profit', 'revenue']),
})
export type LifetimeModel = z.infer<typeof lifetimeModelSchema>

/** Was the fit tried on the past, and better there than "they go on at their own rate"? Only then does it decide anything. */
export function isTrusted(model: LifetimeModel | null): boolean {
  if (!model?.purchase || model.purchase.isAtBound || model.holdout === null) return false
  return model.holdout.meanError < model.holdout.naiveError
}
