import { describe, expect, it } from 'vitest'
import { minorDigits } from '../../lib/domain/money'

describe('the minor unit of a currency', () => {
  it('is the one of ISO 4217, whatever the browser thinks of it', () => {
    const digits = Object.fromEntries(
      ['CNY', 'EUR', 'IDR', 'HUF', 'COP', 'PKR', 'JPY', 'KRW', 'IQD', 'KWD', 'CLF', 'ABC'].map((code) => [
        code,
        minorDigits(code),
      ]),
    )
    expect(digits).toEqual({
      CNY: 2,
      EUR: 2,
      IDR: 2,
      HUF: 2,
      COP: 2,
      PKR: 2,
      JPY: 0,
      KRW: 0,
      IQD: 3,
      KWD: 3,
      CLF: 4,
      ABC: 2,
    })
  })
})
