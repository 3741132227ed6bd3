/**
 * Where a message's header is, and where its text begins. The header is one run before the text, and the text is a part of its
 * own: whatever stands in it, and however much it looks like a header, is not read.
 */
import { linesAround } from './header-lines'
import { isCalledBody, readHint } from './labels'
import type { Measure } from './measure'
import { isOfOneKind, partsOf, type Parts } from './parts'
import type { Seed } from './seeds'
import type { Walk } from './walk'

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

const mostLevels = 40
const mostParts = 400
/** Text of a part that is no line of the header, and ends it. */
const endingText = 20

export function findHeaderBlock(walk: Walk, sizes: Measure, seed: Seed, root: Element): HeaderBlock | null {
  const { tokens, ranges, apart } = walk
  const person = tokens[seed.person]
  const date = tokens[seed.date]
  if (person === undefined || date === undefined) return null
  const parts = partsOf(walk, sizes, root)
  const startsAt = Math.min(seed.person, seed.date)
  const endsAt = Math.max(seed.person, seed.date) + 1
  const startOf = (part: Element): number => ranges.get(part)?.start ?? 0
  const endOf = (part: Element): number => ranges.get(part)?.end ?? 0
  let common = person.element
  while (!common.contains(date.element)) {
    // A date in the header and an address in the text, of a page that shows names alone.
    if (parts.prose(common) > 130 || sizes.count('frame', common) > 0 || isCalledBody(common)) return null
    if (common.parentElement === null) return null
    common = common.parentElement
  }

  const indices = new Set<number>()
  const takeRun = (start: number, end: number): void => {
    for (let index = start; index < end; index += 1) indices.add(index)
  }
  const take = (part: Element): void => takeRun(startOf(part), endOf(part))
  const countTaken = (isWanted: (token: Walk['tokens'][number]) => boolean): number =>
    [...indices].filter((index) => {
      const token = tokens[index]
      return token !== undefined && isWanted(token)
    }).length
  const hasTo = (): boolean => countTaken((token) => token.kind === 'label' && token.label === 'to') > 0
  /** Has what a header has: then whatever comes next is the text, however short. */
  const isComplete = (): boolean =>
    countTaken((token) => token.kind === 'heading') > 0 &&
    (hasTo() || countTaken((token) => token.kind === 'person') > 1)

  let isStretched = false
  let hasEnded = false
  const details: Element[] = []
  let body: Element | null = null
  let small: Element | null = null

  /** A part after the header's core that may be a line of it. */
  const mayBelong = (part: Element, kin: readonly Element[], rest: readonly Element[]): boolean => {
    const people = sizes.count('person', part)
    if (hasEnded || isCalledBody(part) || parts.prose(part) > (people > 0 ? 40 : 300)) return false
    const labels = parts.labels(part)
    if (labels.has('from')) {
      details.push(part)
      return false
    }
    const isKin = kin.some((other) => isOfOneKind(other, part))
    const isLabelled = labels.size > 0
    // Beside the sender, below what holds the date as well, stands no text.
    if (people > 0 && labels.has('to') && part.parentElement !== common && common.contains(part)) return true
    if (!isFollowed(part, root, walk, parts, sizes)) return false
    if (isKin && isLabelled) return true
    if (people === 0) return false
    const hint = readHint(part)
    if (hint === 'to' || hint === 'cc' || hint === 'bcc') return true
    if (hasTo() || !(labels.has('to') || labels.has('cc') || isKin)) return false
    isStretched ||= !(isLabelled && rest.some((other) => parts.isBody(other)))
    return true
  }
  /** Takes what belongs to the header of the parts of `parent` around the tokens `from` to `to`; true when the text is among them. */
  const spread = (parent: Element, from: number, to: number): boolean => {
    const all = [...parent.children].slice(0, mostParts)
    const shown = all.filter((part) => ranges.has(part))
    const kin = shown.filter((part) => endOf(part) > from && startOf(part) < to)
    const lines = linesAround(walk, sizes, parent, all, to)
    if (lines !== null) takeRun(lines.start, lines.end)
    const end = lines?.end ?? to
    // What a sender writes stands after the header, so what comes before may well be of it.
    for (const part of shown.filter((one) => endOf(one) <= from).toReversed()) {
      const isOfSeed = startOf(part) <= startsAt && endOf(part) > startsAt
      if (!isOfSeed) {
        if (parts.hasRows(part) || apart.has(part) || parts.prose(part) > 200) break
        if (sizes.count('frame', part) + sizes.count('editor', part) > 0) break
        const isNear =
          common.contains(parent) || parts.labels(part).size > 0 || kin.some((one) => isOfOneKind(one, part))
        if (sizes.count('person', part) > 0 ? !isNear : sizes.count('date', part) > 0) break
      }
      take(part)
    }
    const after = shown.filter((part) => startOf(part) >= end && !apart.has(part))
    const at = after.findIndex((part, index) => {
      if (mayBelong(part, kin, after.slice(index + 1))) {
        take(part)
        kin.push(part)
        return false
      }
      if (sizes.text(part) > 0 || sizes.count('person', part) > 0) small ??= part
      hasEnded ||= parts.prose(part) > endingText || (sizes.count('person', part) > 0 && !details.includes(part))
      return parts.isBody(part)
    })
    const last = kin.at(-1)
    const pictures = last === undefined ? [] : all.slice(all.indexOf(last) + 1).filter((part) => !ranges.has(part))
    body = after[at] ?? (isComplete() ? small : null) ?? pictures.find((part) => parts.isBody(part)) ?? null
    // Labels that stand beside the parts, as bare text.
    for (let index = startOf(parent); index < (body === null ? endOf(parent) : startOf(body)); index += 1)
      if (tokens[index]?.element === parent && tokens[index]?.kind === 'label') indices.add(index)
    return body !== null
  }

  takeRun(startsAt, endsAt)
  let pane = (seed.person < seed.date ? date : person).element
  let isDone = spread(pane, endsAt - 1, endsAt)
  for (let level = 0; !isDone && !parts.hasRows(pane) && level < mostLevels && pane !== root; level += 1) {
    const inner = pane
    if (inner.parentElement === null) break
    pane = inner.parentElement
    const range = ranges.get(inner)
    isDone = spread(pane, Math.min(range?.start ?? startsAt, endsAt - 1), Math.max(range?.end ?? endsAt, endsAt))
  }
  if (!pane.contains(common)) return null
  return {
    indices: [...indices].sort((a, b) => a - b),
    pane,
    body: body ?? small,
    isStretched,
    details: body === null ? [] : details,
  }
}

/** Something comes after it that may be the message's text: else it is the text itself, whatever it looks like. */
function isFollowed(part: Element, root: Element, { apart }: Walk, parts: Parts, sizes: Measure): boolean {
  for (let at = part, level = 0; level < 10 && at !== root && at.parentElement !== null; level += 1) {
    let next = at.nextElementSibling
    for (let count = 0; next !== null && count < 60; count += 1, next = next.nextElementSibling)
      if (!apart.has(next) && (parts.isBody(next) || sizes.text(next) > 0)) return true
    at = at.parentElement
    if (parts.hasRows(at)) return false
  }
  return false
}
