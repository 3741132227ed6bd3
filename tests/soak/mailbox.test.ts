import { expect, it } from 'vitest'
import { shareOf, simulate } from '../domain/mailbox/simulate'
import { endOfMinutes, readNumber, seed, timeout } from './bounds'

const companies = readNumber('SOAK_COMPANIES', 400_000)

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, count) => all + count, 0)

it(
  `${companies} mailbox years: as counted directly, and under 1 % of the steady ones called quiet`,
  { timeout },
  () => {
    console.info(`mailbox: up to ${companies} companies, SOAK_SEED=${seed}`)
    const end = endOfMinutes()
    const { falseQuiet, decided, differing, gone, noticed } = simulate(seed * 1000, companies, () => Date.now() > end)
    for (const manner of ['poisson', 'regular', 'bursty'] as const) {
      console.info(`steady, ${manner}: ${shareOf(falseQuiet[manner], decided[manner])} called quiet`)
      // Of fewer, chance alone may carry it over the line.
      expect(decided[manner] < 20_000 || falseQuiet[manner] / decided[manner] < 0.01).toBe(true)
    }
    expect(sum(falseQuiet) / sum(decided)).toBeLessThan(0.01)
    console.info(`fallen silent: ${shareOf(noticed, gone)} called slower or quiet`)
    expect(differing.slice(0, 3)).toEqual([])
  },
)
