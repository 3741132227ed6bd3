/** When two sightings are one message: a webmail may name it in its list, or not; a moved message gets another name. */
import type { Sighting } from './stored'

/** The furthest apart that two dates of one message can be: a list may show the day alone. */
export const lookAlikeMs = 86_400_000

/** Above every instant, in the order of an index. */
export const afterAnyTime = '\uffff'

const minuteOf = (at: string): string => at.slice(0, 16)

/** Same person, same way, same minute, or as near as the vaguer of the two dates allows. */
export function isSameSighting(one: Sighting, other: Sighting): boolean {
  if (one.person !== other.person || one.direction !== other.direction) return false
  if (minuteOf(one.at) === minuteOf(other.at)) return true
  return Math.abs(Date.parse(one.at) - Date.parse(other.at)) <= Math.max(one.within, other.within)
}

/** The row to keep of two that are one message: the known one, unless the new one's date is better. */
export function betterSighting(known: Sighting, seen: Sighting): Sighting {
  if (known.isOpened && !seen.isOpened) return known
  if (known.id === seen.id) return isAsGood(known, seen) ? known : { ...seen, thread: seen.thread || known.thread }
  const isBetter = seen.within < known.within || (seen.within === known.within && seen.isOpened && !known.isOpened)
  return isBetter ? seen : known
}

function isAsGood(known: Sighting, seen: Sighting): boolean {
  return known.at === seen.at && known.isOpened === seen.isOpened && known.direction === seen.direction
}
