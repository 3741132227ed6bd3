/** The part of the adapter contract that is about the message list. */
import { expect, it } from 'vitest'
import type { MailAdapter } from '../../lib/mail/adapter'
import { listReportSchema } from '../../lib/messages/list-report'
import { openPage, type ListCase } from './adapter-pages'

export function describeList(adapter: MailAdapter, list: ListCase | string | undefined, count: () => void): void {
  it.each(typeof list === 'string' ? [list] : [])('reads no list, for a reason that the table tells: %s', () => {
    count()
    expect('readList' in adapter).toBe(false)
  })

  if (typeof list === 'string' || list === undefined) return

  it('reads the rows of the list, each with a name of its own', () => {
    count()
    const page = openPage(list.page)
    const reading = adapter.readList?.(page) ?? null
    const rows = reading?.rows ?? []
    expect(reading).toMatchObject({ folder: list.folder, rows: list.rows })
    expect(rows).toHaveLength(list.rows.length)
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
    expect(rows.every(({ element }) => page.documentElement.contains(element))).toBe(true)
  })

  it('has room for a chip in every row, inside it', () => {
    count()
    const rows = adapter.readList?.(openPage(list.page))?.rows ?? []
    const places = rows.map(({ element }) => ({ element, place: adapter.chipPlace?.(element) ?? null }))
    expect(rows.length).toBeGreaterThan(0)
    expect(places.filter(({ element, place }) => place === null || !element.contains(place))).toEqual([])
  })

  it('says nothing of the list that a report may not hold', () => {
    count()
    const reading = adapter.readList?.(openPage(list.page)) ?? null
    // What a schema does not know it leaves out: the element of a row is not told.
    const rows = reading?.rows
    const report = { webmail: adapter.id, sequence: 0, ownAddresses: [], folder: reading?.folder, rows }
    expect(listReportSchema.safeParse(report).error).toBeUndefined()
  })
}
