/** The lifecycle stage: a person's override, then lost, then declining, then what contract, orders and age give. */
import type { AccountView } from './account-view'
import type { BaseStage } from './base-stage'
import { dayText, wholeMonthsBetween, type DayNumber } from './calendar-day'
import type { Sleep } from './dormancy'
import type { Reason, StageResult } from './insight'
import type { LifecycleStage } from './model'
import { accountRow } from './account-view'
import { factReason } from './reasons'
import { stageByHand } from './touched-stage'

const customerStages: ReadonlySet<LifecycleStage | null> = new Set(['onboarding', 'growing', 'mature'])

/** Is this the stage of one who buys? Only these can decline. */
export function isCustomerStage(stage: LifecycleStage | null): boolean {
  return customerStages.has(stage)
}

export interface StageInput {
  base: BaseStage
  sleep: Sleep
  /** From the fold over week ends. */
  decliningSince: DayNumber | null
  /** The critical indicators of now, the reasons for declining. */
  critical: readonly Reason[]
}

/** The stage shown, what lies underneath, and why. */
export function lifecycleStage(view: AccountView, input: StageInput): StageResult {
  const computed = lostAsleep(view, input) ?? declining(view, input) ?? input.base
  const byHand = stageByHand(view)
  const isOverridden = byHand !== null
  const stage = byHand ?? computed.stage
  const reasons = [...computed.reasons, ...(input.sleep.reason ? [input.sleep.reason] : [])]
  const isDeclining = !isOverridden && stage === 'declining'
  return {
    stage,
    underlying: isOverridden ? computed.stage : (isDeclining && input.base.stage) || null,
    since: isOverridden || computed.since === null ? null : dayText(computed.since),
    ageMonths: isOverridden ? null : computed.ageMonths,
    isOverridden,
    profile: stage === 'prospect' ? profileOf(view) : null,
    dormancy: input.sleep.dormancy,
    silentDays: input.sleep.silentDays,
    reasons: isOverridden
      ? [{ ...factReason('overridden', 0, accountRow(view)), value: null, ageDays: null }, ...reasons]
      : reasons,
  }
}

/** Inferred after 180 days asleep; its reason says so, as inferred losses are counted apart. */
function lostAsleep(view: AccountView, { base, sleep }: StageInput): BaseStage | null {
  if (sleep.asleepSince === null || !isCustomerStage(base.stage)) return null
  const lostOn = sleep.asleepSince + view.policy.stage.lostAfterDaysAsleep
  if (view.today < lostOn) return null
  const reasons = [factReason('inferredLost', view.today - lostOn, sleep.reason?.rows ?? []), ...base.reasons]
  return { stage: 'lost', since: lostOn, ageMonths: wholeMonthsBetween(lostOn, view.today), reasons }
}

function declining(view: AccountView, { base, decliningSince, critical }: StageInput): BaseStage | null {
  if (decliningSince === null || !isCustomerStage(base.stage)) return null
  const reasons = [factReason('declining', view.today - decliningSince, []), ...critical, ...base.reasons]
  return {
    stage: 'declining',
    since: decliningSince,
    ageMonths: wholeMonthsBetween(decliningSince, view.today),
    reasons,
  }
}

/** near 准客户 meets all; unmet 条件未满足 names which; unexplored 未开发 until every criterion is looked at. */
function profileOf(view: AccountView): NonNullable<StageResult['profile']> {
  const verdicts = Object.entries(view.account.targetProfile)
  const unmet = verdicts.filter(([, verdict]) => verdict === 'unmet').map(([criterion]) => criterion)
  if (unmet.length > 0) return { fit: 'unmet', unmet }
  const isNear = verdicts.length > 0 && verdicts.every(([, verdict]) => verdict === 'met')
  return { fit: isNear ? 'near' : 'unexplored', unmet }
}
