/** What a line says of being a customer: since when, by which contract, on what terms. */
import type { AccountDraft } from '../draft'
import type { RowContext } from './context'
import type { LineCells } from './line-cells'

type Fields = AccountDraft['fields']

export function contractOf(cells: LineCells): Fields {
  const fields: Fields = {}
  const isCustomer = cells.yesNo('account.customer')
  const since = cells.day('account.customerSince')
  const [startsOn, renewsOn, endedOn] = [
    cells.day('account.contractStart'),
    cells.day('account.renewal'),
    cells.day('account.contractEnd'),
  ]
  const lostOn = cells.day('account.lostOn')
  if (isCustomer !== null) fields.relationship = isCustomer ? 'customer' : 'notYet'
  if (since !== null) {
    fields.customerSince = since
    fields.relationship = 'customer'
  }
  const begin = startsOn ?? since ?? renewsOn ?? endedOn
  if (begin !== null && (startsOn !== null || renewsOn !== null || endedOn !== null))
    fields.contract = { startsOn: begin, renewsOn, endedOn, endReason: endedOn === null ? null : 'cancelled' }
  if (lostOn !== null) fields.lost = { on: lostOn, reason: cells.text('account.lostReason') ?? '' }
  return fields
}

/** Figures of money and growth. */
export function termsOf(cells: LineCells, { plan }: RowContext): Fields {
  const fields: Fields = {}
  const growthRate = cells.share('account.growthRate', -1, 1000)
  const marginRate = cells.share('account.marginRate', -10, 1)
  const costToServe12m = cells.money('account.costToServe', plan.currency)
  const paidOnTimeShare = cells.share('account.paidOnTime', 0, 1)
  const creditLimit = cells.money('account.creditLimit', plan.currency)
  const terms = cells.number('account.paymentTerms', 0, 3650)
  const overdueSince = cells.day('account.overdueSince')
  if (growthRate !== null) fields.growthRate = growthRate
  if (marginRate !== null) fields.marginRate = marginRate
  if (costToServe12m !== null) fields.costToServe12m = costToServe12m
  if (paidOnTimeShare !== null) fields.paidOnTimeShare = paidOnTimeShare
  if (creditLimit !== null) fields.creditLimit = creditLimit
  if (terms !== null) fields.paymentTermsDays = Math.round(terms)
  if (overdueSince !== null) {
    fields.overdueSince = overdueSince
    fields.receivablesKnown = true
  }
  return fields
}
