/** A workspace's own indicators: a salon's, a telecom's and a factory's differ. They join the table of `policy-indicators`. */
import * as z from 'zod/mini'
import { orElse } from './policy-fields'

const groups = ['use', 'intent', 'money', 'voice', 'relation', 'service'] as const
const most = 50
const days = z.int().check(z.minimum(1), z.maximum(730))

/** Where its figure comes from. `days` is a window that ends today. */
const sourceSchema = z.discriminatedUnion('kind', [
  /** A field of the account that holds a number, or one of some categories. */
  z.object({ kind: z.literal('custom'), field: z.string() }),
  /** Measurements of one kind: how many, the newest value, or the mean of the values. */
  z.object({ kind: z.literal('signal'), signal: z.string(), measure: z.enum(['count', 'last', 'mean']), days }),
  /** Days with an order, or revenue in the reporting currency. */
  z.object({ kind: z.literal('orders'), measure: z.enum(['count', 'revenue']), days }),
  z.object({
    kind: z.literal('interactions'),
    interactions: z.array(z.string()),
    direction: orElse(z.nullable(z.enum(['in', 'out'])), null),
    days,
  }),
])
export type OwnSource = z.infer<typeof sourceSchema>

const ownSchema = z.object({
  /** What a person reads; two may not share one. */
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  source: sourceSchema,
  weight: orElse(z.number().check(z.minimum(0)), 1),
  group: orElse(z.enum(groups), 'use'),
  /** Lines of a number. Of categories these are scores: good 100, critical 0, and alert a score. */
  good: orElse(z.number(), 100),
  critical: orElse(z.number(), 0),
  alert: orElse(z.nullable(z.number()), null),
  alertWhen: orElse(z.enum(['reached', 'passed']), 'reached'),
  /** Category to its score, 0 to 100; null where the field holds a number. */
  categories: orElse(z.nullable(z.record(z.string(), z.number().check(z.minimum(0), z.maximum(100)))), null),
})
export type OwnIndicator = z.infer<typeof ownSchema>

/** One that does not parse, has equal lines, or bears a name that is taken is left out; the others hold. */
export const ownIndicatorsPolicy = z.pipe(
  orElse(z.array(z.unknown()), []),
  z.transform((stored: unknown[]): OwnIndicator[] => {
    const byName = new Map<string, OwnIndicator>()
    for (const each of stored.slice(0, most)) {
      const { success, data } = z.safeParse(ownSchema, each)
      if (!success || byName.has(data.name) || (data.categories === null && data.good === data.critical)) continue
      byName.set(data.name, data.categories === null ? data : { ...data, good: 100, critical: 0 })
    }
    return [...byName.values()]
  }),
)

const prefix = 'own:'

/** How its reasons and alerts are called. */
export function ownFactor(name: string): string {
  return prefix + name
}
