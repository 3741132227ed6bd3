/**
 * How far chance alone carries a steady account. What is past a line by no more keeps its score, but is neither critical nor an alert:
 * with the lines alone, a team of steady accounts is alarmed all the time (docs/customer-model.md, "False alarms").
 */
import { percentile90 } from '../conversation-gaps'
import type { Policy } from '../policy'

/** Of fewer gaps than the model needs for a usual one, silence has to be so many times the longest. */
const timesLongest = 3

/** Is a silence no longer than the account's own gaps explain? By the rule of "quiet" (rhythm-measure.ts). */
export function isUsualSilence(gaps: readonly number[], days: number, { dormancy, rhythm }: Policy): boolean {
  if (gaps.length === 0) return false
  const usual = gaps.length >= dormancy.leastGaps ? percentile90(gaps) : null
  if (usual === null) return days < timesLongest * Math.max(...gaps)
  const mean = meanOf(gaps)
  const squares = sum(gaps.map((gap) => (gap - mean) ** 2))
  const far = mean + rhythm.quietSpread * Math.sqrt(squares / (gaps.length - 1))
  return days < Math.max(rhythm.quiet * usual, far)
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

/** The chance of `hits` or more among `tries` of probability `p` (binomial). */
export function chanceOfAtLeast(hits: number, tries: number, p: number): number {
  if (hits <= 0) return 1
  let chance = (1 - p) ** tries
  let below = 0
  for (let count = 0; count < hits && count <= tries; count += 1) {
    below += chance
    chance *= ((tries - count) / (count + 1)) * (p / (1 - p))
  }
  return Math.max(0, 1 - below)
}

/** Is a month's count no larger than the months before explain? `spread` standard deviations, at least those of a Poisson count. */
export function isUsualCount(count: number, before: readonly number[], spread: number): boolean {
  const mean = meanOf(before)
  const variance = sum(before.map((one) => (one - mean) ** 2)) / Math.max(1, before.length - 1)
  return count < mean + spread * Math.sqrt(Math.max(variance, mean))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function meanOf(values: readonly number[]): number {
  return sum(values) / values.length
}
