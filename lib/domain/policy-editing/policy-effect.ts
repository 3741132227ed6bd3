/** What a change of the rules does to accounts: who changes band, tier or stage. */
import type { HealthBand, Insight } from '../insight'
import type { LifecycleStage, ValueTier } from '../model'

export interface Standing {
  band: HealthBand | null
  score: number | null
  tier: ValueTier | null
  stage: LifecycleStage | null
}

export interface Move {
  accountId: string
  before: Standing
  after: Standing
}

/** What of an account's numbers a person sees first. A tier that would be another counts as that: approval is a later step. */
export function standingOf({ health, tier, stage }: Insight): Standing {
  return { band: health.band, score: health.score, tier: tier.wouldBe ?? tier.tier, stage: stage.stage }
}

/** Does anything of it change? A score that moves within its band does not count. */
export function isMove(before: Standing, after: Standing): boolean {
  return before.band !== after.band || before.tier !== after.tier || before.stage !== after.stage
}
