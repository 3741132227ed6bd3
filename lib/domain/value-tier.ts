/** Value tier by current and potential value (MODEL, "Value tier (C1)"). Ranks come from the reference row alone. */
import { accountRow, sourceRows, type AccountView } from './account-view'
import type { Reason, TierResult } from './insight'
import type { ValueTier } from './model'
import type { Policy } from './policy'
import { weigh } from './reasons'
import { gradeOf, percentileRank } from './ranks'
import type { Figure } from './own-figures'
import type { NumericFactor } from './ranked-factors'
import type { Reference } from './reference'
import { tierFigures } from './tier-figures'
import { tierFrom } from './tier-from'

/** The factors of either side of the score card. */
export const factorsOf = {
  current: ['revenue12m', 'profit12m', 'paidOnTime'],
  potential: ['industryInfluence', 'jointInnovation', 'growth', 'referralValue', 'lifetimeValue'],
} as const

/** What a tier is made of, however it is known. */
export interface TierGiven {
  figures: Record<NumericFactor, Figure>
  /** 1 to 5. */
  judged: Record<'industryInfluence' | 'jointInnovation', Figure>
  approved: ValueTier | null
}

/** Tier, grade, score card and why. Without a reference nothing is ranked, and judged factors alone count. */
export function valueTier(view: AccountView, reference: Reference | null): TierResult {
  const figures = tierFigures(view, reference)
  const judged = {
    industryInfluence: judgedFigure(view, 'industryInfluence'),
    jointInnovation: judgedFigure(view, 'jointInnovation'),
  }
  const approved = view.account.approvedTier?.tier ?? null
  const result = judgeTier({ figures, judged, approved }, reference, view.policy)
  return { ...result, reasons: [...result.reasons, ...besideGrade(view, figures)] }
}

export function judgeTier(given: TierGiven, reference: Reference | null, policy: Policy): TierResult {
  const { tier: lines } = policy
  const { figures, approved } = given
  const ranked = (factor: NumericFactor, weight: number) =>
    rankedReason(factor, figures[factor], weight, reference, policy)
  const judged = (factor: keyof TierGiven['judged'], weight: number) =>
    judgedReason(factor, given.judged[factor], weight)
  const current = weigh([
    ranked('revenue12m', lines.current.revenue12m),
    ranked('profit12m', lines.current.profit12m),
    ranked('paidOnTime', lines.current.paidOnTime),
  ])
  const potential = weigh([
    judged('industryInfluence', lines.potential.industryInfluence),
    judged('jointInnovation', lines.potential.jointInnovation),
    ranked('growth', lines.potential.growth),
    ranked('referralValue', lines.potential.referralValue),
    ranked('lifetimeValue', lines.potential.lifetimeValue),
  ])
  const revenue = figures.revenue12m.value
  const grade = reference === null || revenue === null ? null : gradeOf(revenue, reference.abc)
  // One small factor alone, as what an account will bring, does not make it strategic.
  const isTold = potential.coverage >= lines.leastCoverage
  const computed = tierFrom(current.score, isTold ? potential.score : null, grade, policy)
  const isBoth = current.score !== null && potential.score !== null
  return {
    // What a person approved stands, with or without figures.
    tier: approved ?? computed,
    wouldBe: approved !== null && computed !== null && computed !== approved ? computed : null,
    grade,
    current: current.score,
    potential: potential.score,
    scoreCard: isBoth
      ? lines.scoreCardCurrent * (current.score ?? 0) + lines.scoreCardPotential * (potential.score ?? 0)
      : null,
    reasons: [
      ...current.reasons.map((reason) => scaled(reason, lines.scoreCardCurrent)),
      ...potential.reasons.map((reason) => scaled(reason, lines.scoreCardPotential)),
    ].toSorted((a, b) => b.contribution - a.contribution || Number(a.score === null) - Number(b.score === null)),
    coverage: sharedCoverage(current, potential),
  }
}

function rankedReason(
  factor: NumericFactor,
  figure: Figure,
  weight: number,
  reference: Reference | null,
  policy: Policy,
): Reason {
  const values = reference?.factors[factor]
  const score = figure.value === null || !values ? null : percentileRank(figure.value, values, policy.tier.leastValues)
  return reasonOf(factor, figure, weight, score)
}

function judgedFigure(view: AccountView, factor: keyof TierGiven['judged']): Figure {
  const value = view.isAccountKnown ? view.account[factor] : null
  return { value, unit: 'level', ageDays: value === null ? null : 0, rows: accountRow(view) }
}

/** 1 to 5 mapped to 0..100. */
function judgedReason(factor: string, figure: Figure, weight: number): Reason {
  return reasonOf(factor, figure, weight, figure.value === null ? null : (figure.value - 1) * 25)
}

function reasonOf(factor: string, figure: Figure, weight: number, score: number | null): Reason {
  return { factor, ...figure, score, weight, contribution: 0, isCritical: false }
}

/** Contributions in points of the score card. */
function scaled(reason: Reason, share: number): Reason {
  return { ...reason, contribution: reason.contribution * share }
}

/** R and F (M is the revenue above), and the orders that no rate exists for: named, without weight. */
function besideGrade(view: AccountView, figures: ReturnType<typeof tierFigures>): Reason[] {
  const beside = [reasonOf('recency', figures.recency, 0, null), reasonOf('frequency', figures.frequency, 0, null)]
  const { unrated } = view.orders
  if (unrated.length > 0) {
    const figure: Figure = { value: unrated.length, unit: 'count', ageDays: null, rows: sourceRows('orders', unrated) }
    beside.push(reasonOf('ordersWithoutRate', figure, 0, null))
  }
  return beside
}

function sharedCoverage(...sides: readonly { reasons: readonly Reason[] }[]): number {
  return weigh(sides.flatMap((side) => side.reasons)).coverage
}
