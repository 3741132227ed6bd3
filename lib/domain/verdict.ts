/** The verdict line: one sentence, the first that holds (PRODUCT, "The sidebar", 2). */
import type { Clock } from './account-facts'
import { shownAlerts } from './alerts/decide-alerts'
import { calendarOf, msOf } from './calendar'
import { dayNumber } from './calendar-day'
import type { Insight, Rhythm, Verdict } from './insight'
import type { MailboxRhythm } from './mailbox-rhythm'
import type { Alert, Instant, Task } from './model'
import { findOpenTasks } from './open-tasks'
import type { Policy } from './policy'
import { toldRhythm } from './told-rhythm'

export interface VerdictInput {
  insight: Insight
  tasks: readonly Task[]
  /** All stored alerts of the account; what follows from its numbers and is not stored yet counts as well. */
  alerts?: readonly Alert[]
  /** Accounts that the correspondent may belong to; 2 or more is a question. */
  choices: number
  /** What this mailbox tells of the account; null or absent where it tells nothing. */
  mailbox?: MailboxRhythm | null
}

/** which customer > open alert > reply owed > renewal within 90 days > promise due > quiet > rhythm or already a customer? > on track. */
export function findVerdict(input: VerdictInput, policy: Policy, clock: Clock): Verdict {
  const { insight, mailbox = null } = input
  const { renewsInDays } = insight
  const calendar = calendarOf(policy.calendar)
  if (input.choices > 1) return { kind: 'whichCustomer', choices: input.choices }
  const alert = openAlert(input, policy, clock)
  if (alert) return alert
  const owed = replyOwed(insight.rhythm, mailbox)
  if (owed) return owed
  if (renewsInDays !== null && renewsInDays <= policy.verdict.renewalWithinDays)
    return { kind: 'renewal', inDays: renewsInDays }
  const daysSince = (at: Instant): number => calendar.dayAt(msOf(clock.now)) - calendar.dayAt(msOf(at))
  const rhythm =
    insight.health.band === null && mailbox !== null ? rhythmVerdict(insight.rhythm, mailbox, policy) : null
  return (
    promiseDue(input.tasks, policy, clock) ?? quiet(insight, mailbox, daysSince) ?? rhythm ?? unknownOrOnTrack(insight)
  )
}

/** Of a person without an account there is the mailbox alone; null where it has seen nothing of them. */
export function findPersonVerdict(mailbox: MailboxRhythm, policy: Policy): Verdict | null {
  if (mailbox.replyOwedWorkingDays !== null)
    return { kind: 'replyOwed', workingDays: mailbox.replyOwedWorkingDays, by: 'mailbox' }
  return mailboxVerdict(mailbox, policy)
}

/** By this mailbox, else by logged mail that this mailbox has not seen answered. */
function replyOwed(logged: Rhythm, mailbox: MailboxRhythm | null): Verdict | null {
  const { replyOwedWorkingDays: seen = null, lastIn = null, lastOut = null } = mailbox ?? {}
  if (seen !== null && !isBefore(lastIn, logged.lastAnswer))
    return { kind: 'replyOwed', workingDays: seen, by: 'mailbox' }
  if (logged.replyOwedWorkingDays === null || isBefore(logged.lastIn, lastOut)) return null
  return { kind: 'replyOwed', workingDays: logged.replyOwedWorkingDays }
}

const isBefore = (one: Instant | null, other: Instant | null | undefined): boolean =>
  one !== null && other != null && msOf(one) < msOf(other)

/** Where this mailbox is still learning a rhythm that logged mail knows, logged mail tells it. */
function rhythmVerdict(logged: Rhythm, mailbox: MailboxRhythm, policy: Policy): Verdict | null {
  const { rhythm, by } = toldRhythm(logged, mailbox)
  if (by === 'mailbox') return mailboxVerdict(mailbox, policy)
  const { state, usualGapDays } = rhythm
  return state === 'onRhythm' && usualGapDays !== null ? { kind: 'onRhythm', usualDays: usualGapDays } : null
}

function mailboxVerdict(mailbox: MailboxRhythm, policy: Policy): Verdict | null {
  const { state, silentDays, usualGapDays, gapsSeen } = mailbox
  if (mailbox.lastIn === null) return null
  if (usualGapDays !== null && silentDays !== null && (state === 'quiet' || state === 'slower'))
    return { kind: state, days: silentDays, usualDays: usualGapDays, by: 'mailbox' }
  if (usualGapDays !== null && state === 'onRhythm') return { kind: 'onRhythm', usualDays: usualGapDays, by: 'mailbox' }
  // Silence that was not read through is not spoken of.
  if (usualGapDays !== null) return null
  return { kind: 'learning', gapsSeen, gapsNeeded: policy.dormancy.leastGaps, by: 'mailbox' }
}

/** What this mailbox may have heard that nobody logged. */
const ofSilence: ReadonlySet<string> = new Set(['sinceContact', 'ownSilence'])

/** The alert whose indicator costs most, as it stands now. */
function openAlert({ insight, mailbox, alerts = [] }: VerdictInput, policy: Policy, { now }: Clock): Verdict | null {
  const hasHeard = isBefore(insight.rhythm.lastIn, mailbox?.lastIn)
  const shown = shownAlerts(insight, alerts, policy, now)
  const first = shown.find(({ warning }) => !(hasHeard && ofSilence.has(warning.rule)))
  if (!first) return null
  const { rule, value, unit } = first.warning
  return { kind: 'openAlert', factor: rule, value, unit, ...(first.alert ? { alertId: first.alert.id } : {}) }
}

function promiseDue(tasks: readonly Task[], policy: Policy, clock: Clock): Verdict | null {
  const promises = tasks.filter((task) => task.kind === 'promise' && task.dueOn !== null)
  const next = findOpenTasks(promises, 1).first[0]
  if (!next || next.dueOn === null) return null
  const inDays = dayNumber(next.dueOn) - calendarOf(policy.calendar).dayAt(msOf(clock.now))
  return inDays <= policy.verdict.promiseWithinDays ? { kind: 'promiseDue', title: next.title, inDays } : null
}

/**
 * By logged mail's rhythm, else by dormancy, which also knows orders and other contact; not against this mailbox, which may have seen
 * what nobody logged.
 */
function quiet(
  { rhythm, stage }: Insight,
  mailbox: MailboxRhythm | null,
  daysSince: (at: Instant) => number,
): Verdict | null {
  const heardDaysAgo = mailbox === null || mailbox.lastIn === null ? Infinity : daysSince(mailbox.lastIn)
  const found: { days: number; usualDays: number | null }[] = []
  if (rhythm.state === 'quiet' && rhythm.silentDays !== null)
    found.push({ days: rhythm.silentDays, usualDays: rhythm.usualGapDays })
  if (stage.dormancy !== null && stage.dormancy !== 'awake' && stage.silentDays !== null)
    found.push({ days: stage.silentDays, usualDays: null })
  const holds = found.find(({ days }) => days <= heardDaysAgo)
  if (holds) return { kind: 'quiet', ...holds }
  if (found.length === 0 || mailbox?.state !== 'quiet' || mailbox.silentDays === null) return null
  return { kind: 'quiet', days: mailbox.silentDays, usualDays: mailbox.usualGapDays, by: 'mailbox' }
}

function unknownOrOnTrack({ stage }: Insight): Verdict {
  return stage.stage === null ? { kind: 'alreadyCustomer' } : { kind: 'onTrack' }
}
