/** Dates as exports write them: year first, day first, month first, month by name, Excel's serial numbers. */
import type { Day } from '../../domain/model'
import { monthNamed } from './month-names'

/** How a column's dates are to be read; told by the column as a whole (date-column.ts). */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'excel1900' | 'excel1904'
export const dateOrders = ['ymd', 'dmy', 'mdy', 'excel1900', 'excel1904'] as const satisfies readonly DateOrder[]

export interface ReadDate {
  day: Day
  /** Minutes since midnight where the cell has a time; seconds as a fraction. */
  minutes: number | null
  /** Minutes east of UTC, where the cell says. */
  offset: number | null
}

const clock =
  /[T\s,]*(?:(上午|下午)\s*)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp])?\.?[Mm]?\.?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/
const numbers = /^(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,4})\.?$/
const chinese = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/
const compact = /^(\d{4})(\d{2})(\d{2})$/
const named =
  /^(?:\p{L}+\.?,\s*)?(?:(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]*(?:de\s+)?(\p{L}+)\.?,?[\s-]*(?:de\s+)?(\d{2,4})|(\p{L}+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s*(\d{4}))$/u

/** A date and, where it has one, a time; null when the text is none. `order` decides only what the text leaves open. */
export function readDate(text: string, order: DateOrder): ReadDate | null {
  const plain = text.trim().normalize('NFKC')
  if (plain.length > 60) return null
  const time = clock.exec(plain)
  const minutes = time === null ? null : minutesOf(time)
  if (time !== null && minutes === null) return null
  const date = (time === null ? plain : plain.slice(0, time.index)).trim()
  const day = dayIn(date, order)
  if (day !== null) return { day, minutes, offset: time === null ? null : offsetOf(time[6]) }
  return time === null ? readSerial(date, order) : null
}

function dayIn(date: string, order: DateOrder): Day | null {
  const said = chinese.exec(date) ?? (order === 'excel1900' || order === 'excel1904' ? null : compact.exec(date))
  if (said !== null) return dayOf(said[1], said[2], said[3])
  const words = named.exec(date)
  if (words !== null) return byName(words)
  const parts = numbers.exec(date)
  if (parts === null) return null
  const [, first = '', second = '', third = ''] = parts
  if (first.length > 2) return dayOf(first, second, third)
  if (order === 'ymd' && third.length <= 2) return dayOf(first, second, third)
  return order === 'mdy' ? dayOf(third, first, second) : dayOf(third, second, first)
}

function byName(words: RegExpExecArray): Day | null {
  const month = monthNamed(words[2] ?? words[4] ?? '')
  return month === null ? null : dayOf(words[3] ?? words[6], String(month), words[1] ?? words[5])
}

/** A day that exists; years of two digits are 1970 to 2069. */
function dayOf(yearText = '', monthText = '', dayText = ''): Day | null {
  const short = Number(yearText)
  const year = yearText.length > 2 ? short : short + (short < 70 ? 2000 : 1900)
  const [month, day] = [Number(monthText), Number(dayText)]
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function lengthOfMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0)
}

function minutesOf(time: RegExpExecArray): number | null {
  const [, chineseHalf, hourText, minuteText, secondText, half] = time
  const hour = Number(hourText)
  const isAfternoon = chineseHalf === '下午' || half?.toLowerCase() === 'p'
  const isHalved = chineseHalf !== undefined || half !== undefined
  if (hour > (isHalved ? 12 : 23) || Number(minuteText) > 59 || Number(secondText ?? 0) > 59) return null
  const hours = isHalved ? (hour % 12) + (isAfternoon ? 12 : 0) : hour
  return hours * 60 + Number(minuteText) + Number(secondText ?? 0) / 60
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (parts === null) return 0
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]))
}

const msPerDay = 86_400_000
/** Serial 0 of the two systems; 1900's counts a 29 February 1900 that never was, so from 1 March on its day 0 is 30 December. */
const serialStart = { excel1900: Date.UTC(1899, 11, 30), excel1904: Date.UTC(1904, 0, 1) }
/** 2199-12-31 in the 1900 system: later ones are no dates. */
const lastSerial = 109_574

/** Excel's serial days (support.microsoft.com, "Date systems in Excel"); 13 digits are milliseconds since 1970, as HubSpot's API has. */
function readSerial(text: string, order: DateOrder): ReadDate | null {
  if (/^\d{13}$/.test(text)) return ofInstant(Number(text))
  if (!/^\d{1,6}([.,]\d+)?$/.test(text)) return null
  const serial = Number(text.replace(',', '.'))
  const is1904 = order === 'excel1904'
  if (serial < 1 || serial > lastSerial) return null
  // Before 1 March 1900 the 1900 system is a day off.
  const days = Math.floor(serial) + (!is1904 && serial < 60 ? 1 : 0)
  const minutes = Math.round((serial % 1) * 86_400) / 60
  const start = is1904 ? serialStart.excel1904 : serialStart.excel1900
  const day = new Date(start + days * msPerDay).toISOString().slice(0, 10)
  return { day, minutes: serial % 1 === 0 ? null : minutes, offset: null }
}

function ofInstant(ms: number): ReadDate {
  const text = new Date(ms).toISOString()
  return { day: text.slice(0, 10), minutes: (ms % msPerDay) / 60_000, offset: 0 }
}
