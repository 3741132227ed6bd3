/** The kinds of field a policy is made of; each carries its default and falls back to it. */
import * as z from 'zod/mini'

/** The schema's value, or the default where the stored one is absent or does not parse. */
export function orElse<Schema extends z.core.SomeType>(
  schema: Schema,
  fallback: z.core.output<Schema> | (() => z.core.output<Schema>),
): z.ZodMiniCatch<Schema> {
  // oxlint-disable-next-line promise/valid-params -- zod's catch, not a promise's.
  return z.catch(schema, fallback)
}

/** A finite number, or the default. */
export function numberOr(fallback: number) {
  return orElse(z.number(), fallback)
}

/** A group of fields. Absent, or not an object: all its defaults. */
export function section<Shape extends z.core.$ZodShape>(shape: Shape) {
  const fields = z.object(shape)
  return orElse(fields, () => z.parse(fields, {}))
}

/** Numbers by name: stored ones over the defaults, names added freely. */
export function tableOr(fallback: Readonly<Record<string, number>>) {
  return z.pipe(
    orElse(z.record(z.string(), z.number()), {}),
    z.transform((stored: Record<string, number>): Record<string, number> => ({ ...fallback, ...stored })),
  )
}
