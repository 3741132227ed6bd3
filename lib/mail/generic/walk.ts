/**
 * One bounded walk over a document: what may be people, dates, labels, headings and text, in the document's order. Every count
 * is capped, so that no page, however large or hostile, costs more than a few milliseconds.
 */
import { isElement } from '../dom'
import { attributesOf, isEditor, readAttributes, type Attributes } from './attributes'
import { dateIn, isIcon, isOfPage, isShortControl, isSkipped } from './element-kinds'
import { readHeading } from './headings'
import { listRows, rowOf, type Row } from './list-rows'
import { plain, readText } from './read-text'
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

const mostElements = 15_000
const mostTokens = 6000
const mostDepth = 150
/** Milliseconds after which a walk ends wherever it is. */
const mostTime = 40
/** Children of one parent beyond this are not visited: a header's recipients are fewer. */
const mostChildren = 1500
const rowsSeen = 12
/** Elements of a hidden part that is still looked into. */
const mostHidden = 400
export function walk(root: Element, now = (): number => performance.now()): Walk {
  const tokens: Token[] = []
  const ranges = new Map<Element, Range>()
  const apart = new Set<Element>()
  const listed = new Set<Element>()
  // The page's own layout, when it is due, is not this walk's time.
  isNotDrawn(root)
  const until = now() + mostTime
  let visited = 0
  let isHidden = false
  let isCut = false

  const mayGoOn = (): boolean => {
    if (isCut) return false
    if (visited >= mostElements || tokens.length >= mostTokens || (visited % 256 === 255 && now() > until)) isCut = true
    return !isCut
  }

  const addText = (element: Element, data: string, isControl: boolean): void => {
    tokens.push(...readText({ element, isHidden }, data, isControl, tokens.at(-1)))
  }

  const visitChildren = (element: Element, depth: number, isControl: boolean): void => {
    let count = 0
    let usual = 0
    const rows: Row[] = []
    for (let child: ChildNode | null = element.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3) {
        // What looks like one text may be several nodes.
        let text = child.nodeValue ?? ''
        for (let next = child.nextSibling; next?.nodeType === 3 && text.length < 2000; next = next.nextSibling) {
          text += next.nodeValue ?? ''
          child = next
        }
        if (tokens.length < mostTokens) addText(element, text, isControl)
        continue
      }
      if (!isElement(child)) continue
      count += rows.length >= rowsSeen ? 0.1 : 1
      if (count > mostChildren || !mayGoOn()) {
        isCut = true
        break
      }
      // A long list looks the same all the way: only a row that is larger, such as an opened one, is looked into.
      if (rows.length >= rowsSeen && child.getElementsByTagName('*').length <= usual * 1.6 + 4) {
        apart.add(child)
        listed.add(child)
        continue
      }
      const [start, visitedBefore] = [tokens.length, visited]
      visit(child, depth + 1, isControl)
      const row = rowOf(child, tokens.slice(start))
      if (row === null) continue
      rows.push(row)
      usual = Math.max(usual, Math.min(visited - visitedBefore, 200))
    }
    for (const row of listRows(rows)) {
      apart.add(row)
      listed.add(row)
    }
  }

  const visit = (element: Element, depth: number, isInControl: boolean): void => {
    const tag = element.localName
    if (isSkipped(tag) || depth > mostDepth) return
    visited += 1
    const start = tokens.length
    const attributes = attributesOf(element)
    const { role = '' } = attributes
    if (isOfPage(tag, role)) apart.add(element)
    // What is hidden is walked only where it may be a header's folded details.
    const wasHidden = isHidden
    if (!isHidden && isNotDrawn(element)) {
      if (element.getElementsByTagName('*').length > mostHidden) return
      isHidden = true
    }
    visitShown(element, tag, attributes, depth, isInControl)
    isHidden = wasHidden
    if (tokens.length > start) ranges.set(element, { start, end: tokens.length })
  }

  const visitShown = (
    element: Element,
    tag: string,
    attributes: Attributes,
    depth: number,
    isInControl: boolean,
  ): void => {
    const { role = '' } = attributes
    if (tag === 'iframe' || tag === 'frame') {
      tokens.push({ kind: 'frame', element, isHidden })
      return
    }
    if (isEditor(tag, attributes)) {
      tokens.push({ kind: 'editor', element, isHidden })
      return
    }
    if (isIcon(element, role)) return
    const isControl = isInControl || tag === 'a' || tag === 'button' || isShortControl(element, role)
    const [first, ...others] = readAttributes(attributes)
    if (first !== undefined && element.getElementsByTagName('*').length <= 14) {
      const text = plain(element.textContent ?? '')
      if (text.length <= 160) {
        const people = [{ name: first.name === '' ? text : first.name, address: first.address }, ...others]
        for (const one of people) tokens.push({ kind: 'person', element, isHidden, ...one, isAttribute: true })
        return
      }
    }
    // A field that only shows: some webmails put the header's lines in such.
    if (tag === 'input' && 'readonly' in attributes) addText(element, attributes.value ?? '', false)
    const shown = dateIn(element, tag, attributes)
    if (shown !== null) {
      tokens.push({ kind: 'date', element, isHidden, text: shown })
      return
    }
    const heading = readHeading(element, tag, role)
    if (heading !== null) {
      tokens.push({ kind: 'heading', element, isHidden, ...heading })
      return
    }
    visitChildren(element, depth, isControl)
  }

  visit(root, 0, false)
  return { tokens, ranges, apart, rows: listed, isCut }
}
