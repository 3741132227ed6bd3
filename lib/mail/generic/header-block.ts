/**
 * Where a message's header is, and where its text begins. The header stands before the text, and the text is a part of its own:
 * whatever stands in it, and however much it looks like a header, is not read.
 */
import { isCalledBody, readHint } from './labels'
import type { Measure } from './measure'
import { hasLayout } from './visible'
import type { Token, Walk } from './walk'

export interface HeaderBlock {
  /** Indices of the header's tokens, in order. */
  indices: number[]
  /** Holds the header and the text. */
  pane: Element
  /** The message's text; null when none was found. */
  body: Element | null
  /** A part was taken in of which only its label says that it belongs to the header. */
  isStretched: boolean
  /** Parts before the text that name a sender again, such as the folded details of a header; to be held against it. */
  details: Element[]
}

/** Plain text beyond this in a part makes it the message's text. */
const bodyText = 80
/** The same with the text of links, of which some mail is made. */
const bodyLinks = 400
/** CSS pixels: a part that is higher is no line of a header. */
const bodyHeight = 160
const mostLevels = 40
const mostParts = 400
const mostSeeds = 60
/** Text between a header's person and its date. */
const mostBetween = 150

function classes(element: Element): string[] {
  return (element.getAttribute('class') ?? '').split(/\s+/).filter((name) => name !== '')
}

function shape(element: Element): string {
  return [...element.children]
    .slice(0, 8)
    .map((child) => child.localName)
    .join()
}

/** Built the same way, as the rows of one table are. */
function isOfOneKind(a: Element, b: Element): boolean {
  if (a.localName !== b.localName) return false
  if (a.localName === 'dd' || a.localName === 'dt' || a.localName === 'li') return true
  if (shape(a) !== shape(b)) return false
  const own = classes(a)
  const other = classes(b)
  return own.length === 0 ? other.length === 0 : own.some((name) => other.includes(name))
}

export function findHeaderBlock(
  { tokens, ranges, apart }: Walk,
  sizes: Measure,
  seed: { person: number; date: number },
  root: Element,
): HeaderBlock | null {
  const person = tokens[seed.person]
  const date = tokens[seed.date]
  if (person === undefined || date === undefined) return null
  const first = seed.person < seed.date ? person : date
  const startsAt = Math.min(seed.person, seed.date)
  const endsAt = Math.max(seed.person, seed.date) + 1
  let common: Element | null = person.element
  while (common !== null && !common.contains(date.element)) common = common.parentElement
  if (common === null) return null
  const hasBoxes = hasLayout(root.ownerDocument)
  const indices = new Set<number>()
  const take = (element: Element): void => {
    const range = ranges.get(element)
    if (range !== undefined) for (let index = range.start; index < range.end; index += 1) indices.add(index)
  }
  const has = (kind: 'to'): boolean =>
    [...indices].some((index) => {
      const token = tokens[index]
      return token?.kind === 'label' && token.label === kind
    })
  /** Higher than a line, and not for its many recipients. */
  const isTall = (part: Element): boolean =>
    (sizes.text(part) > 20 || (sizes.count('person', part) > 0 && sizes.count('label', part) === 0)) &&
    part.getBoundingClientRect().height > bodyHeight
  const isBody = (part: Element): boolean => {
    if (sizes.count('frame', part) > 0) return isLargeFrame(part, hasBoxes)
    if (sizes.count('editor', part) > 0) return false
    const range = ranges.get(part)
    if (sizes.text(part) > bodyText || (range !== undefined && sizes.textBetween(range.start, range.end) > bodyLinks))
      return true
    if (range === undefined) return hasBoxes && isLargePicture(part)
    return (isCalledBody(part) && ranges.has(part)) || (hasBoxes && isTall(part))
  }
  const labelsOf = (part: Element): Set<string> => {
    const range = ranges.get(part)
    return new Set(
      tokens.slice(range?.start, range?.end).flatMap((token) => (token.kind === 'label' ? [token.label] : [])),
    )
  }

  const isWithRows = (part: Element): boolean => {
    const range = ranges.get(part)
    return range !== undefined && sizes.hasRowBetween(range.start, range.end)
  }
  /** Has what a header has: then whatever comes next is the text, however short. */
  const isComplete = (): boolean =>
    [...indices].some((index) => tokens[index]?.kind === 'heading') &&
    (has('to') || [...indices].filter((index) => tokens[index]?.kind === 'person').length > 1)

  let isStretched = false
  const details: Element[] = []
  let body: Element | null = null
  let small: Element | null = null
  /** Something comes after it that may be the message's text: else it is the text itself, whatever it looks like. */
  const isFollowed = (part: Element): boolean => {
    for (let at = part, level = 0; level < 10 && at !== root && at.parentElement !== null; level += 1) {
      for (
        let next = at.nextElementSibling, count = 0;
        next !== null && count < 60;
        next = next.nextElementSibling, count += 1
      )
        if (!apart.has(next) && (isBody(next) || sizes.text(next) > 0)) return true
      at = at.parentElement
      if (isWithRows(at)) return false
    }
    return false
  }
  /** A part after the header's core that may be a line of it. */
  const mayBelong = (part: Element, kin: Element[]): boolean => {
    if (sizes.count('person', part) === 0 || sizes.text(part) > 40 || isCalledBody(part)) return false
    const labels = labelsOf(part)
    if (labels.has('from')) {
      details.push(part)
      return false
    }
    if (!isFollowed(part)) return false
    const isKin = kin.some((other) => isOfOneKind(other, part))
    if (isKin && labels.size > 0) return true
    const hint = readHint(part)
    if (hint === 'to' || hint === 'cc' || hint === 'bcc') return true
    if (has('to') || !(labels.has('to') || labels.has('cc') || isKin)) return false
    isStretched = true
    return true
  }

  /** Takes what belongs to the header of the parts of `parent` around the tokens `from` to `to`; true when the text is among them. */
  const spread = (parent: Element, from: number, to: number): boolean => {
    const all = [...parent.children].slice(0, mostParts)
    const parts = all.filter((part) => ranges.has(part))
    const startOf = (part: Element): number => ranges.get(part)?.start ?? 0
    const endOf = (part: Element): number => ranges.get(part)?.end ?? 0
    const kin = parts.filter((part) => endOf(part) > from && startOf(part) < to)
    const after = parts.filter((part) => startOf(part) >= to && !apart.has(part))
    const at = after.findIndex((part) => {
      if (mayBelong(part, kin)) {
        take(part)
        kin.push(part)
        return false
      }
      if (sizes.text(part) > 0 || sizes.count('person', part) > 0) small ??= part
      return isBody(part)
    })
    const last = kin.at(-1)
    const pictured = last === undefined ? [] : all.slice(all.indexOf(last) + 1).filter((part) => !ranges.has(part))
    body = after[at] ?? (isComplete() ? small : null) ?? pictured.find(isBody) ?? null
    // What a sender writes stands after the header, so what comes before may well be of it.
    for (const part of parts.filter((one) => endOf(one) <= from).toReversed()) {
      if (startOf(part) <= startsAt && endOf(part) > startsAt) {
        take(part)
        continue
      }
      if (isWithRows(part) || sizes.text(part) > 200 || sizes.count('frame', part) + sizes.count('editor', part) > 0)
        break
      const isKin = labelsOf(part).size > 0 || kin.some((one) => isOfOneKind(one, part))
      if (sizes.count('person', part) > 0 ? !isKin && body !== null : sizes.count('date', part) > 0) break
      take(part)
    }
    // Labels that stand beside the parts, as bare text.
    const own = ranges.get(parent)
    const until = body === null ? (own?.end ?? 0) : startOf(body)
    for (let index = own?.start ?? 0; index < until; index += 1) {
      const token = tokens[index]
      if (token?.element === parent && token.kind === 'label') indices.add(index)
    }
    return body !== null
  }

  for (let index = startsAt; index < endsAt; index += 1) indices.add(index)
  // A date in the header and an address in the text, of a page that shows names alone.
  for (let at: Element | null = person.element; at !== null && at !== common; at = at.parentElement)
    if (isBody(at)) return null
  const last = seed.person < seed.date ? date : person
  let pane: Element = last.element
  let inner = pane
  let isDone = false
  // A list beside it: the pane has been left.
  for (
    let level = 0;
    !isDone && !isWithRows(inner) && level < mostLevels && inner !== root && inner.parentElement !== null;
    level += 1
  ) {
    pane = inner.parentElement
    const range = ranges.get(inner)
    isDone = spread(pane, Math.min(range?.start ?? endsAt - 1, endsAt - 1), Math.max(range?.end ?? endsAt, endsAt))
    inner = pane
  }
  if (!pane.contains(first.element)) return null
  return { indices: sorted(indices), pane, body: body ?? small, isStretched, details: body === null ? [] : details }
}

function sorted(indices: Set<number>): number[] {
  return [...indices].sort((a, b) => a - b)
}

/** Holds a picture of some size, as mail does that is a picture. */
function isLargePicture(part: Element): boolean {
  const { width, height } = part.getBoundingClientRect()
  return height > 60 && width > 150 && part.querySelector('img') !== null
}

function isLargeFrame(part: Element, hasBoxes: boolean): boolean {
  if (!hasBoxes) return true
  const frames = part.localName === 'iframe' ? [part] : [...part.querySelectorAll('iframe')].slice(0, 5)
  return frames.some((frame) => {
    const { width, height } = frame.getBoundingClientRect()
    return width > 150 && height > 40
  })
}

/** Pairs of a date and the person who stands in the smallest element with it, in the document's order. */
export function findSeeds(
  { tokens, ranges }: Walk,
  sizes: Measure,
  isUsable: (token: Token) => boolean,
): { person: number; date: number }[] {
  const people = tokens.flatMap((token, index) => (token.kind === 'person' && !sizes.isApart(index) ? [index] : []))
  const seeds: { person: number; date: number }[] = []
  for (const [index, token] of tokens.entries()) {
    if (seeds.length >= mostSeeds || people.length === 0) break
    if (token.kind !== 'date' || sizes.isApart(index) || !isUsable(token)) continue
    const between = (other: number): boolean => {
      const [start, end] = other < index ? [other + 1, index] : [index + 1, other]
      return sizes.textBetween(start, end) <= mostBetween && !sizes.hasRowBetween(start, end)
    }
    const near = nearest(people, index, (other) => {
      const found = tokens[other]
      return found !== undefined && between(other) && isUsable(found)
    })
    let best: number | undefined
    for (let at: Element | null = token.element; at !== null && best === undefined; at = at.parentElement) {
      const range = ranges.get(at)
      if (range !== undefined) best = near.find((other) => other >= range.start && other < range.end)
    }
    if (best !== undefined) seeds.push({ person: best, date: index })
  }
  return seeds
}

/** People right after a word that says "From": for a header whose date is missing, or written as no date is. */
export function findLabelSeeds({ tokens }: Walk): { person: number; date: number }[] {
  return tokens
    .flatMap((token, index) => (token.kind === 'label' && token.label === 'from' ? [index] : []))
    .flatMap((date) => {
      const person = tokens.slice(date + 1, date + 4).findIndex((token) => token.kind === 'person')
      return person < 0 ? [] : [{ person: date + 1 + person, date }]
    })
    .slice(0, 12)
}

/** Up to ten people before and ten after, the nearest first, those before first where both are as near. */
function nearest(people: readonly number[], index: number, isWanted: (index: number) => boolean): number[] {
  const split = people.findIndex((other) => other > index)
  const before = (split < 0 ? people : people.slice(0, split)).slice(-10)
  const after = split < 0 ? [] : people.slice(split, split + 10)
  return [...before, ...after].filter(isWanted).sort((a, b) => Math.abs(a - index) - Math.abs(b - index))
}
