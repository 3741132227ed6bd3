/** The verdict line: one sentence, the first that holds (PRODUCT, "The sidebar", 2). */
import type { Clock } from './account-facts'
import { calendarOf, msOf } from './calendar'
import { dayNumber } from './calendar-day'
import { isAlert } from './health'
import type { Insight, Verdict } from './insight'
import type { Task } from './model'
import { findOpenTasks } from './open-tasks'
import type { Policy } from './policy'

export interface VerdictInput {
  insight: Insight
  tasks: readonly Task[]
  /** Accounts that the correspondent may belong to; 2 or more is a question. */
  choices: number
}

/** which customer > open alert > reply owed > renewal within 90 days > promise due > quiet > already a customer? > on track. */
export function findVerdict(input: VerdictInput, policy: Policy, clock: Clock): Verdict {
  const { insight } = input
  const { rhythm, renewsInDays } = insight
  if (input.choices > 1) return { kind: 'whichCustomer', choices: input.choices }
  const alert = openAlert(insight, policy)
  if (alert) return alert
  if (rhythm.replyOwedWorkingDays !== null) return { kind: 'replyOwed', workingDays: rhythm.replyOwedWorkingDays }
  if (renewsInDays !== null && renewsInDays <= policy.verdict.renewalWithinDays)
    return { kind: 'renewal', inDays: renewsInDays }
  return promiseDue(input.tasks, policy, clock) ?? quiet(insight) ?? unknownOrOnTrack(insight)
}

/** Until alerts are rows of their own: the indicator past its alert line that costs most. */
function openAlert({ health, stage }: Insight, policy: Policy): Verdict | null {
  // Who has left is past warning.
  if (stage.stage === 'lost') return null
  const reason = health.reasons.find((found) => isAlert(found, policy))
  return reason ? { kind: 'openAlert', factor: reason.factor, value: reason.value, unit: reason.unit } : null
}

function promiseDue(tasks: readonly Task[], policy: Policy, clock: Clock): Verdict | null {
  const promises = tasks.filter((task) => task.kind === 'promise' && task.dueOn !== null)
  const next = findOpenTasks(promises, 1).first[0]
  if (!next || next.dueOn === null) return null
  const inDays = dayNumber(next.dueOn) - calendarOf(policy.calendar).dayAt(msOf(clock.now))
  return inDays <= policy.verdict.promiseWithinDays ? { kind: 'promiseDue', title: next.title, inDays } : null
}

/** By mail's rhythm, else by dormancy, which also knows orders and other contact. */
function quiet({ rhythm, stage }: Insight): Verdict | null {
  if (rhythm.state === 'quiet' && rhythm.silentDays !== null)
    return { kind: 'quiet', days: rhythm.silentDays, usualDays: rhythm.usualGapDays }
  const isAsleep = stage.dormancy !== null && stage.dormancy !== 'awake'
  if (isAsleep && stage.silentDays !== null) return { kind: 'quiet', days: stage.silentDays, usualDays: null }
  return null
}

function unknownOrOnTrack({ stage }: Insight): Verdict {
  return stage.stage === null ? { kind: 'alreadyCustomer' } : { kind: 'onTrack' }
}
