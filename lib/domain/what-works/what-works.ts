/**
 * What made the happy ones happy (PRODUCT A4): what we did and how they behave, healthy accounts against those at risk. It tells
 * what goes together, not what causes what, and claims nothing of a handful of accounts.
 */
import type { AccountView } from '../account-view'
import { healthAt } from '../health'
import type { HealthBand, Reason } from '../insight'
import { median } from '../median'
import { weigh } from '../reasons'
import { differenceOf, type Difference, type Share } from './difference'
import { practices, type Practice, type PracticeId } from './practices'

/** Fewer accounts than these in either group: nothing is said. */
export const leastAccounts = 5

export interface Finding {
  practice: PracticeId
  side: Practice['side']
  better: Practice['better']
  unit: Practice['unit']
  /** Half of the accounts compared do so much; having it means this or better. */
  line: number
  healthy: Share
  atRisk: Share
  difference: Difference | null
  /**
   * helps: healthy accounts have it clearly more often. opposite: those at risk do. unclear: the difference may be chance. tooFew:
   * under 5 accounts in a group.
   */
  verdict: 'helps' | 'opposite' | 'unclear' | 'tooFew'
  /** Accounts not healthy that lack it, those with the lowest health first. */
  lacking: string[]
}

export interface WhatWorks {
  accounts: number
  /** By the score as a whole; a practice is held against health without what measures the same. */
  healthy: number
  watch: number
  atRisk: number
  /** Without a band, for want of data. */
  unknown: number
  /** Those that tell something first, by how much the groups differ. */
  findings: Finding[]
}

interface Measured {
  accountId: string
  score: number | null
  band: HealthBand | null
  values: { value: number | null; band: HealthBand | null }[]
}

/** Takes accounts one after the other, as known at the view's instant. */
export function compareAccounts(): { add: (view: AccountView) => void; finish: () => WhatWorks } {
  const all: Measured[] = []
  return {
    add(view) {
      const { reasons, score, band } = healthAt(view)
      all.push({
        accountId: view.account.id,
        score,
        band,
        values: practices.map((practice) => ({
          value: practice.measure(view),
          band: bandWithout(reasons, practice.overlaps, view),
        })),
      })
    },
    finish: () => ({
      accounts: all.length,
      healthy: all.filter(({ band }) => band === 'healthy').length,
      watch: all.filter(({ band }) => band === 'watch').length,
      atRisk: all.filter(({ band }) => band === 'atRisk').length,
      unknown: all.filter(({ band }) => band === null).length,
      findings: practices.flatMap((practice, index) => findingOf(practice, index, all) ?? []).toSorted(byWeight),
    }),
  }
}

/** The band by the score alone, without some indicators: caps are for warnings, and would bring back what was taken out. */
function bandWithout(reasons: readonly Reason[], left: readonly string[], { policy }: AccountView): HealthBand | null {
  const { score, coverage } = weigh(reasons.filter(({ factor }) => !left.includes(factor)))
  const { healthyFrom, watchFrom, leastCoverage } = policy.health
  if (score === null || coverage < leastCoverage) return null
  return score >= healthyFrom ? 'healthy' : score >= watchFrom ? 'watch' : 'atRisk'
}

/** So many comparisons are made at once that each has to be surer (Bonferroni). */
const confidence = 1 - 0.05 / practices.length

function findingOf(practice: Practice, index: number, all: readonly Measured[]): Finding | null {
  const known = all.flatMap(({ accountId, score, values }) => {
    const found = values[index]
    return found === undefined || found.value === null || found.band === null
      ? []
      : [{ accountId, score, value: found.value, band: found.band }]
  })
  const compared = known.filter(({ band }) => band !== 'watch')
  const line = median(compared.map(({ value }) => value))
  if (line === null) return null
  const has = ({ value }: { value: number }): boolean => hasIt(value, line, practice.better)
  const shareOf = (wanted: HealthBand): Share => {
    const group = compared.filter(({ band }) => band === wanted)
    return { having: group.filter(has).length, of: group.length }
  }
  const { id, side, better, unit } = practice
  const [healthy, atRisk] = [shareOf('healthy'), shareOf('atRisk')]
  const difference = differenceOf(healthy, atRisk, confidence)
  return {
    practice: id,
    side,
    better,
    unit,
    line,
    healthy,
    atRisk,
    difference,
    verdict: verdictOf(healthy, atRisk, difference),
    lacking: known
      .filter((account) => account.band !== 'healthy' && !has(account))
      .toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0) || (a.accountId < b.accountId ? -1 : 1))
      .map(({ accountId }) => accountId),
  }
}

/** Nothing at all is never "having it", though half of the accounts have no more. */
function hasIt(value: number, line: number, better: Practice['better']): boolean {
  return better === 'less' ? value <= line : value >= line && value > 0
}

function verdictOf(healthy: Share, atRisk: Share, difference: Difference | null): Finding['verdict'] {
  if (difference === null || healthy.of < leastAccounts || atRisk.of < leastAccounts) return 'tooFew'
  if (difference.low > 0) return 'helps'
  return difference.high < 0 ? 'opposite' : 'unclear'
}

const order: Record<Finding['verdict'], number> = { helps: 0, opposite: 1, unclear: 2, tooFew: 3 }

function byWeight(a: Finding, b: Finding): number {
  return order[a.verdict] - order[b.verdict] || Math.abs(b.difference?.value ?? 0) - Math.abs(a.difference?.value ?? 0)
}
