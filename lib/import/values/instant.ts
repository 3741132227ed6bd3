/** A date and time of a file as an instant. */
import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../domain/model'
import type { ReadDate } from './read-date'

const noon = 12 * 60

/** Without a time: noon. Without an offset: in the given zone, as who exported the file saw it. */
export function instantOf({ day, minutes, offset }: ReadDate, timeZone: string): Instant {
  const seconds = Math.round((minutes ?? noon) * 60)
  if (offset !== null) return new Date(Date.parse(`${day}T00:00:00Z`) + (seconds - offset * 60) * 1000).toISOString()
  const local = Temporal.PlainDate.from(day).toPlainDateTime().add({ seconds })
  return new Date(local.toZonedDateTime(timeZone).epochMilliseconds).toISOString()
}
