import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createListChips } from '../../lib/mail/list-chips'
import type { ListChip } from '../../lib/messages/sidebar-messages'
import { listAdapter, listPage, rowMarkup } from './list-page'

const chip = (key: number, label = 'Growth'): ListChip => ({
  key: String(key),
  tier: 'growth',
  band: 'watch',
  label,
  title: `${label}, watch`,
})

function chipped(count: number) {
  const page = listPage(count)
  const adapter = listAdapter()
  const attached = vi.spyOn(page.window.HTMLElement.prototype, 'attachShadow')
  /** The label in the shadow root of a host, which the page cannot reach. */
  const labelOf = (host: Element): Element | null => {
    const { contexts, results } = attached.mock
    const root = results[contexts.findLastIndex((one) => one === host)]?.value
    return root?.querySelector('span') ?? null
  }
  const chips = createListChips((row) => adapter.chipPlace?.(row) ?? null)
  const hosts = (): Element[] => [...page.document.querySelectorAll('b > span')]
  return {
    ...page,
    chips,
    modes: () => attached.mock.calls.map(([init]) => init.mode),
    hosts,
    lay: () => chips.lay(adapter.readList?.(page.document)?.rows ?? []),
    says: () => hosts().map((host) => labelOf(host)?.textContent),
    titles: () => hosts().map((host) => labelOf(host)?.getAttribute('title')),
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('chips in the list', () => {
  it('have their room before they say anything, and keep its size', () => {
    const page = chipped(3)
    page.lay()
    const before = page.hosts().map((host) => host.getAttribute('style'))
    expect(before).toHaveLength(3)
    expect(before[0]).toMatch(/width: \d+px !important.*contain: strict !important/)
    page.chips.draw([chip(1), chip(3, '战略')])
    expect(page.says()).toEqual(['Growth', '', '战略'])
    expect(page.titles()[2]).toBe('战略, watch')
    expect(page.hosts().map((host) => host.getAttribute('style'))).toEqual(before)
  })

  it('stand in closed shadow roots, so that the page reads nothing of them, and are text', () => {
    const page = chipped(1)
    page.lay()
    page.chips.draw([chip(1, '<img src=x onerror=alert(1)>')])
    expect(page.modes()).toEqual(['closed'])
    expect(page.document.documentElement.outerHTML).not.toMatch(/Growth|onerror/)
    expect(page.says()).toEqual(['<img src=x onerror=alert(1)>'])
  })

  it('go with their rows, and are back at once when the webmail draws a row anew', () => {
    const page = chipped(3)
    page.lay()
    page.chips.draw([chip(1), chip(2), chip(3)])
    page.document.querySelector('li[data-uid="2"]')?.remove()
    const first = page.document.querySelector('li')
    if (first !== null) first.innerHTML = '<b>Person 1, read</b>'
    page.lay()
    expect(page.says()).toEqual(['Growth', 'Growth'])
    page.lay()
    expect(page.hosts()).toHaveLength(2)
  })

  it('never say of a row what they said of the one whose element it was', () => {
    const page = chipped(2)
    page.lay()
    page.chips.draw([chip(1, 'First'), chip(2, 'Second')])
    for (const row of page.document.querySelectorAll('li'))
      row.setAttribute('data-uid', String(Number(row.getAttribute('data-uid')) + 1))
    page.lay()
    expect(page.says()).toEqual(['Second', ''])
  })

  it('leave no empty copy of themselves in a row that the webmail has copied', () => {
    const page = chipped(1)
    page.lay()
    page.list.insertAdjacentHTML('beforeend', page.list.innerHTML.replace('data-uid="1"', 'data-uid="2"'))
    expect(page.hosts()).toHaveLength(2)
    page.lay()
    expect(page.hosts()).toHaveLength(2)
    page.chips.draw([chip(1, 'First'), chip(2, 'Second')])
    expect(page.says()).toEqual(['First', 'Second'])
  })

  it('let a page have its way that takes them out of a row again and again, and no other', () => {
    const page = chipped(2)
    for (let times = 0; times < 20; times += 1) {
      page.lay()
      page.document.querySelector('li[data-uid="1"] b > span')?.remove()
    }
    page.lay()
    expect(page.hosts()).toHaveLength(1)
    vi.advanceTimersByTime(60_000)
    page.lay()
    expect(page.hosts()).toHaveLength(2)
  })

  it('leave nothing behind', () => {
    const page = chipped(50)
    const before = page.document.documentElement.outerHTML
    page.lay()
    page.chips.draw([chip(1)])
    page.list.insertAdjacentHTML('beforeend', rowMarkup(99))
    page.lay()
    page.document.querySelector('li[data-uid="99"]')?.remove()
    page.chips.clear()
    expect(page.document.documentElement.outerHTML).toBe(before)
  })
})
