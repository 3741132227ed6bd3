/**
 * One bounded walk over a document: what may be people, dates, labels, headings and text, in the document's order. Every count
 * is capped, so that no page, however large or hostile, costs more than a few milliseconds.
 */
import { isDate } from './shown-date'
import { readLabel, splitLabel, type LabelKind } from './labels'
import { readHeading } from './headings'
import { attributesOf, isEditor, readAttributes, type Attributes } from './attributes'
import { readWrittenPeople, type Written } from './people-text'
import { isElement } from '../dom'
import { isNotDrawn } from './visible'

export type Token = { element: Element; isHidden: boolean } & (
  | { kind: 'person'; name: string; address: string | null; isAttribute: boolean }
  | { kind: 'date'; text: string }
  /** `isInline`: in one text with what it stands before, which the sender of a message may have written. */
  | { kind: 'label'; label: LabelKind; isInline: boolean }
  | { kind: 'heading'; text: string; isNamed: boolean }
  /** Any other text; `isControl` in a button or link. Its length without blanks. */
  | { kind: 'text'; text: string; length: number; isControl: boolean }
  | { kind: 'frame' }
  | { kind: 'editor' }
)

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
const skipped = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'head',
  'object',
  'canvas',
  'video',
  'audio',
  'datalist',
  'select',
  'math',
])
const chromeRoles = new Set([
  'navigation',
  'tree',
  'menu',
  'menubar',
  'banner',
  'search',
  'tooltip',
  'contentinfo',
  'tablist',
  'complementary',
  'status',
  'log',
])
const chromeTags = new Set(['nav', 'aside', 'footer', 'menu', 'blockquote'])
const blanks = /[\s\u200B-\u200F\uFEFF]+/g

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

  const addPeople = (element: Element, people: readonly Written[], isAttribute: boolean): void => {
    for (const { name, address } of people)
      tokens.push({ kind: 'person', element, isHidden, name, address, isAttribute })
  }

  const addText = (element: Element, data: string, isControl: boolean): void => {
    const text = data.replaceAll(blanks, ' ').trim()
    if (text === '') return
    const previous = tokens.at(-1)
    if (previous?.kind === 'label' && previous.label === 'subject' && !previous.isInline) {
      // Whatever the sender wrote there.
      tokens.push({ kind: 'heading', element, isHidden, text: text.slice(0, 1000), isNamed: true })
      return
    }
    const label = readLabel(text)
    if (label !== null) {
      tokens.push({ kind: 'label', element, isHidden, label, isInline: false })
      return
    }
    if (isDate(text)) {
      tokens.push({ kind: 'date', element, isHidden, text })
      return
    }
    const split = splitLabel(text)
    if (text.includes('@')) {
      const written = readWrittenPeople(text)
      if (written.people.length > 0) {
        const labelled = split === null ? null : readWrittenPeople(split.rest)
        if (split !== null && labelled !== null && labelled.rest < 40)
          tokens.push({ kind: 'label', element, isHidden, label: split.kind, isInline: true })
        const shown = labelled !== null && labelled.rest < 40 ? labelled : written
        // Addresses in prose are not a header's.
        if (shown.rest <= 120) addPeople(element, shown.people, false)
        if (shown.rest > 0 && !isHidden)
          tokens.push({ kind: 'text', element, isHidden, text: '', length: shown.rest, isControl })
        return
      }
    }
    if (split !== null && /[:：]\s*$/.test(text.slice(0, text.length - split.rest.length)) && split.kind !== 'other') {
      tokens.push({ kind: 'label', element, isHidden, label: split.kind, isInline: true })
      return addText(element, split.rest, isControl)
    }
    if (!isHidden)
      tokens.push({
        kind: 'text',
        element,
        isHidden,
        text: text.length <= 300 ? text : '',
        length: text.length,
        isControl,
      })
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
    if (skipped.has(tag) || depth > mostDepth) return
    visited += 1
    const start = tokens.length
    const attributes = attributesOf(element)
    const { role = '' } = attributes
    if (chromeRoles.has(role) || chromeTags.has(tag)) apart.add(element)
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
    const isControl =
      isInControl || tag === 'a' || tag === 'button' || (/^(?:button|menuitem|tab)$/.test(role) && isShort(element))
    const [first, ...others] = readAttributes(attributes)
    if (first !== undefined && element.getElementsByTagName('*').length <= 14) {
      const text = (element.textContent ?? '').replaceAll(blanks, ' ').trim()
      if (text.length <= 160) {
        addPeople(element, [{ name: first.name === '' ? text : first.name, address: first.address }, ...others], true)
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

/** A control's text is short; some webmails give a message's text the role of a button. */
function isShort(element: Element): boolean {
  return element.getElementsByTagName('*').length < 8 && (element.textContent ?? '').trim().length <= 60
}

/** Drawn by a font whose letters are pictures: its text says nothing. */
function isIcon(element: Element, role: string): boolean {
  return (
    element.firstElementChild === null && (role === 'img' || /\bicons?\b/i.test(element.getAttribute('class') ?? ''))
  )
}

interface Row {
  element: Element
  hasDate: boolean
  /** Has a text of its own: an open message of a conversation. */
  isOpen: boolean
}

/** Text that is longer is more than the beginning of a message in its row. */
const longestSnippet = 400

function rowOf(element: Element, own: readonly Token[]): Row | null {
  if (own.length < 3) return null
  const text = own.reduce((sum, token) => sum + (token.kind === 'text' && !token.isControl ? token.length : 0), 0)
  const isOpen =
    text > longestSnippet ||
    own.some((token) => token.kind === 'frame' || (token.kind === 'label' && token.label === 'to'))
  return { element, isOpen, hasDate: own.some((token) => token.kind === 'date') }
}

/** Of parts that stand side by side the rows of a message list: three or more of one kind, most of them with a date. */
function listRows(rows: readonly Row[]): Element[] {
  return rows
    .filter(({ element, isOpen }) => {
      const like = rows.filter((other) => other.element.localName === element.localName)
      const dated = like.filter((other) => other.hasDate).length
      return !isOpen && dated >= 3 && dated * 2 >= like.length
    })
    .map((row) => row.element)
}

/** A date in an attribute, where the text is a shorter or relative one. */
function dateIn(element: Element, tag: string, attributes: Attributes): string | null {
  const names = tag === 'time' ? ['datetime', 'title'] : ['title', 'data-tooltip']
  for (const name of names) {
    const value = attributes[name] ?? ''
    if (value.length > 70 || !/\d/.test(value) || !isDate(value)) continue
    if ((element.textContent ?? '').trim().length <= 50) return value
  }
  return null
}
