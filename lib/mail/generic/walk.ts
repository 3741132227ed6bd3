/**
 * One bounded walk over a document: what may be people, dates, labels, headings and text, in the document's order. Every count
 * is capped, so that no page, however large or hostile, costs more than a few milliseconds.
 */
import { isDate } from './shown-date'
import { readHint, readLabel, splitLabel, type LabelKind } from './labels'
import { readMailto, readWrittenPeople, type Written } from './people-text'
import { isMarkedHidden } from './visible'

export type Token = { element: Element; depth: number } & (
  | { kind: 'person'; name: string; address: string | null; isAttribute: boolean }
  | { kind: 'date'; text: string }
  | { kind: 'label'; label: LabelKind }
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
  frames: HTMLIFrameElement[]
  /** Something was left out because there was too much. */
  isCut: boolean
}

const mostElements = 15_000
const mostTokens = 6000
const mostDepth = 150
/** Milliseconds after which a walk ends wherever it is. */
const mostTime = 20
/** Children of one parent beyond this are not visited: a header's recipients are fewer. */
const mostChildren = 1500
const rowsSeen = 12
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
const chromeTags = new Set(['nav', 'aside', 'footer', 'menu'])
const notPeople = /^(?:on|src|style$|class$|jslog$|srcset$|ping$|action$|formaction$|content$)/

const blanks = /[\s\u200B-\u200F\uFEFF]+/g

function isEditor(element: Element): boolean {
  const value = element.getAttribute('contenteditable')
  return (
    (value !== null && value !== 'false') ||
    element.localName === 'textarea' ||
    element.getAttribute('role') === 'textbox'
  )
}

/** People that the element's attributes name. An attribute that holds prose names nobody. */
function readAttributes(element: Element): Written[] {
  for (const { name, value } of element.attributes) {
    if (value.length > 600 || !value.includes('@') || notPeople.test(name)) continue
    if (name === 'href') {
      if (!/^mailto:/i.test(value)) continue
      const people = readMailto(value).map((address) => ({ name: '', address }))
      if (people.length > 0) return people
      continue
    }
    const text = splitLabel(value)?.rest ?? value
    const { people, rest } = readWrittenPeople(text)
    if (people.length > 0 && rest <= 60) return people
  }
  return []
}

/** A field that only shows: some webmails put the header's lines in such. */
function shownValue(element: Element): string | null {
  return element.localName === 'input' && element.hasAttribute('readonly') ? element.getAttribute('value') : null
}

export function walk(root: Element, now: () => number = () => performance.now()): Walk {
  const tokens: Token[] = []
  const ranges = new Map<Element, Range>()
  const apart = new Set<Element>()
  const frames: HTMLIFrameElement[] = []
  const until = now() + mostTime
  let visited = 0
  let isCut = false

  const mayGoOn = (): boolean => {
    if (isCut) return false
    if (visited >= mostElements || tokens.length >= mostTokens || (visited % 256 === 255 && now() > until)) isCut = true
    return !isCut
  }

  const addPeople = (element: Element, depth: number, people: readonly Written[], isAttribute: boolean): void => {
    for (const { name, address } of people) tokens.push({ kind: 'person', element, depth, name, address, isAttribute })
  }

  const addText = (element: Element, depth: number, data: string, isControl: boolean): void => {
    const text = data.replaceAll(blanks, ' ').trim()
    if (text === '') return
    const label = readLabel(text)
    if (label !== null) {
      tokens.push({ kind: 'label', element, depth, label })
      return
    }
    if (isDate(text)) {
      tokens.push({ kind: 'date', element, depth, text })
      return
    }
    const split = splitLabel(text)
    if (text.includes('@')) {
      const written = readWrittenPeople(text)
      if (written.people.length > 0) {
        const labelled = split === null ? null : readWrittenPeople(split.rest)
        if (split !== null && labelled !== null && labelled.rest < 40)
          tokens.push({ kind: 'label', element, depth, label: split.kind })
        const shown = labelled !== null && labelled.rest < 40 ? labelled : written
        // Addresses in prose are not a header's.
        if (shown.rest <= 120) addPeople(element, depth, shown.people, false)
        if (shown.rest > 0) tokens.push({ kind: 'text', element, depth, text: '', length: shown.rest, isControl })
        return
      }
    }
    if (split !== null && /[:：]\s*$/.test(text.slice(0, text.length - split.rest.length)) && split.kind !== 'other') {
      tokens.push({ kind: 'label', element, depth, label: split.kind })
      return addText(element, depth, split.rest, isControl)
    }
    tokens.push({ kind: 'text', element, depth, text: text.length <= 300 ? text : '', length: text.length, isControl })
  }

  const visitChildren = (element: Element, depth: number, isControl: boolean): void => {
    let count = 0
    let rows = 0
    let usual = 0
    for (let child = element.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3) {
        if (tokens.length < mostTokens) addText(element, depth, child.nodeValue ?? '', isControl)
        continue
      }
      if (child.nodeType !== 1) continue
      count += 1
      if (count > mostChildren || !mayGoOn()) {
        isCut = true
        return
      }
      const next = child as Element
      // A long list looks the same all the way: only a row that is larger, such as an opened one, is looked into.
      if (rows >= rowsSeen && next.getElementsByTagName('*').length <= usual * 1.6 + 4) {
        apart.add(next)
        continue
      }
      const before = tokens.length
      const visitedBefore = visited
      visit(next, depth + 1, isControl)
      const own = tokens.slice(before)
      if (own.some((token) => token.kind === 'date') && own.length >= 3) {
        rows += 1
        usual = Math.max(usual, Math.min(visited - visitedBefore, 200))
      }
    }
  }

  const visit = (element: Element, depth: number, isInControl: boolean): void => {
    const tag = element.localName
    if (skipped.has(tag) || depth > mostDepth) return
    visited += 1
    const start = tokens.length
    const close = (): void => {
      if (tokens.length > start) ranges.set(element, { start, end: tokens.length })
    }
    const role = element.getAttribute('role') ?? ''
    if (chromeRoles.has(role) || chromeTags.has(tag)) apart.add(element)
    // What is hidden is walked only where it may be a header's folded details.
    if (isMarkedHidden(element) && element.getElementsByTagName('*').length > 600) return
    if (tag === 'iframe' || tag === 'frame') {
      tokens.push({ kind: 'frame', element, depth })
      frames.push(element as HTMLIFrameElement)
      return close()
    }
    if (isEditor(element)) {
      tokens.push({ kind: 'editor', element, depth })
      return close()
    }
    const isControl =
      isInControl || tag === 'a' || tag === 'button' || role === 'button' || role === 'menuitem' || role === 'tab'
    const people = readAttributes(element)
    const isSmall = people.length > 0 && element.getElementsByTagName('*').length <= 14
    if (isSmall) {
      const text = (element.textContent ?? '').replaceAll(blanks, ' ').trim()
      if (text.length <= 160) {
        const [first, ...others] = people
        const written = first === undefined ? '' : first.name
        if (first !== undefined)
          addPeople(
            element,
            depth,
            [{ name: written === '' ? text : written, address: first.address }, ...others],
            true,
          )
        return close()
      }
    }
    const value = shownValue(element)
    if (value !== null) addText(element, depth, value, false)
    const dated = tag === 'time' ? (element.getAttribute('datetime') ?? '') : ''
    const shown = dated === '' ? dateIn(element) : dated
    if (shown !== null) {
      tokens.push({ kind: 'date', element, depth, text: shown })
      return close()
    }
    const heading = readHeading(element, tag, role)
    if (heading !== null) {
      tokens.push({ kind: 'heading', element, depth, ...heading })
      return close()
    }
    visitChildren(element, depth, isControl)
    close()
  }

  visit(root, 0, false)
  return { tokens, ranges, apart, frames, isCut }
}

/** A date in a title, where the text is a shorter or relative one. */
function dateIn(element: Element): string | null {
  const title = element.getAttribute('title') ?? element.getAttribute('data-tooltip')
  if (title === null || title.length > 70 || !isDate(title)) return null
  const text = (element.textContent ?? '').trim()
  return text.length <= 50 && /\d/.test(title) ? title : null
}

/** Text of an element without what is hidden in it, its links and buttons. */
function ownText(element: Element): string {
  let text = ''
  const add = (node: Node, depth: number): void => {
    if (text.length > 1200) return
    if (node.nodeType === 3) text += node.nodeValue ?? ''
    if (node.nodeType !== 1 || depth > 12) return
    const inner = node as Element
    if (
      inner !== element &&
      (/^(?:button|svg|style|script)$/.test(inner.localName) || isMarkedHidden(inner) || isClipped(inner))
    )
      return
    for (let child = inner.firstChild; child !== null; child = child.nextSibling) add(child, depth + 1)
  }
  add(element, 0)
  return text.replaceAll(blanks, ' ').trim()
}

const screenReaderOnly =
  /(?:^|[-_\s])(?:sr-only|visually-hidden|visuallyhidden|voice|screen-reader(?:-text)?|hidden|offscreen)(?:[-_\s]|$)/i
function isClipped(element: Element): boolean {
  return screenReaderOnly.test(element.getAttribute('class') ?? '')
}

/** A subject's heading: by its tag or role, or because its markup says so. One that names a person in an attribute is none. */
function readHeading(element: Element, tag: string, role: string): { text: string; isNamed: boolean } | null {
  const isHeading = /^h[1-6]$/.test(tag) || role === 'heading'
  const hint = readHint(element)
  const isNamed = hint === 'subject' && element.getElementsByTagName('*').length <= 10
  if ((!isHeading && !isNamed) || hint === 'from' || hint === 'to') return null
  if (element.querySelector('a[href^="mailto:"],[email],[data-email],[data-address],[data-hovercard-id]') !== null)
    return null
  const links = [...element.querySelectorAll('a')].reduce((sum, link) => sum + (link.textContent ?? '').length, 0)
  const text = ownText(element)
  const withoutLinks = links > 0 && links < text.length ? ownTextWithoutLinks(element, text) : text
  const split = splitLabel(withoutLinks)
  const subject = split?.kind === 'subject' ? split.rest : withoutLinks
  if (readLabel(subject) !== null) return null
  return subject === '' ? null : { text: subject, isNamed }
}

function ownTextWithoutLinks(element: Element, text: string): string {
  const own = [...element.childNodes]
    .filter((node) => node.nodeType === 3)
    .map((node) => node.nodeValue ?? '')
    .join(' ')
  const bare = own.replaceAll(blanks, ' ').trim()
  return bare === '' ? text : bare
}
