import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCurrency, readMoney } from '../../../lib/import/values/read-money'
import { decimalMarkOfColumn, readNumber, readShare } from '../../../lib/import/values/read-number'
import { splitCell } from '../../../lib/import/values/split-cell'

describe('numbers', () => {
  it.each([
    ['1,234.50', '.', 1234.5],
    ['1.234,50', ',', 1234.5],
    ['1 234,50', ',', 1234.5],
    ['1\u202F234,50', ',', 1234.5],
    ["1'234.50", '.', 1234.5],
    ['1,23,456.5', '.', 123_456.5],
    ['12万', '.', 120_000],
    ['1.5亿', '.', 150_000_000],
    ['12k', '.', 12_000],
    ['(12.5)', '.', -12.5],
    ['12-', '.', -12],
    ['−7', '.', -7],
    ['１２３', '.', 123],
    ['1e3', '.', 1000],
    ['.5', '.', 0.5],
  ] as const)('reads %s with decimal %s', (text, mark, value) => {
    expect(readNumber(text, mark)).toBe(value)
  })

  it.each(['', '-', 'abc', '1.2.3', '1,2,3', '12 %', '--1', '1,23', 'NaN', 'Infinity'])('takes %j for none', (text) => {
    expect(readNumber(text, '.')).toBeNull()
  })

  it('reads back what Intl writes, of any country', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.constantFrom(
          ['en', '.'],
          ['de', ','],
          ['fr', ','],
          ['de-CH', '.'],
          ['hi', '.'],
          ['zh', '.'],
          ['sv', ','],
        ) as fc.Arbitrary<readonly [string, '.' | ',']>,
        (value, [locale, mark]) => {
          const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, numberingSystem: 'latn' }).format(
            value,
          )
          expect(readNumber(text, mark)).toBeCloseTo(Math.round(value * 100) / 100, 1)
        },
      ),
    )
  })

  it('know their decimal mark by the column, and by the file where the column does not say', () => {
    expect(decimalMarkOfColumn(['1.234', '12,5'], '.')).toBe(',')
    expect(decimalMarkOfColumn(['1,234', '1,234.5'], ',')).toBe('.')
    expect(decimalMarkOfColumn(['1.234', '2.345'], ',')).toBe(',')
    expect(decimalMarkOfColumn(['1.234', '2.345'], '.')).toBe('.')
  })

  it('are shares with a percent sign, or where the column is in percent', () => {
    expect(readShare('12 %', '.', false)).toBe(0.12)
    expect(readShare('0.12', '.', false)).toBe(0.12)
    expect(readShare('12', '.', true)).toBe(0.12)
  })
})

describe('amounts', () => {
  it.each([
    ['¥12,000.00', 'CNY', { minor: 1_200_000, currency: 'CNY' }],
    ['￥1.5万', 'CNY', { minor: 1_500_000, currency: 'CNY' }],
    ['12元', 'EUR', { minor: 1200, currency: 'CNY' }],
    ['JP¥ 500', 'CNY', { minor: 500, currency: 'JPY' }],
    ['¥500', 'JPY', { minor: 500, currency: 'JPY' }],
    ['$10', 'EUR', { minor: 1000, currency: 'USD' }],
    ['$10', 'AUD', { minor: 1000, currency: 'AUD' }],
    ['USD -10.25', 'EUR', { minor: -1025, currency: 'USD' }],
    ['10 KWD', 'EUR', { minor: 10_000, currency: 'KWD' }],
    ['10', 'EUR', { minor: 1000, currency: 'EUR' }],
  ] as const)('reads %s in a file of %s', (text, currency, money) => {
    expect(readMoney(text, '.', currency)).toEqual(money)
  })

  it('refuses what is beside the number and no currency, and what is none', () => {
    expect(readMoney('10 apples', '.', 'EUR')).toBe('notACurrency')
    expect(readMoney('much', '.', 'EUR')).toBeNull()
    expect(readCurrency('Taler', 'EUR')).toBeNull()
  })
})

describe('several values in one cell', () => {
  it('are divided as Google, HubSpot and people do', () => {
    expect(splitCell('a ::: b')).toEqual(['a', 'b'])
    expect(splitCell('a; b;a')).toEqual(['a', 'b'])
    expect(splitCell('a\nb')).toEqual(['a', 'b'])
    expect(splitCell('Widget, blue')).toEqual(['Widget, blue'])
    expect(splitCell('a、b', ',')).toEqual(['a', 'b'])
  })
})
