import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateColumn } from '../../../lib/import/values/date-column'
import { instantOf } from '../../../lib/import/values/instant'
import { readDate, type DateOrder } from '../../../lib/import/values/read-date'

const dayOf = (text: string, order: DateOrder = 'dmy'): string | null => readDate(text, order)?.day ?? null

const at = (text: string): string => {
  const date = readDate(text, 'dmy')
  return date === null ? '' : instantOf(date, 'Asia/Shanghai')
}

describe('dates', () => {
  it.each([
    '2026-03-12',
    '2026/3/12',
    '2026.03.12',
    '20260312',
    '12.03.2026',
    '12. 3. 2026',
    '12/03/26',
    '12 Mar 2026',
    'March 12, 2026',
    'Mar 12th, 2026',
    'Thu, 12 Mar 2026',
    '12-Mar-26',
    '12. März 2026',
    '12 mars 2026',
    '12 de marzo de 2026',
    '2026年3月12日',
    '2026 年 3 月 12 号',
    '2026-03-12T09:14:00Z',
    '2026-03-12 09:14',
    '2026-03-12 9:14:07 PM',
    '2026年3月12日 下午2:30',
    '2026/3/12 14:30:00',
    '46093',
    '46093.5',
  ])('reads %s as one day', (text) => {
    expect(dayOf(text)).toBe('2026-03-12')
  })

  it.each(['', '31/02/2026', '2026-13-01', 'soon', '12/13/14/15', '99:99', '2026-03-12 25:00', '0', '1e5', '٣'])(
    'takes %j for no date of a day-first column',
    (text) => {
      expect(dayOf(text)).toBeNull()
    },
  )

  it('reads Excel’s two systems, with the day that 1900 never had', () => {
    expect([dayOf('59', 'excel1900'), dayOf('60', 'excel1900'), dayOf('61', 'excel1900')]).toEqual([
      '1900-02-28',
      '1900-02-28',
      '1900-03-01',
    ])
    expect(dayOf('44631', 'excel1904')).toBe('2026-03-12')
    expect(readDate('46093.75', 'excel1900')?.minutes).toBe(18 * 60)
  })

  it('reads every real day in each order it is written in, and refuses the others', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10)
          const [year, month, dayOfMonth] = day.split('-').map(Number)
          expect(dayOf(`${dayOfMonth}/${month}/${year}`, 'dmy')).toBe(day)
          expect(dayOf(`${month}/${dayOfMonth}/${year}`, 'mdy')).toBe(day)
          expect(dayOf(`${dayOfMonth}.${month}.${String(year).slice(2)}`, 'dmy')).toBe(day)
          expect(dayOf(`${year}年${month}月${dayOfMonth}日`, 'mdy')).toBe(day)
          expect(dayOf(String(Math.round(Date.parse(day) / 86_400_000) + 25_569), 'excel1900')).toBe(day)
        },
      ),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const read = readDate(text, 'mdy')
        expect(read === null || /^\d{4}-\d{2}-\d{2}$/.test(read.day)).toBe(true)
      }),
    )
  })

  it('tell day from month by the column as a whole', () => {
    expect(dateColumn(['03/04/2026', '25/04/2026'], 'mdy')).toEqual({ order: 'dmy', isUnsure: false })
    expect(dateColumn(['03/04/2026', '04/25/2026'], 'dmy')).toEqual({ order: 'mdy', isUnsure: false })
    expect(dateColumn(['03/04/2026', '05/06/2026'], 'mdy')).toEqual({ order: 'mdy', isUnsure: true })
    expect(dateColumn(['03.04.2026', '05.06.2026'], 'mdy')).toEqual({ order: 'dmy', isUnsure: false })
    expect(dateColumn(['2026-03-04', ''], 'mdy')).toEqual({ order: 'ymd', isUnsure: false })
    expect(dateColumn(['46093', '46094'], 'dmy')).toEqual({ order: 'excel1900', isUnsure: false })
  })

  it('become instants in the zone of whoever exported them, or by their own offset', () => {
    expect(at('2026-03-12 09:14')).toBe('2026-03-12T01:14:00.000Z')
    expect(at('2026-03-12T09:14:00Z')).toBe('2026-03-12T09:14:00.000Z')
    expect(at('2026-03-12T09:14:00+05:30')).toBe('2026-03-12T03:44:00.000Z')
    expect(at('2026-03-12')).toBe('2026-03-12T04:00:00.000Z')
  })
})
