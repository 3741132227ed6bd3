/** The stage that rows alone give: before declining, sleep and a person's override. */
import { accountRow, sourceRows, type AccountView } from './account-view'
import { dayNumber, wholeMonthsBetween, type DayNumber } from './calendar-day'
import { customerStart, stageByAge } from './customer-age'
import type { Reason } from './insight'
import type { LifecycleStage } from './model'
import { factReason } from './reasons'
import { wonBackBy } from './won-back'

export interface BaseStage {
  stage: LifecycleStage | null
  /** The day its age counts from. */
  since: DayNumber | null
  ageMonths: number | null
  reasons: Reason[]
}

/** The stage by marks, contract, orders and age; null when nothing says whether it is a customer. */
export function baseStage(view: AccountView): BaseStage {
  return lostByFact(view) ?? customerByAge(view) ?? beforeCustomer(view)
}

function lostByFact(view: AccountView): BaseStage | null {
  const { lost, contract } = view.account
  if (!view.isAccountKnown || wonBackBy(view) !== null) return null
  if (lost && dayNumber(lost.on) <= view.today) return since(view, 'lost', dayNumber(lost.on), 'markedLost')
  if (contract?.endedOn && contract.endReason && dayNumber(contract.endedOn) <= view.today)
    return since(view, 'lost', dayNumber(contract.endedOn), contract.endReason)
  return null
}

function customerByAge(view: AccountView): BaseStage | null {
  const start = customerStart(view)
  if (!start) return null
  const { stage, months } = stageByAge(view, start)
  const reason = factReason(start.factor, view.today - start.day, start.rows)
  const back = wonBackBy(view)
  const again = back === null ? [] : [factReason('wonBack', view.today - back.day, sourceRows('orders', back.rows))]
  return { stage, since: start.day, ageMonths: months, reasons: [...again, reason] }
}

function beforeCustomer(view: AccountView): BaseStage {
  const { openOffer, relationship, createdAt } = view.account
  // "Already a customer" without a date: the card asks since when.
  if (view.isAccountKnown && relationship !== 'customer') {
    if (openOffer && dayNumber(openOffer.since) <= view.today)
      return since(view, 'converting', dayNumber(openOffer.since), openOffer.kind)
    if (relationship === 'notYet') return since(view, 'prospect', view.calendar.dayAt(Date.parse(createdAt)), 'notYet')
  }
  return { stage: null, since: null, ageMonths: null, reasons: [] }
}

function since(view: AccountView, stage: LifecycleStage, day: DayNumber, factor: string): BaseStage {
  const reasons = [factReason(factor, view.today - day, accountRow(view))]
  return { stage, since: day, ageMonths: wholeMonthsBetween(day, view.today), reasons }
}
