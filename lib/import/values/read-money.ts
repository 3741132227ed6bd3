/** Amounts: a number with a currency beside it, in another column, or said for the whole file. */
import type { Money } from '../../domain/model'
import { minorDigits } from '../../domain/money'
import { readNumber, type DecimalMark } from './read-number'

/** Signs that mean one currency wherever they stand. A bare $ or ¥ is the file's own currency where that uses the sign. */
const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₫': 'VND',
  '฿': 'THB',
  zł: 'PLN',
  Kč: 'CZK',
  R$: 'BRL',
  A$: 'AUD',
  C$: 'CAD',
  HK$: 'HKD',
  NT$: 'TWD',
  S$: 'SGD',
  US$: 'USD',
  人民币: 'CNY',
  美元: 'USD',
  欧元: 'EUR',
  港币: 'HKD',
  日元: 'JPY',
  RMB: 'CNY',
  'CN¥': 'CNY',
  'JP¥': 'JPY',
  元: 'CNY',
}
const dollars = new Set(['USD', 'AUD', 'CAD', 'HKD', 'TWD', 'SGD', 'NZD', 'MXN'])
const yens = new Set(['CNY', 'JPY'])

const codes = new Set(Intl.supportedValuesOf('currency'))

/** ISO 4217 code of a cell such as `EUR`, `€` or `人民币`; null when it names none. */
export function readCurrency(text: string, fallback: string): string | null {
  const sign = text.trim().normalize('NFKC').replaceAll('￥', '¥')
  const code = sign.toUpperCase()
  if (codes.has(code)) return code
  if (signs[sign] !== undefined) return signs[sign]
  if (sign === '$') return dollars.has(fallback) ? fallback : 'USD'
  return sign === '¥' ? (yens.has(fallback) ? fallback : 'CNY') : null
}

/** An amount; null when it is none, `notACurrency` when what stands beside the number names no currency. */
export function readMoney(text: string, mark: DecimalMark, currency: string): Money | 'notACurrency' | null {
  const plain = text.normalize('NFKC').replaceAll('￥', '¥')
  const beside = plain.replaceAll(/[^\p{L}\p{Sc}]/gu, '').replaceAll(/[万亿]/g, '')
  const digits = plain.replaceAll(/[\p{L}\p{Sc}]/gu, (sign) => (/[万亿]/.test(sign) ? sign : ''))
  const value = readNumber(digits, mark)
  if (value === null) return null
  const said = beside === '' ? currency : readCurrency(beside, currency)
  if (said === null) return 'notACurrency'
  const minor = Math.round(value * 10 ** minorDigits(said))
  return Number.isSafeInteger(minor) ? { minor: minor === 0 ? 0 : minor, currency: said } : null
}
