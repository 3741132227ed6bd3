/**
 * Public holidays of mainland China, the default table of a workspace. 2025 and 2026 follow the State Council's notices
 * (国办发明电〔2024〕12号, 〔2025〕7号) with the weekends worked instead (调休). For 2027 only what is fixed by the
 * calendar is listed: the statutory days, and the week that 春节 and 国庆 have never been shorter than.
 */
import { dayNumber, dayText } from './calendar-day'
import type { Day } from './model'

function span(first: Day, last: Day): Day[] {
  const start = dayNumber(first)
  return Array.from({ length: dayNumber(last) - start + 1 }, (_, index) => dayText(start + index))
}

export const chineseHolidays: readonly Day[] = [
  '2025-01-01', // 元旦
  ...span('2025-01-28', '2025-02-04'), // 春节
  ...span('2025-04-04', '2025-04-06'), // 清明
  ...span('2025-05-01', '2025-05-05'), // 劳动节
  ...span('2025-05-31', '2025-06-02'), // 端午
  ...span('2025-10-01', '2025-10-08'), // 国庆, 中秋
  ...span('2026-01-01', '2026-01-03'),
  ...span('2026-02-15', '2026-02-23'),
  ...span('2026-04-04', '2026-04-06'),
  ...span('2026-05-01', '2026-05-05'),
  ...span('2026-06-19', '2026-06-21'),
  ...span('2026-09-25', '2026-09-27'), // 中秋
  ...span('2026-10-01', '2026-10-07'), // 国庆
  '2027-01-01',
  ...span('2027-02-05', '2027-02-11'),
  '2027-04-05',
  ...span('2027-05-01', '2027-05-02'),
  '2027-06-09',
  '2027-09-15',
  ...span('2027-10-01', '2027-10-07'),
]

/** Weekend days that are worked to make up for a holiday. */
export const chineseWorkedWeekends: readonly Day[] = [
  '2025-01-26',
  '2025-02-08',
  '2025-04-27',
  '2025-09-28',
  '2025-10-11',
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
]
