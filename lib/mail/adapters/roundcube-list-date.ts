/**
 * The dates of Roundcube's list: "Today 09:12", "Thu 09:12" within six days, else the person's own form (rcmail::format_date in its
 * source). They are in the time zone of the person's settings, which is the browser's unless they chose another.
 */

export interface ListDates {
  /** Order of a date's parts as jQuery UI writes it: `yy-mm-dd`, `dd.mm.yy`, `d M yy`; null when the page does not tell. */
  format: string | null
  /** `en_US`; null when the page does not tell. */
  locale: string | null
  now: Date
}

const clock = /(\d{1,2})[:.](\d{2})(?:\s*([ap])\.?m\.?)?\s*$/i
const day = 86_400_000

const plain = (text: string): string => text.toLowerCase().replaceAll(/[.\s]/g, '')

function languageOf(locale: string | null): string {
  const [known = 'en'] = Intl.DateTimeFormat.supportedLocalesOf((locale ?? 'en').replace('_', '-'))
  return known
}

/** How many days ago a word of the list means, 0 to 6; null when it is none of them. */
function daysAgo(word: string, { locale, now }: ListDates): number | null {
  const language = languageOf(locale)
  if (plain(new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'day')) === plain(word)) return 0
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short' })
  const ago = [1, 2, 3, 4, 5, 6].find((days) => plain(weekday.format(now.getTime() - days * day)) === plain(word))
  return ago ?? null
}

/** Year, month from 0, day of a date in digits; months by name are not read. */
function readDigits(text: string, format: string): [number, number, number] | null {
  const numbers = text.match(/\d+/g) ?? []
  const parts = format.toLowerCase().match(/y+|m+|d+/g) ?? []
  const part = (letter: string): number => Number(numbers[parts.findIndex((one) => one.startsWith(letter))])
  const [year, month, date] = [part('y'), part('m'), part('d')]
  return year > 1970 && month >= 1 && month <= 12 && date >= 1 && date <= 31 ? [year, month - 1, date] : null
}

/** The instant in UTC, to the minute; null when the form is not known. */
export function readListDate(shown: string, dates: ListDates): string | null {
  const time = clock.exec(shown)
  if (time === null) return null
  const [whole, hours, minutes, half] = time
  const hour = (Number(hours) % (half === undefined ? 24 : 12)) + (half?.toLowerCase() === 'p' ? 12 : 0)
  const before = shown.slice(0, shown.indexOf(whole)).trim()
  const ago = /\d/.test(before) ? null : daysAgo(before, dates)
  const { now } = dates
  const date =
    ago === null
      ? readDigits(before, dates.format ?? '')
      : ([now.getFullYear(), now.getMonth(), now.getDate() - ago] as const)
  return date === null ? null : new Date(date[0], date[1], date[2], hour, Number(minutes)).toISOString()
}
