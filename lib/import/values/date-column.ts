/** In which order a column writes its dates, told by the column as a whole. */
import { readDate, type DateOrder } from './read-date'

export interface DateColumn {
  order: DateOrder
  /** No date of the sample tells whether 03/04 is in March or in April: a person is asked. */
  isUnsure: boolean
}

/**
 * The order in which most of the cells are dates. Where day and month both fit, `preferred` (of the file's other columns, or of the
 * reader's country) is taken, and said to be unsure; dots mean day first (DIN 5008 and its neighbours).
 */
export function dateColumn(cells: readonly string[], preferred: 'dmy' | 'mdy'): DateColumn {
  const filled = cells.filter((cell) => cell.trim() !== '')
  const fits = (order: DateOrder): number => filled.filter((cell) => readDate(cell, order) !== null).length
  if (filled.length > 0 && filled.every((cell) => /^\d{5}([.,]\d+)?$/.test(cell.trim())))
    return { order: 'excel1900', isUnsure: false }
  const [dayFirst, monthFirst] = [fits('dmy'), fits('mdy')]
  if (dayFirst !== monthFirst) return { order: dayFirst > monthFirst ? 'dmy' : 'mdy', isUnsure: false }
  const open = filled.filter((cell) => readDate(cell, 'dmy')?.day !== readDate(cell, 'mdy')?.day)
  if (open.length === 0) return { order: fits('ymd') >= dayFirst ? 'ymd' : preferred, isUnsure: false }
  if (open.every((cell) => /^\d{1,2}\.\d{1,2}\./.test(cell.trim()))) return { order: 'dmy', isUnsure: false }
  return { order: preferred, isUnsure: true }
}

/** The share of filled cells that are dates in some order, 0..1: whether a column holds dates at all. */
export function shareOfDates(cells: readonly string[]): number {
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length === 0) return 0
  const { order } = dateColumn(filled, 'dmy')
  const isDate = (cell: string): boolean => !/^\d{1,6}([.,]\d+)?$/.test(cell.trim()) && readDate(cell, order) !== null
  return filled.filter(isDate).length / filled.length
}
