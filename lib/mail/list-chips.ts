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
}

/** CSS pixels; "Strategic" and four characters of Chinese fit. */
const hostStyle: Record<string, string> = {
  all: 'initial',
  display: 'inline-block',
  flex: 'none',
  width: '60px',
  height: '16px',
  margin: '0 4px',
  'vertical-align': 'middle',
  overflow: 'hidden',
  // What it shows cannot move the row, nor be moved by it.
  contain: 'strict',
  'pointer-events': 'auto',
}
/** Ink and ground, 4.5:1 on light pages and dark ones alike: the chip brings its own ground. */
const tones = {
  healthy: 'color:#17714a;background:#e6f4ec',
  watch: 'color:#8a5300;background:#fdf1dc',
  atRisk: 'color:#b3261e;background:#fdebe8',
  none: 'color:#5c5f66;background:#f3f3f0',
} as const
const labelStyle =
  'box-sizing:border-box;max-width:100%;padding:0 6px;border-radius:8px;font:600 11px/16px system-ui,sans-serif;' +
  'white-space:nowrap;overflow:hidden;text-overflow:ellipsis;cursor:default;'

/** A page that takes a chip out of one row so often, each time soon after the last, is let have its way. */
const mostFights = 5
const forgivenAfter = 10_000

function createSlot(row: Element): Slot {
  const page = row.ownerDocument
  const host = page.createElement('span')
  for (const [property, value] of Object.entries(hostStyle)) host.style.setProperty(property, value, 'important')
  const label = page.createElement('span')
  host.attachShadow({ mode: 'closed' }).append(label)
  return { row, host, label }
}

function fill({ label }: Slot, chip: ListChip | undefined): void {
  if (label.textContent === (chip?.label ?? '') && label.title === (chip?.title ?? '')) return
  label.textContent = chip?.label ?? ''
  label.title = chip?.title ?? ''
  label.setAttribute('aria-label', chip?.title ?? '')
  label.style.cssText =
    chip === undefined ? 'display:none' : `display:inline-block;${labelStyle}${tones[chip.band ?? 'none']}`
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
    if (isLost(row)) return
    const slot = known ?? createSlot(row)
    slots.set(key, slot)
    fill(slot, said.get(key))
    found.append(slot.host)
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
      for (const [key, slot] of slots) fill(slot, said.get(key))
    },
    clear() {
      for (const [key, slot] of slots) take(key, slot)
      said.clear()
    },
  }
}
