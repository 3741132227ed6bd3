/**
 * One bounded walk over a document: what may be people, dates, labels, headings and text, in the document's order. Every count
 * is capped, so that no page, however large or hostile, costs more than a few milliseconds; and it can be made in pieces, so that a
 * slow machine comes to its end as well.
 */
import { isElement } from '../dom'
import { attributesOf } from './attributes'
import { isOfPage, isShortControl, isSkipped } from './element-kinds'
import { listRows, rowOf, type Row } from './list-rows'
import { readText } from './read-text'
import { readWhole } from './read-whole'
import type { Token } from './token'
import { isNotDrawn } from './visible'

/** Tokens `start` to `end` (exclusive) stand in the element. */
export interface Range {
  start: number
  end: number
}

export interface Walk {
  tokens: Token[]
  /** Of every element that was visited. */
  ranges: Map<Element, Range>
  /** Elements that are rows of a list, and parts of the page's own: navigation, menus, banners. */
  apart: Set<Element>
  /** Those of them that are rows of a list. */
  rows: Set<Element>
  /** Something was left out because there was too much. */
  isCut: boolean
}

/** An element whose contents are being visited. */
interface Open {
  element: Element
  /** What was visited last of it. */
  last: ChildNode | null
  isDone: boolean
  isControl: boolean
  wasHidden: boolean
  /** Counts of tokens and elements before it. */
  start: number
  visited: number
  children: number
  /** Elements in the largest of its rows. */
  usual: number
  rows: Row[]
}

const mostElements = 15_000
const mostTokens = 6000
const mostDepth = 150
/** Children of one parent beyond this are not visited: a header's recipients are fewer. */
const mostChildren = 1500
const rowsSeen = 12
/** Elements of a hidden part that is still looked into. */
const mostHidden = 400
/** Milliseconds of a walk that is made in one piece. */
const mostTime = 40

export interface Walking {
  walked: Walk
  /**
   * Goes on until a time of `performance.now()`.
   * @param isLast the walk ends there, wherever it is
   * @returns whether the end was reached
   */
  goOn: (until: number, isLast?: boolean) => boolean
}

export function startWalk(root: Element): Walking {
  const walked: Walk = { tokens: [], ranges: new Map(), apart: new Set(), rows: new Set(), isCut: false }
  const { tokens, ranges, apart, rows: listed } = walked
  const open: Open[] = []
  let visited = 0
  let isHidden = false

  const enter = (element: Element, isInControl: boolean): void => {
    const tag = element.localName
    if (isSkipped(tag) || open.length > mostDepth) return
    const wasHidden = isHidden
    const at = { element, wasHidden, start: tokens.length, visited, last: null, children: 0, usual: 0, rows: [] }
    visited += 1
    const attributes = attributesOf(element)
    const { role = '' } = attributes
    if (isOfPage(tag, role)) apart.add(element)
    // What is hidden is walked only where it may be a header's folded details.
    if (!isHidden && isNotDrawn(element)) {
      if (element.getElementsByTagName('*').length > mostHidden) return
      isHidden = true
    }
    const whole = readWhole({ element, isHidden }, tag, attributes, tokens.at(-1))
    if (whole !== null) tokens.push(...whole)
    const isControl = isInControl || tag === 'a' || tag === 'button' || isShortControl(element, role)
    open.push({ ...at, isControl, isDone: whole !== null })
  }

  const leave = ({ element, wasHidden, start, visited: before, rows }: Open): void => {
    open.pop()
    isHidden = wasHidden
    if (tokens.length > start) ranges.set(element, { start, end: tokens.length })
    for (const row of listRows(rows)) {
      apart.add(row)
      listed.add(row)
    }
    const around = open.at(-1)
    const row = rowOf(element, tokens.slice(start))
    if (around === undefined || row === null) return
    around.rows.push(row)
    around.usual = Math.max(around.usual, Math.min(visited - before, 200))
  }

  /** The next child; where the one before has gone from the page, the first that has not been visited. */
  const nextOf = ({ element, last }: Open): ChildNode | null => {
    if (last === null) return element.firstChild
    if (last.parentNode === element) return last.nextSibling
    return [...element.children].find((child) => !ranges.has(child)) ?? null
  }

  const cut = (): void => {
    walked.isCut = true
    for (const one of open) one.isDone = true
  }

  const step = (at: Open): void => {
    const child = at.isDone ? null : nextOf(at)
    if (child === null) return leave(at)
    at.last = child
    const { element, isControl } = at
    if (child.nodeType === 3) {
      // What looks like one text may be several nodes.
      let text = child.nodeValue ?? ''
      for (let next = child.nextSibling; next?.nodeType === 3 && text.length < 2000; next = next.nextSibling) {
        text += next.nodeValue ?? ''
        at.last = next
      }
      tokens.push(...readText({ element, isHidden }, text, isControl, tokens.at(-1)))
    }
    if (!isElement(child)) return
    const hasRows = at.rows.length >= rowsSeen
    at.children += hasRows ? 0.1 : 1
    if (at.children > mostChildren) {
      walked.isCut = at.isDone = true
    } else if (visited >= mostElements || tokens.length >= mostTokens) {
      cut()
      // A long list looks the same all the way: only a row that is larger, such as an opened one, is looked into.
    } else if (hasRows && child.getElementsByTagName('*').length <= at.usual * 1.6 + 4) {
      apart.add(child)
      listed.add(child)
    } else enter(child, isControl)
  }

  enter(root, false)
  return {
    walked,
    goOn(until, isLast = false) {
      for (let count = 1; ; count += 1) {
        const at = open.at(-1)
        if (at === undefined) return true
        step(at)
        if (count % 64 > 0 || performance.now() <= until) continue
        if (!isLast) return false
        cut()
      }
    },
  }
}

/** In one piece, which ends where its time does. */
export function walk(root: Element): Walk {
  const { walked, goOn } = startWalk(root)
  goOn(performance.now() + mostTime, true)
  return walked
}
