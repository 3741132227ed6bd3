import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchList } from '../../lib/mail/list-watch'
import { listReportSchema, type ListReport } from '../../lib/messages/list-report'
import { limits } from '../../lib/messages/limits'
import { listAdapter, listPage, rowMarkup } from './list-page'

const ownAddresses = (): string[] => ['rep@ourco.example']

function watched(count: number) {
  const page = listPage(count)
  const adapter = listAdapter()
  const readList = vi.spyOn(adapter, 'readList')
  const reports: ListReport[] = []
  const abort = new AbortController()
  const { document } = page
  const observed = vi.spyOn(page.window.MutationObserver.prototype, 'observe')
  const onList = (report: ListReport): void => void reports.push(report)
  const list = watchList({ page: document, adapter, ownAddresses, onList, signal: abort.signal })
  return {
    ...page,
    list,
    ul: page.list,
    reports,
    abort,
    reads: () => readList.mock.calls.length,
    observed,
    keys: () => reports.at(-1)?.rows.map(({ key }) => key) ?? [],
    hosts: () => document.querySelectorAll('b > span').length,
    settle: (milliseconds = 200) => vi.advanceTimersByTimeAsync(milliseconds),
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('the watch of the message list', () => {
  it('costs nothing until it is wanted', async () => {
    const page = watched(10)
    page.ul.append(page.document.createElement('li'))
    await page.settle()
    expect([page.reads(), page.observed.mock.calls.length, page.hosts(), vi.getTimerCount()]).toEqual([0, 0, 0, 0])
  })

  it('tells whom the rows on screen are from, and those a little beyond, without their text', async () => {
    const page = watched(100)
    page.list.want(true)
    await page.settle()
    expect(page.reports).toHaveLength(1)
    expect(listReportSchema.safeParse(page.reports[0]).error).toBeUndefined()
    expect(page.reports[0]).toMatchObject({ webmail: 'test', sequence: 0, folder: 'inbox' })
    // 800 pixels of window and 600 beyond, rows of 20.
    expect(page.keys()).toEqual(Array.from({ length: 69 }, (_, index) => String(index + 1)))
    expect(JSON.stringify(page.reports)).not.toMatch(/Secret|element/)
  })

  it('tells of new mail, of other rows after scrolling, and nothing when nothing changed', async () => {
    const page = watched(3)
    page.list.want(true)
    await page.settle()
    page.ul.insertAdjacentHTML('afterbegin', rowMarkup(9, 0))
    await page.settle()
    expect(page.keys()).toEqual(['9', '1', '2', '3'])
    page.document.querySelector('main')?.append('unrelated')
    await page.settle()
    expect(page.reports).toHaveLength(2)
    for (const row of page.document.querySelectorAll('li[data-uid="1"]')) row.setAttribute('data-top', '-2000')
    page.document.dispatchEvent(new page.window.Event('scroll'))
    await page.settle()
    expect(page.keys()).toEqual(['9', '2', '3'])
  })

  it('says that the list has gone, once', async () => {
    const page = watched(3)
    page.list.want(true)
    await page.settle()
    page.ul.innerHTML = ''
    await page.settle()
    page.ul.append('still none')
    await page.settle()
    expect(page.reports.map(({ rows, folder }) => [rows.length, folder])).toEqual([
      [3, 'inbox'],
      [0, null],
    ])
  })

  it('never tells of more rows than a report may hold', async () => {
    const page = watched(0)
    page.ul.innerHTML = Array.from({ length: 2000 }, (_, index) => rowMarkup(index, 0)).join('')
    page.list.want(true)
    await page.settle()
    expect(page.keys()).toHaveLength(limits.rowsPerList)
  })

  it('reads a list that never rests a few times a second, not at each change', async () => {
    const page = watched(3)
    page.list.want(true)
    for (let change = 0; change < 500; change += 1) {
      page.ul.insertAdjacentHTML('beforeend', rowMarkup(100 + change, 0))
      await page.settle(10)
    }
    expect(page.reads()).toBeGreaterThan(5)
    expect(page.reads()).toBeLessThan(14)
  })

  it('tells the same rows again to a frame that has just opened, and leaves nothing behind when it is not wanted', async () => {
    const page = watched(3)
    page.list.want(true)
    await page.settle()
    page.list.want(true)
    await page.settle()
    expect(page.reports.map(({ sequence }) => sequence)).toEqual([0, 1])
    expect(page.hosts()).toBe(3)
    page.list.want(false)
    page.ul.insertAdjacentHTML('beforeend', rowMarkup(9, 0))
    await page.settle(1000)
    expect([page.reports.length, page.hosts(), vi.getTimerCount()]).toEqual([2, 0, 0])
    page.abort.abort()
    page.list.want(true)
    await page.settle()
    expect(page.reports).toHaveLength(2)
  })
})
