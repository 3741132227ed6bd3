/** Months by their names, whole and short, in the languages that exports come in. */
const locales = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'pl']

/** Lower case, without accents and dots: `märz`, `mars`, `févr.` are found as `marz`, `mars`, `fevr`. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\p{M}.]/gu, '')
    .toLowerCase()
}

function namesOf(locale: string, month: 'long' | 'short'): [string, number][] {
  const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, at) => [plainName(format.format(Date.UTC(2024, at, 15))), at + 1])
}

let months: Map<string, number> | null = null

/** Made when the first name is asked for: the formats of nine languages take some tenths of a second. The first language wins. */
function allMonths(): Map<string, number> {
  months ??= new Map(
    locales
      .flatMap((locale) => namesOf(locale, 'long').concat(namesOf(locale, 'short')))
      .toReversed()
      .concat([['sept', 9]]),
  )
  return months
}

/** 1 to 12, or null. */
export function monthNamed(name: string): number | null {
  return allMonths().get(plainName(name)) ?? null
}
