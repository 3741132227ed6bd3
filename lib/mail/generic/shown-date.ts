/** Dates as webmails show them, in any language: recognised by their form, read only where they leave no doubt. */
import { readShownDate } from '../adapters/gmail-date'

const longest = 70
const time = /(?:^|\D)\d{1,2}\s?[:.h時时点]\s?\d{2}(?:\D|$)|\d\s?(?:am|pm)\b/i
const numericDay =
  /(?:^|\D)(?:\d{1,2}\s?[./-]\s?\d{1,2}(?:\s?[./-]\s?\d{2,4})?|\d{4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2})(?:\D|$)/
const ideographicDay = /\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]|\d{4}\s?[年년]/
/** A day and a month's name, either way round. */
const wordDay =
  /(?:^|[\s,(])(?:\d{1,2}\.?(?:st|nd|rd|th|er)?(?:\s(?:de|di|do|da))?\s?[-\s]\p{L}{3,}|\p{L}{3,}\.?\s\d{1,2})(?:[\s,.:)-]|$)/u
const relative =
  /^(?:(?:today|yesterday|heute|gestern|aujourd.hui|hier|hoy|ayer|hoje|ontem|oggi|ieri|vandaag|gisteren|idag|igår|dziś|wczoraj|сегодня|вчера|今天|昨天|前天|今日|昨日|오늘|어제)(?:\P{L}|$)|(?:vor|il y a|hace|há|fa)\s\d)|\d+\s?(?:\p{L}+\s(?:ago|назад|temu|sedan|siden|geleden|fa|önce)\b|(?:分钟|小时|天|分鐘|小時|時間|日|分)前|(?:분|시간|일)\s?전)/iu

/** How many people are folded away: "1 more...", "+3", "and 2 others". */
const folded = /\.{3}|…|^\+|\b(?:more|others?)\b/i

/** Whether a short text is a date or time and nothing else. */
export function isDate(text: string): boolean {
  if (text.length > longest || text.length < 3) return false
  if (relative.test(text) || /^\d{4}-\d\d-\d\dT/.test(text)) return true
  if (!/\d/.test(text) || text.includes('@') || folded.test(text)) return false
  if (!(time.test(text) || numericDay.test(text) || ideographicDay.test(text) || wordDay.test(text))) return false
  // Of prose that mentions a date more is left: words that are neither month, weekday nor zone.
  const letters = text.match(/\p{L}{2,}/gu) ?? []
  const numbers = text.match(/\d+/g) ?? []
  return numbers.length >= 2 || (wordDay.test(text) && letters.length <= 2)
    ? letters.length <= 3 + numbers.length && !/\d{7,}/.test(text) && !/\d\s?(?:kb|mb|gb|kib|mib|%|€|\$)/i.test(text)
    : /^\D{0,4}\d{1,2}\s?[ap]\.?m\.?$/i.test(text)
}

/** Whether a date's text changes while time goes by. */
export function isRelative(text: string): boolean {
  return relative.test(text)
}

function valid(milliseconds: number): string | null {
  if (!(milliseconds > 0 && milliseconds < 4_102_444_800_000)) return null
  return new Date(milliseconds).toISOString()
}

/**
 * The instant a text means, ISO 8601 in UTC; null when it may mean several.
 * @param language of the page, BCP 47
 */
export function readDate(text: string, language: string): string | null {
  const bare = text.trim()
  // With a zone there is one reading: RFC 5322, ISO 8601, or seconds or milliseconds since 1970.
  if (/^\d{10}(?:\d{3})?$/.test(bare)) return valid(Number(bare.padEnd(13, '0')))
  if (/\d{4}.*\d:\d{2}.*(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})\b/.test(bare)) {
    const read = valid(Date.parse(bare.replace(/\s?\([^()]*\)\s?$/, '')))
    if (read !== null) return read
  }
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(bare))
    return valid(Date.parse(bare.replace(' ', 'T')))
  try {
    return readShownDate(bare, language)
  } catch {
    // A `lang` that is no language tag.
    return readShownDate(bare, 'en')
  }
}
