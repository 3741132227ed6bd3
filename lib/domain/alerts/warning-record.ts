/** How often warnings of a rule were wrong in this workspace: the alerts that were raised, against who left (MODEL, "How good are the warnings"). */
import { calendarOf, msOf } from '../calendar'
import { dayNumber, type DayNumber } from '../calendar-day'
import type { Account, Alert, Instant } from '../model'
import type { Policy } from '../policy'
import { rightWithin } from '../simulator/trace'

export interface WarningRecord {
  /** Alerts old enough to be judged; each is one episode. */
  judged: number
  /** Of them: those whose account did not leave 30 to 120 days later. */
  wrong: number
}

type Left = Pick<Account, 'lost' | 'contract'>

/** The day it left by a person's word or its contract's; null where it stays. What the model infers is no proof of the model. */
function leftOn({ lost, contract }: Left): DayNumber | null {
  const day = lost?.on ?? (contract?.endReason == null ? null : contract.endedOn)
  return day == null ? null : dayNumber(day)
}

/**
 * By rule. Counted are alerts opened 120 days ago or earlier, and younger ones whose account has left.
 * @param accountOf the account of an alert; undefined where it is not here, then the alert is not counted
 */
export function warningRecords(
  alerts: readonly Pick<Alert, 'rule' | 'accountId' | 'openedAt' | 'deletedAt'>[],
  accountOf: (id: string) => Left | undefined,
  policy: Policy,
  now: Instant,
): Map<string, WarningRecord> {
  const calendar = calendarOf(policy.calendar)
  const today = calendar.dayAt(msOf(now))
  const records = new Map<string, WarningRecord>()
  for (const { rule, accountId, openedAt, deletedAt } of alerts) {
    const account = deletedAt === null ? accountOf(accountId) : undefined
    if (account === undefined) continue
    const opened = calendar.dayAt(msOf(openedAt))
    const left = leftOn(account)
    const ahead = left === null ? null : left - opened
    if (ahead === null ? today - opened < rightWithin.most : ahead < 0) continue
    const isRight = ahead !== null && ahead >= rightWithin.least && ahead <= rightWithin.most
    const before = records.get(rule) ?? { judged: 0, wrong: 0 }
    records.set(rule, { judged: before.judged + 1, wrong: before.wrong + (isRight ? 0 : 1) })
  }
  return records
}
