/** Gmail shows a message's date in the language and time zone of the reader only. */

/** `2025年8月20日 下午1:19`, `2025. 8. 20.` is not read. */
const chineseDay = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/
const clock = /(\d{1,2})[:.时](\d{2})/
const afternoon = /\bp\.?\s?m\b|下午|晚上|傍晚/i
const morning = /\ba\.?\s?m\b|上午|凌晨|早上|清晨/i
const noon = /中午/

/** Month names of a language, short and long, in lower case without dots. */
function monthsOf(language: string): string[][] {
  return Array.from({ length: 12 }, (_, month) =>
    (['long', 'short'] as const).flatMap((style) => {
      const parts = new Intl.DateTimeFormat(language, { month: style, day: 'numeric' })
        .formatToParts(new Date(2025, month, 20))
        .filter((part) => part.type === 'month')
      return parts.map((part) => part.value.toLowerCase().replaceAll('.', ''))
    }),
  )
}

/** Year, month from 0, day. */
function readDay(text: string, language: string): [number, number, number] | null {
  const chinese = chineseDay.exec(text)
  if (chinese !== null) return [Number(chinese[1]), Number(chinese[2]) - 1, Number(chinese[3])]
  const words = text
    .toLowerCase()
    .replaceAll('.', ' ')
    .split(/[\s,]+/)
  const year = words.find((word) => /^\d{4}$/.test(word))
  const day = words.find((word) => /^\d{1,2}(?:st|nd|rd|th)?$/.test(word))
  const languages = Intl.DateTimeFormat.supportedLocalesOf([language === '' ? 'en' : language, 'en'])
  for (const months of languages.map(monthsOf)) {
    const month = months.findIndex((names) => names.some((name) => words.includes(name)))
    if (month >= 0 && year !== undefined && day !== undefined) return [Number(year), month, Number.parseInt(day, 10)]
  }
  return null
}

/**
 * The instant, in UTC and to the minute, that a shown date means in this browser's time zone.
 * @param language of the page, BCP 47; English is tried beside it
 * @returns null when the form is not known: days in digits alone are read differently in different countries
 */
export function readShownDate(shown: string, language: string): string | null {
  const text = shown.normalize('NFKC')
  const day = readDay(text, language)
  const time = clock.exec(text)
  if (day === null || time === null) return null
  let hour = Number(time[1])
  if ((afternoon.test(text) || (noon.test(text) && hour < 11)) && hour < 12) hour += 12
  if (morning.test(text) && hour === 12) hour = 0
  if (hour > 23 || Number(time[2]) > 59) return null
  return new Date(day[0], day[1], day[2], hour, Number(time[2])).toISOString()
}
