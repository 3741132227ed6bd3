import { describe, expect, it } from 'vitest'
import { shareOf, simulate } from './simulate'

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, count) => all + count, 0)

describe('a simulated mailbox year', () => {
  const { companies, decided, falseQuiet, gone, noticed, owed, differing } = simulate(1, 8000)

  it('owes replies, is quiet and counts people as a direct count does', () => {
    console.info(`${companies} companies, ${owed} owed a reply, ${differing.length} unlike the direct count`)
    expect(differing.slice(0, 3)).toEqual([])
    expect(owed).toBeGreaterThan(companies / 20)
  })

  it('calls less than 1 % of the steady ones quiet', () => {
    for (const manner of ['poisson', 'regular', 'bursty'] as const)
      console.info(`steady, ${manner}: ${shareOf(falseQuiet[manner], decided[manner])} called quiet`)
    for (const manner of ['poisson', 'regular', 'bursty'] as const)
      expect([manner, falseQuiet[manner] / decided[manner] < 0.01]).toEqual([manner, true])
    console.info(`steady, all: ${shareOf(sum(falseQuiet), sum(decided))}`)
    expect(sum(falseQuiet) / sum(decided)).toBeLessThan(0.01)
    // A rule that never decides is never wrong.
    expect(sum(decided)).toBeGreaterThan(companies / 2)
  })

  it('notices most of those that fell silent a month or more ago', () => {
    console.info(`fallen silent: ${shareOf(noticed, gone)} called slower or quiet`)
    expect(noticed / gone).toBeGreaterThan(0.6)
  })
})
