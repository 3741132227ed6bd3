/**
 * What an account's tier, and its sleep by P(alive), follow from beside the day's reference: little enough to be kept, so that a new
 * reference ranks the account anew without its rows.
 */
import type { AccountView } from './account-view'
import type { DayNumber } from './calendar-day'
import { sleepOf } from './dormancy'
import { boughtAgain, sleepOfBought, type BoughtAgain, type PurchaseSleep } from './dormancy-by-purchases'
import type { TierResult } from './insight'
import { lifetimeFacts, type OwnLifetime } from './lifetime/lifetime-facts'
import { lifetimeFrom, tierBasis } from './lifetime/lifetime-of'
import type { TierBasis } from './lifetime/retention-tier'
import { ownFigures, type Figure } from './own-figures'
import type { Policy } from './policy'
import type { NumericFactor } from './ranked-factors'
import type { Reference } from './reference'
import { referralValue } from './referral'
import { rankedLifetime } from './tier-figures'
import { judgeTier } from './value-tier'

export interface TierGround {
  accountId: string
  basis: TierBasis
  lifetime: OwnLifetime
  /** Does the time known of its orders go on with the days? Not where they no longer come in. */
  isGoingOn: boolean
  /** Purchases by which P(alive) decides dormancy where there is a model; null where it goes by gaps, or is not told. */
  bought: BoughtAgain | null
}

export function tierGround(view: AccountView): TierGround {
  const { stayed: _, ...lifetime } = lifetimeFacts(view)
  const basis = tierBasis(view, ownFigures(view))
  return {
    accountId: view.account.id,
    basis,
    lifetime,
    isGoingOn: lifetime.knownUntil === view.today,
    bought: sleepOf(view).silentDays === null ? null : boughtAgain(view),
  }
}

/** The ground some days later, where nothing of it has changed but the time since the first purchase. */
export function groundAfter(ground: TierGround, days: number): TierGround {
  if (!ground.isGoingOn) return ground
  const { history, knownUntil } = ground.lifetime
  const older = history && { ...history, ageDays: history.ageDays + days }
  return { ...ground, lifetime: { ...ground.lifetime, knownUntil: knownUntil + days, history: older } }
}

export type TierNumbers = Pick<TierResult, 'tier' | 'wouldBe' | 'grade' | 'current' | 'potential' | 'scoreCard'>

/** What valueTier says of the account on that day, but for the rows behind it. */
export function tierOn(
  { accountId, basis, lifetime }: TierGround,
  reference: Reference | null,
  policy: Policy,
  today: DayNumber,
): TierNumbers {
  const told = reference?.lifetime ? lifetimeFrom({ basis, lifetime }, reference, policy, today) : null
  const values: Record<NumericFactor, number | null> = {
    revenue12m: basis.values.revenue12m ?? null,
    profit12m: basis.values.profit12m ?? null,
    paidOnTime: basis.values.paidOnTime ?? null,
    growth: basis.values.growth ?? null,
    referralValue: referralValue(accountId, reference?.referrals ?? null),
    lifetimeValue: told !== null && reference !== null ? rankedLifetime(told, reference) : null,
  }
  const figures = {
    revenue12m: figureOf(values.revenue12m),
    profit12m: figureOf(values.profit12m),
    paidOnTime: figureOf(values.paidOnTime),
    growth: figureOf(values.growth),
    referralValue: figureOf(values.referralValue),
    lifetimeValue: figureOf(values.lifetimeValue),
  }
  const judged = {
    industryInfluence: figureOf(basis.industryInfluence),
    jointInnovation: figureOf(basis.jointInnovation),
  }
  const { tier, wouldBe, grade, current, potential, scoreCard } = judgeTier(
    { figures, judged, approved: basis.approvedTier },
    reference,
    policy,
  )
  return { tier, wouldBe, grade, current, potential, scoreCard }
}

const figureOf = (value: number | null): Figure => ({ value, unit: 'score', ageDays: null, rows: [] })

/** Null where P(alive) does not decide. */
export function sleepOn(
  { bought }: TierGround,
  reference: Reference | null,
  policy: Policy,
  today: DayNumber,
): PurchaseSleep | null {
  return bought && sleepOfBought(bought, reference?.lifetime ?? null, policy, today)
}
