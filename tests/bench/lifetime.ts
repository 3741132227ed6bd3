/** How long the purchase model's fit takes as customers grow, and how long nobody else has a turn meanwhile. */
import { setImmediate } from 'node:timers/promises'
import { gammaln } from 'simple-statistics'
import type { BgNbdParameters } from '../../lib/domain/lifetime/bg-nbd-likelihood'
import { fitBgNbd } from '../../lib/domain/lifetime/fit-bg-nbd'
import { groupPurchases } from '../../lib/domain/lifetime/purchase-groups'
import type { PurchaseHistory } from '../../lib/domain/lifetime/purchase-history'
import { runInSlices } from '../../lib/domain/lifetime/run-in-slices'
import { randomOf, simulateHistory } from '../domain/lifetime/simulate'
import type { Figure } from './figure'
import type { BenchPart } from './part'

const sizes = [2000, 20_000, 200_000]
const truth: BgNbdParameters = { r: 0.6, alpha: 5, a: 0.8, b: 2.4 }
/** First orders lie within three years. */
const mostDays = 1095
const sliceMs = 8
const runs = 3
/** Evaluations a plain fit needs at the least: Nelder-Mead in four parameters, as the R packages use it, takes more. */
const plainEvaluations = 200

function customers(count: number): PurchaseHistory[] {
  const random = randomOf(count)
  return Array.from({ length: count }, () =>
    simulateHistory(random, truth, 30 + Math.floor(random() * (mostDays - 30))),
  )
}

/** The likelihood as it is written in the paper, over every customer. */
function plainLikelihood(all: readonly PurchaseHistory[], { r, alpha, a, b }: BgNbdParameters): number {
  return all.reduce((sum, { x, lastDays, ageDays }) => {
    const [tx, age] = [lastDays / 7, ageDays / 7]
    const common = gammaln(r + x) - gammaln(r) + r * Math.log(alpha)
    const beta = gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    const stayed = Math.exp(-(r + x) * Math.log(alpha + age))
    const left = x > 0 ? Math.exp(Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + tx)) : 0
    return sum + common + beta + Math.log(stayed + left)
  }, 0)
}

function timeOf(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

interface Fitted {
  ms: number
  longestMs: number
  slices: number
  groups: number
}

/** The fastest of some runs, and the shortest longest slice: what else the machine does is not the fit's. */
async function fitBest(all: readonly PurchaseHistory[]): Promise<Fitted> {
  const best: Fitted = { ms: Infinity, longestMs: Infinity, slices: 0, groups: 0 }
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now()
    const groups = groupPurchases(all)
    const grouped = performance.now() - began
    const fitted = await runInSlices(fitBgNbd(groups), { clock: () => performance.now(), rest: setImmediate, sliceMs })
    if (typeof fitted.result === 'string') throw new Error(`The fit was refused: ${fitted.result}`)
    best.ms = Math.min(best.ms, performance.now() - began)
    best.longestMs = Math.min(best.longestMs, Math.max(grouped, fitted.longestMs))
    best.slices = fitted.slices
    best.groups = groups.counts.length
  }
  return best
}

export const lifetimePart: BenchPart = {
  name: 'lifetime',
  async *run(say): AsyncIterable<Figure> {
    say(`ours: customers grouped, BG/NBD fitted by conjugate gradients in slices of ${sliceMs} ms`)
    say(`baseline: ${plainEvaluations} times the likelihood of the paper over every customer, at one go`)
    let smaller: { ours: number; count: number } | null = null
    for (const count of sizes) {
      const all = customers(count)
      const { ms: ours, longestMs, slices, groups } = await fitBest(all)
      const passes = Array.from({ length: runs }, () => timeOf(() => plainLikelihood(all, truth)))
      const baseline = Math.min(...passes) * plainEvaluations
      say(
        `${count} customers: ${groups} groups, ${slices} slices, the longest ${longestMs.toFixed(0)} ms, grouping among them`,
      )
      yield { name: `lifetime fit of ${count} customers`, ours, baseline, unit: 'ms', goal: null }
      const slice = `lifetime longest slice of ${count} customers`
      yield { name: slice, ours: longestMs, baseline: sliceMs, unit: 'ms', goal: null }
      if (smaller !== null) {
        const name = `growth of lifetime fit from ${smaller.count} to ${count} customers`
        yield { name, ours, baseline: smaller.ours, unit: 'ms', goal: null }
      }
      smaller = { ours, count }
    }
  },
}
