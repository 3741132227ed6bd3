/**
 * Chips at the ends of list rows. Their room is taken before their answer is there and has one size, so that no row ever jumps; what
 * they say stands in closed shadow roots, which the page cannot read. No listeners: a row that goes takes its chip along.
 */
import type { ListChip } from '../messages/sidebar-messages'
import type { ShownRow } from './adapter'

export interface ListChips {
  /** Makes room in these rows, and takes the chips out of all others. May be called again with the same. */
  lay(rows: readonly ShownRow[]): void
  /** What the chips say from now on; rows that are not named say nothing. */
  draw(chips: readonly ListChip[]): void
  clear(): void
}

interface Slot {
  row: Element
  host: HTMLElement
  label: HTMLElement
  chip: ListChip | null
}

/**
 * At the end of the first line, as a float that comes before the text: a long name is cut before it, and never cuts it off. In a
 * flex container, where nothing floats, its order puts it there. As high as a line of the place, so that no row grows.
 */
const hostStyle = [
  'all: initial',
  'font-size: inherit',
  'line-height: inherit',
  'float: inline-end',
  'order: 1',
  'flex: none',
  'display: flex',
  'align-items: center',
  'justify-content: flex-end',
  // "Strategic" and four characters of Chinese fit.
  'width: 70px',
  'height: 1lh',
  'margin: 0 4px',
  // What it shows cannot move the row.
  'contain: strict',
].join(' !important;')
/** Ink and ground of 4.5:1: a chip brings its own ground, on light pages and dark ones. */
const tones = {
  healthy: 'color:#17714a;background:#e6f4ec',
  watch: 'color:#8a5300;background:#fdf1dc',
  atRisk: 'color:#b3261e;background:#fdebe8',
  none: 'color:#5c5f66;background:#f3f3f0',
} as const
const labelStyle =
  'max-width:100%;box-sizing:border-box;padding:0 5px;border-radius:8px;font:600 11px/16px system-ui,sans-serif;' +
  'white-space:nowrap;overflow:hidden;text-overflow:ellipsis;cursor:default;'

/** A page that takes a chip out of one row so often, each time soon after the last, is let have its way. */
const mostFights = 5
const forgivenAfter = 10_000

function createSlot(row: Element): Slot {
  const page = row.ownerDocument
  const host = page.createElement('span')
  host.style.cssText = `${hostStyle} !important`
  const label = page.createElement('span')
  host.attachShadow({ mode: 'closed' }).append(label)
  return { row, host, label, chip: null }
}

function fill(slot: Slot, chip: ListChip | null): void {
  if (JSON.stringify(slot.chip) === JSON.stringify(chip)) return
  slot.chip = chip
  const { label } = slot
  label.textContent = chip?.label ?? ''
  label.title = chip?.title ?? ''
  label.setAttribute('aria-label', chip?.title ?? '')
  label.style.cssText = chip === null ? '' : labelStyle + tones[chip.band ?? 'none']
}

/** @param place the element of a row at whose end its chip stands; null where there is no room */
export function createListChips(place: (row: Element) => Element | null): ListChips {
  const slots = new Map<string, Slot>()
  let said = new Map<string, ListChip>()
  const fights = new WeakMap<Element, { times: number; at: number }>()

  const isLost = (row: Element): boolean => {
    const now = performance.now()
    const before = fights.get(row)
    const times = before === undefined || now - before.at > forgivenAfter ? 1 : before.times + 1
    fights.set(row, { times, at: now })
    return times > mostFights
  }
  const put = (key: string, row: Element): void => {
    const found = place(row)
    const known = slots.get(key)
    if (found === null || known?.host.parentNode === found) return
    if (known !== undefined && isLost(row)) return
    const slot = known ?? createSlot(row)
    // A row that the webmail has copied holds a copy of another chip's host, with nothing in it.
    const style = slot.host.getAttribute('style')
    for (const copy of [...found.children].filter((child) => child.getAttribute('style') === style)) copy.remove()
    slots.set(key, slot)
    fill(slot, said.get(key) ?? null)
    found.prepend(slot.host)
  }
  const take = (key: string, slot: Slot): void => {
    slot.host.remove()
    slots.delete(key)
  }

  return {
    lay(rows) {
      const shown = new Map(rows.map(({ key, element }) => [key, element]))
      for (const [key, slot] of slots) if (shown.get(key) !== slot.row) take(key, slot)
      for (const key of said.keys()) if (!shown.has(key)) said.delete(key)
      for (const [key, row] of shown) put(key, row)
    },
    draw(chips) {
      said = new Map(chips.map((chip) => [chip.key, chip]))
      for (const [key, slot] of slots) fill(slot, said.get(key) ?? null)
    },
    clear() {
      for (const [key, slot] of slots) take(key, slot)
      said.clear()
    },
  }
}
