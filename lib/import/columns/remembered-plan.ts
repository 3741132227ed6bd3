/** What a person corrected about a table's columns, kept for the next file with the same headers. */
import * as z from 'zod/mini'
import { limits } from '../../messages/limits'
import { dateOrders } from '../values/read-date'
import { fields, fileKinds } from './fields'
import { customTypes, headerSignature, ownHeader, type TablePlan } from './plan'

/** Files of different headers that are remembered; the one not used for longest goes first. */
const most = 50

const columnSchema = z.object({
  field: z.enum(fields),
  dateOrder: z.enum(dateOrders),
  decimal: z.enum(['.', ',']),
  isPercent: z.boolean(),
  customType: z.enum(customTypes),
})

export const rememberedPlansSchema = z
  .array(
    z.object({
      /** Of the headers (plan.ts). */
      signature: z.string(),
      kind: z.enum(fileKinds),
      source: z.string().check(z.maxLength(limits.nameLength)),
      currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
      columns: z.array(columnSchema),
    }),
  )
  .check(z.maxLength(most))
export type RememberedPlans = z.infer<typeof rememberedPlansSchema>

/** The plan as it was corrected last time; the guess where these headers are new. */
export function recall(plans: RememberedPlans, guess: TablePlan): TablePlan {
  const signature = headerSignature(guess.columns.map(({ header }) => header))
  const found = plans.find((plan) => plan.signature === signature)
  if (found === undefined) return guess
  const columns = guess.columns.map((column, at) => ({ ...column, ...found.columns[at], isDateUnsure: false }))
  return { ...guess, kind: found.kind, source: found.source, currency: found.currency, columns }
}

/** With this plan as the newest. */
export function remember(plans: RememberedPlans, { kind, source, currency, columns }: TablePlan): RememberedPlans {
  const signature = headerSignature(columns.map(({ header }) => header))
  const theirs = columns.filter(({ header }) => !header.startsWith(ownHeader))
  const kept = theirs.map(({ field, dateOrder, decimal, isPercent, customType }) => ({
    field,
    dateOrder,
    decimal,
    isPercent,
    customType,
  }))
  const others = plans.filter((plan) => plan.signature !== signature)
  return [{ signature, kind, source, currency, columns: kept }, ...others].slice(0, most)
}
