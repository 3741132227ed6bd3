/**
 * How far chance alone carries a steady account. What is past a line by no more keeps its score, but is neither critical nor an alert:
 * with the lines alone, a team of steady accounts is alarmed all the time (docs/customer-model.md, "False alarms").
 */
import { percentile90 } from '../conversation-gaps'
import type { Policy } from '../policy'

/** Of fewer gaps than the model needs for a usual one, silence has to be so many times the longest. */
const timesLongest = 4

/**
 * The silence in days that the own gaps do not explain: twice the 90th percentile, and so many standard deviations beyond the mean, as of
 * "quiet" (rhythm-measure.ts) but further out, since it is asked every day of every account; and further with few gaps, which tell
 * little of the spread: as the predictive distribution of an exponential gap after n of them, (1 + x / (n mean))^-n, is wider than the
 * exponential itself. null: too few gaps to know.
 */
export function farSilence(gaps: readonly number[], { dormancy, rhythm, health }: Policy): number | null {
  const usual = gaps.length >= dormancy.leastGaps ? percentile90(gaps) : null
  if (usual === null) return null
  const mean = meanOf(gaps)
  const deviation = Math.sqrt(sum(gaps.map((gap) => (gap - mean) ** 2)) / (gaps.length - 1))
  const reach = health.alertSpread + 1
  const wider = (gaps.length * (Math.exp(reach / gaps.length) - 1)) / reach
  return Math.max(rhythm.quiet * usual, mean + health.alertSpread * wider * deviation)
}

/** Is a silence no longer than the account's own gaps explain? */
export function isUsualSilence(gaps: readonly number[], days: number, policy: Policy): boolean {
  if (gaps.length === 0) return false
  return days < (farSilence(gaps, policy) ?? timesLongest * Math.max(...gaps))
}

/** Days between days, oldest first; a day counts once. */
export function gapsBetween(days: readonly number[]): number[] {
  return days.flatMap((day, index) => {
    const previous = days[index - 1]
    return previous === undefined || previous === day ? [] : [day - previous]
  })
}

/**
 * Is a fall of revenue between two periods of equal length no larger than a customer who buys at random at one rate would show? The
 * variance of a compound Poisson sum is estimated by the sum of its squares; a fall is real from `spread` standard deviations.
 */
export function isUsualFall(before: readonly number[], recent: readonly number[], spread: number): boolean {
  const variance = sum([...before, ...recent].map((value) => value ** 2))
  return sum(before) - sum(recent) < spread * Math.sqrt(variance)
}

/** Would who comes so often in the months before come to so many in one of them? By a chance below `least` it is more than chance. */
export function isUsualMonth(count: number, before: number, monthsBefore: number, least: number): boolean {
  return chanceOfAtLeast(count, count + before, 1 / (monthsBefore + 1)) >= least
}

/** The chance of `hits` or more among `tries` of probability `p` (binomial). */
function chanceOfAtLeast(hits: number, tries: number, p: number): number {
  let chance = (1 - p) ** tries
  let below = 0
  for (let count = 0; count < hits && count <= tries; count += 1) {
    below += chance
    chance *= ((tries - count) / (count + 1)) * (p / (1 - p))
  }
  return Math.max(0, 1 - below)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function meanOf(values: readonly number[]): number {
  return sum(values) / values.length
}
