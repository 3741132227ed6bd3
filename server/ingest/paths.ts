/** Values of a message by their path, `properties.products.0.name`. */
import { isObject } from './message'

const longestPath = 10
const longestText = 1000

/** The value at the path; undefined when there is none. What an object inherits is not meant. */
function valueAt(root: unknown, path: string): unknown {
  let value = root
  for (const step of path.split('.').slice(0, longestPath)) {
    if (Array.isArray(value)) value = value[Number(step)]
    else if (isObject(value) && Object.hasOwn(value, step)) value = value[step]
    else return undefined
  }
  return value
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

/** The first of these paths that holds something. */
export function firstOf(root: unknown, paths: readonly string[]): unknown {
  for (const path of paths) {
    const value = valueAt(root, path)
    if (!isEmpty(value)) return value
  }
  return undefined
}

/** As one line of text; null when it is none. */
export function textAt(root: unknown, paths: readonly string[]): string | null {
  const value = firstOf(root, paths)
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value)
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, longestText)
  return text === '' ? null : text
}

/** As a number; null when there is none, NaN when what is there is none. */
export function numberAt(root: unknown, paths: readonly string[]): number | null {
  const value = firstOf(root, paths)
  if (value === undefined) return null
  if (typeof value === 'boolean') return Number(value)
  if (typeof value === 'string' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(value)) return Number(value)
  return typeof value === 'number' && Number.isFinite(value) ? value : NaN
}

/** Texts of a list, or of the objects in it by `field`. */
export function textsAt(root: unknown, paths: readonly string[], field: string): string[] {
  const value = firstOf(root, paths)
  const items = Array.isArray(value) ? value : value === undefined ? [] : [value]
  const texts = items.slice(0, 500).flatMap((item) => {
    const text = isObject(item) ? textAt(item, [field, 'sku', 'product_id']) : textAt({ item }, ['item'])
    return text === null ? [] : [text]
  })
  return [...new Set(texts)]
}
