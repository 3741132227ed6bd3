/** How long and from which seed a soak runs: `SOAK_SEED=7 SOAK_MINUTES=2 npm run soak`. */

/** By default the day's: other schedules every day, and the printed one plays a failure again. */
export const seed = readNumber('SOAK_SEED', Math.floor(Date.now() / 86_400_000))

/** Minutes of each test; when they are over it ends with what it has done. */
const minutes = readNumber('SOAK_MINUTES', 8)

/** What a test may take in all, in ms: its minutes and some for the last round. */
export const timeout = (minutes + 2) * 60_000

/** In ms since 1970, counted from now. @param share what a test takes of its minutes, where it shows enough in less */
export const endOfMinutes = (share = 1): number => Date.now() + share * minutes * 60_000

export function readNumber(name: string, otherwise: number): number {
  const text = process.env[name]
  const value = text === undefined ? otherwise : Number(text)
  if (!(value > 0)) throw new Error(`${name} is a number above 0, not ${text ?? value}.`)
  return value
}
