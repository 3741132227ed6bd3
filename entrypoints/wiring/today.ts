/** The day on the person's calendar, and days from it. */

const two = (value: number): string => String(value).padStart(2, '0')

/** `YYYY-MM-DD` of this device's clock and zone. */
export function deviceDay(now: Date): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
