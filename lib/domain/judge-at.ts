/** Stage, health, band and warnings of an account at one instant, by its rows and a tier that is given. */
import { viewAt, type AccountHistory, type AccountView } from './account-view'
import { warningsOf } from './alerts/warnings'
import { baseStage } from './base-stage'
import type { DayNumber } from './calendar-day'
import { decliningSince, weekEnds } from './declining'
import { sleepOf } from './dormancy'
import { healthAt, type HealthAt } from './health'
import type { HealthBand, StageResult, Warning } from './insight'
import { isCustomerStage, lifecycleStage } from './lifecycle'
import type { LifetimeModel } from './lifetime/lifetime-model'
import type { ValueTier } from './model'
import { plannedGap } from './planned-gap'
import { heldCriticalGroups, steadyBand } from './steady-band'
import { touchedStage } from './touched-stage'

/** One week end, or now, as the fold over them takes it. */
export interface Step {
  day: DayNumber
  criticalGroups: number
  isCustomer: boolean
  health: HealthAt
}

export interface Judged {
  view: AccountView
  stage: StageResult
  health: HealthAt
  band: HealthBand | null
  /** The last week ends, oldest first. */
  past: Step[]
  plannedGapDays: number | null
  warnings: Warning[]
}

/**
 * @param tier sets the planned gap; ranks are not this function's
 * @param model of the day's reference, by which P(alive) decides dormancy
 * @param stepAt the account at a week end; several instants of one account may share what they have judged
 */
export function judgeAt(
  history: AccountHistory,
  ms: number,
  tier: ValueTier | null,
  model: LifetimeModel | null,
  stepAt: (ms: number) => Step = (end) => pastStep(history, end, tier),
): Judged {
  const { policy } = history
  const view = viewAt(history, ms, tier)
  const base = baseStage(view)
  const health = healthAt(view)
  const past = weekEnds(ms, policy.stage.weekEnds, view.calendar).map(stepAt)
  const groups = heldCriticalGroups(history, view, health)
  const steps = [...past, stepOf(view, health, groups.length)]
  const stage = lifecycleStage(view, {
    base,
    sleep: sleepOf(view, model),
    decliningSince: decliningSince(steps, policy),
    critical: health.reasons.filter((reason) => reason.isCritical),
  })
  const ends = past.map((step) => step.health)
  return {
    view,
    stage,
    health,
    band: steadyBand(ends, health, groups.length, view),
    past,
    plannedGapDays: stage.stage === 'lost' ? null : plannedGap(touchedStage(view), tier, policy),
    // Who has left is past warning.
    warnings: stage.stage === 'lost' ? [] : warningsOf(health, ends, policy),
  }
}

/** The account at week ends, each judged once, whichever instant asks for it. */
export function rememberedSteps(history: AccountHistory, tier: ValueTier | null): (ms: number) => Step {
  const known = new Map<number, Step>()
  return (ms) => {
    const step = known.get(ms) ?? pastStep(history, ms, tier)
    known.set(ms, step)
    return step
  }
}

/** An account at an earlier instant, as it was known then. */
function pastStep(history: AccountHistory, ms: number, tier: ValueTier | null): Step {
  const view = viewAt(history, ms, tier)
  const health = healthAt(view)
  return stepOf(view, health, health.criticalGroups.length)
}

function stepOf(view: AccountView, health: HealthAt, criticalGroups: number): Step {
  return { day: view.today, criticalGroups, isCustomer: isCustomerStage(baseStage(view).stage), health }
}
