/** What a part of a page is, by how much of what stands in it: a line of a header, or a message's text. */
import { isCalledBody } from './labels'
import type { Measure } from './measure'
import { hasLayout } from './visible'
import type { Walk } from './walk'

/** Plain text beyond this in a part makes it the message's text. */
const bodyText = 80
/** The same with the text of links, of which some mail is made. */
const bodyLinks = 400
/** CSS pixels: a part that is higher is no line of a header. */
const bodyHeight = 160
/** Of the text beside a person this much may be the name. */
const nameText = 30

export interface Parts {
  /** Plain text, less what may be people's names. */
  prose(part: Element): number
  isBody(part: Element): boolean
  /** Rows of a list stand in it. */
  hasRows(part: Element): boolean
  labels(part: Element): Set<string>
}

export function partsOf({ tokens, ranges }: Walk, sizes: Measure, root: Element): Parts {
  const hasBoxes = hasLayout(root.ownerDocument)
  const prose = (part: Element): number =>
    Math.max(0, sizes.text(part) - nameText * Math.min(sizes.count('person', part), 20))
  return {
    prose,
    isBody(part) {
      if (sizes.count('frame', part) > 0) return !hasBoxes || isLargeFrame(part)
      if (sizes.count('editor', part) > 0) return false
      const range = ranges.get(part)
      if (range === undefined) return hasBoxes && isLargePicture(part)
      if (isCalledBody(part) || prose(part) > bodyText) return true
      if (sizes.textBetween(range.start, range.end) > bodyLinks && sizes.count('person', part) < 5) return true
      const isBare = sizes.count('person', part) > 0 && sizes.count('label', part) === 0
      return hasBoxes && (prose(part) > 20 || isBare) && part.getBoundingClientRect().height > bodyHeight
    },
    hasRows(part) {
      const range = ranges.get(part)
      return range !== undefined && sizes.hasRowBetween(range.start, range.end)
    },
    labels(part) {
      const range = ranges.get(part)
      const own = tokens.slice(range?.start ?? 0, range?.end ?? 0)
      return new Set(own.flatMap((token) => (token.kind === 'label' ? [token.label] : [])))
    },
  }
}

function classes(element: Element): string[] {
  return (element.getAttribute('class') ?? '').split(/\s+/).filter((name) => name !== '')
}

function shape(element: Element): string {
  return [...new Set([...element.children].slice(0, 8).map((child) => child.localName))].join()
}

/** Built the same way, as the rows of one table are. */
export function isOfOneKind(a: Element, b: Element): boolean {
  if (a.localName !== b.localName) return false
  if (a.localName === 'dd' || a.localName === 'dt' || a.localName === 'li') return true
  if (shape(a) !== shape(b)) return false
  const own = classes(a)
  const other = classes(b)
  return own.length === 0 ? other.length === 0 : own.some((name) => other.includes(name))
}

/** Holds a picture of some size, as mail does that is a picture. */
function isLargePicture(part: Element): boolean {
  const { width, height } = part.getBoundingClientRect()
  return height > 60 && width > 150 && part.querySelector('img') !== null
}

function isLargeFrame(part: Element): boolean {
  const frames = part.localName === 'iframe' ? [part] : [...part.querySelectorAll('iframe')].slice(0, 5)
  return frames.some((frame) => {
    const { width, height } = frame.getBoundingClientRect()
    return width > 150 && height > 40
  })
}
