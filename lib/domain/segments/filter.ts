/**
 * A saved filter over accounts (PRODUCT D5): geography, industry, size, tags, tier, stage, purchases, behaviour, owner and a
 * workspace's own fields, joined by and, or, not. Whatever is stored is read by `readFilter`, which bounds it.
 */
import * as z from 'zod/mini'
import { interactionKinds } from '../model'

const word = z.string().check(z.maxLength(200))
const words = z.array(z.nullable(word)).check(z.minLength(1), z.maxLength(200))
const bound = z.optional(z.nullable(z.number()))
/** Both ends belong to it; absent or null is open. */
const range = { least: bound, most: bound }
const days = z.int().check(z.minimum(1), z.maximum(3660))

/** Fields of the account that hold one text; null among the values means that nothing is stored. */
const storedTexts = ['country', 'industry', 'ownerId', 'source', 'relationship', 'approvedTier'] as const
/** What the model computes of it. */
const computedTexts = ['tier', 'grade', 'stage', 'dormancy', 'band'] as const
const computedNumbers = ['health', 'scoreCard', 'current', 'potential', 'silentDays'] as const

const textCondition = z.strictObject({ field: z.enum([...storedTexts, ...computedTexts]), in: words })
const tagCondition = z.strictObject({
  field: z.literal('tags'),
  has: z.enum(['any', 'all']),
  tags: z.array(word).check(z.minLength(1), z.maxLength(200)),
})
const numberCondition = z.strictObject({ field: z.enum(['employees', ...computedNumbers]), ...range })
const keyAccountCondition = z.strictObject({ field: z.literal('isKeyAccount'), is: z.boolean() })
const customValues = z.strictObject({
  field: z.literal('custom'),
  name: word,
  in: z.array(z.union([word, z.number(), z.boolean(), z.null()])).check(z.minLength(1), z.maxLength(200)),
})
const customRange = z.strictObject({ field: z.literal('custom'), name: word, ...range })
/** Order days, or revenue in the reporting currency; of one product where it is named. */
const orderCondition = z.strictObject({
  field: z.literal('orders'),
  measure: z.enum(['count', 'revenue']),
  product: z.optional(z.nullable(word)),
  days,
  ...range,
})
/** How often something was measured, or done. */
const signalCondition = z.strictObject({ field: z.literal('signals'), kind: word, days, ...range })
const interactionCondition = z.strictObject({
  field: z.literal('interactions'),
  kinds: z.array(z.enum(interactionKinds)).check(z.maxLength(interactionKinds.length)),
  direction: z.optional(z.nullable(z.enum(['in', 'out']))),
  days,
  ...range,
})

const conditionSchema = z.union([
  textCondition,
  tagCondition,
  numberCondition,
  keyAccountCondition,
  customValues,
  customRange,
  orderCondition,
  signalCondition,
  interactionCondition,
])
export type Condition = z.infer<typeof conditionSchema>
export type Filter = Condition | { all: Filter[] } | { any: Filter[] } | { not: Filter }

const filterSchema: z.ZodMiniType<Filter> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(filterSchema) }),
    z.strictObject({ any: z.array(filterSchema) }),
    z.strictObject({ not: filterSchema }),
    conditionSchema,
  ]),
)

/** What of an account a condition looks at; `account` are its stored fields. */
export type FilterSource = 'account' | 'insight' | 'orders' | 'signals' | 'interactions'

const mostDepth = 8
const mostConditions = 200

export type ReadFilter = { ok: true; filter: Filter } | { ok: false; problem: string }

/** The filter that a stored value is, or why it is none. */
export function readFilter(value: unknown): ReadFilter {
  const size = sizeOf(value)
  if (size.depth > mostDepth)
    return { ok: false, problem: `A filter may be nested ${mostDepth} levels deep; this one is deeper.` }
  if (size.nodes > mostConditions)
    return { ok: false, problem: `A filter may have ${mostConditions} conditions; this one has more.` }
  const parsed = z.safeParse(filterSchema, value)
  if (parsed.success) return { ok: true, filter: parsed.data }
  return { ok: false, problem: 'One of its conditions is not one that this version knows.' }
}

/** Walks without recursion: the value may be as deep as a row is long. */
function sizeOf(root: unknown): { depth: number; nodes: number } {
  const waiting = [{ value: root, depth: 1 }]
  const size = { depth: 0, nodes: 0 }
  for (
    let next = waiting.pop();
    next !== undefined && size.nodes <= mostConditions && size.depth <= mostDepth;
    next = waiting.pop()
  ) {
    const { value, depth } = next
    if (typeof value !== 'object' || value === null) continue
    size.depth = Math.max(size.depth, depth)
    if (!Array.isArray(value)) size.nodes += 1
    const children: unknown[] = Object.values(value)
    // A list is no level of its own: `all` and what it holds are one apart.
    for (const child of children) waiting.push({ value: child, depth: Array.isArray(value) ? depth : depth + 1 })
  }
  return size
}

const isAmong = (fields: readonly string[], field: string): boolean => fields.includes(field)

/** Everything the filter looks at. */
export function sourcesOf(filter: Filter): Set<FilterSource> {
  if ('all' in filter) return new Set(filter.all.flatMap((one) => [...sourcesOf(one)]))
  if ('any' in filter) return new Set(filter.any.flatMap((one) => [...sourcesOf(one)]))
  if ('not' in filter) return sourcesOf(filter.not)
  const { field } = filter
  if (field === 'orders' || field === 'signals' || field === 'interactions') return new Set([field])
  return new Set([isAmong([...computedTexts, ...computedNumbers], field) ? 'insight' : 'account'])
}

/**
 * Why a filter may not decide which rules an account is judged by; null where it may. The rules make the computed numbers, which
 * cannot then choose the rules; and what counts rows of a time would change the rules from day to day, in the past too.
 */
export function policyFilterProblem(filter: Filter): string | null {
  const others = [...sourcesOf(filter)].filter((source) => source !== 'account')
  if (others.length === 0) return null
  return `Rules of a segment go by what is stored with an account; this filter also looks at ${others.map((source) => named[source]).join(', ')}.`
}

const named: Record<FilterSource, string> = {
  account: 'its fields',
  insight: 'numbers that the rules compute',
  orders: 'its orders of a time',
  signals: 'its behaviour of a time',
  interactions: 'its contacts of a time',
}
