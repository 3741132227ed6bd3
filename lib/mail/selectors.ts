/** Querying over dated selectors: each is tried, newest markup first, until one answers. */
import { censorMarkup } from './censor'

/**
 * How a fact of a webmail's markup is known: `seen` in a captured page or a running copy, from the webmail's own `source`, from
 * selectors that `others` maintain who read the page, or `weak`: one unverified source, or an old one.
 */
export type FactSource = 'seen' | 'source' | 'others' | 'weak'

/** One way a webmail has marked a field; `seen` is the month (YYYY-MM) in which it was seen, or named by its source. */
export interface DatedSelector {
  css: string
  seen: string
  /** `seen` when absent. */
  by?: FactSource
}
/** Newest first. */
export type SelectorList = readonly DatedSelector[]

/** A required field that no selector answers: the webmail's markup has changed. Carries no text of the page. */
export class SelectorError extends Error {
  override readonly name = 'SelectorError'
  readonly field: string
  /** Every selector tried, as CSS. */
  readonly selectors: string[]
  /** The markup around, censored of all text and values. */
  readonly markup: string

  constructor(field: string, list: SelectorList, root: Element | Document) {
    super(`The page does not show "${field}" where any known selector looks for it`)
    this.field = field
    this.selectors = list.map((selector) => selector.css)
    this.markup = censorMarkup(root)
  }
}

/** All elements of the first selector that answers; empty when none does. */
export function queryAll(root: Element | Document, list: SelectorList): Element[] {
  for (const { css } of list) {
    const found = root.querySelectorAll(css)
    if (found.length > 0) return [...found]
  }
  return []
}

/** The first element of the first selector that answers, else null. */
export function queryOptional(root: Element | Document, list: SelectorList): Element | null {
  for (const { css } of list) {
    const found = root.querySelector(css)
    if (found !== null) return found
  }
  return null
}

/** @throws SelectorError when no selector answers */
export function queryRequired(root: Element | Document, field: string, list: SelectorList): Element {
  const found = queryOptional(root, list)
  if (found === null) throw new SelectorError(field, list, root)
  return found
}
