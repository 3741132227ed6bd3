/** What a column holds, by its values: for headers that say nothing, and for tables without any. */
import { normaliseAddress } from '../../domain/address'
import { decimalMarkOfColumn, readNumber } from '../values/read-number'
import { shareOfDates } from '../values/date-column'
import { readDirection, readKind, readStage, readTier, readYesNo } from '../values/read-words'
import { splitCell } from '../values/split-cell'
import type { Field, FileKind } from './fields'
import type { CustomType } from './plan'

const dateOf: Partial<Record<FileKind, Field>> = {
  orders: 'order.on',
  interactions: 'interaction.at',
  signals: 'signal.at',
}
const phone = /^\+?[\d\s().\-/]{7,20}(\s*(ext|x|转)\.?\s*\d+)?$/
const webAddress = /^(https?:\/\/|www\.)[^\s@]+$/i

function filled(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
}

function mostly(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(is).length >= 0.8 * cells.length
}

export function isAddress(cell: string): boolean {
  const all = splitCell(cell, ',')
  return cell.includes('@') && all.length > 0 && all.every((each) => normaliseAddress(each) !== null)
}

/** An extension may follow; without one E.164 allows no more than 15 digits: longer ones are numbers of another system. */
function isPhone(cell: string): boolean {
  const digits = cell.replaceAll(/\D/g, '').length
  return phone.test(cell) && digits >= 8 && (digits <= 15 || /\D\d{1,6}$/.test(cell))
}

/** The field that the values alone suggest; null when they suggest none. */
export function fieldOfValues(cells: readonly string[], kind: FileKind): Field | null {
  const values = filled(cells)
  if (mostly(values, isAddress)) return 'contact.email'
  if (mostly(values, (cell) => webAddress.test(cell))) return 'account.domain'
  if (mostly(values, isPhone) && shareOfDates(values) < 0.5) return 'contact.phone'
  return shareOfDates(values) >= 0.8 ? (dateOf[kind] ?? null) : null
}

/** The type of a custom field: numbers, yes and no, and days only where every value of the sample is one. */
export function customTypeOf(cells: readonly string[]): CustomType {
  const values = filled(cells)
  if (values.length === 0) return 'text'
  if (values.every((cell) => readYesNo(cell) !== null) && values.some((cell) => !/^[01]$/.test(cell))) return 'yesNo'
  const mark = decimalMarkOfColumn(values, '.')
  // A leading zero is part of a code: postcodes, phone numbers.
  if (values.every((cell) => readNumber(cell, mark) !== null && !/^0\d|^\+|\d{16}/.test(cell))) return 'number'
  return shareOfDates(values) === 1 ? 'date' : 'text'
}

const words: Partial<Record<Field, (text: string) => unknown>> = {
  'account.tier': readTier,
  'account.stage': readStage,
  'account.customer': readYesNo,
  'account.churned': readYesNo,
  'interaction.kind': readKind,
  'interaction.direction': readDirection,
}

/** Whether a column of words holds mostly words that are known; true for fields that take any text. */
export function fitsWords(field: Field, cells: readonly string[]): boolean {
  const read = words[field]
  const values = filled(cells)
  return read === undefined || values.length === 0 || mostly(values, (cell) => read(cell) !== null)
}
