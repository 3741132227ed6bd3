/** Facts of an account in words, in the language on screen. */
import type { Account } from '../../../lib/domain/model'
import { formatDay, formatMoney, formatNumber, formatShare } from '../../format'
import { strings } from '../../locale'
import { factorName } from '../../model-words'
import type { FactName } from './fact-fields'

/** A fact in words; null where nothing is known. Owner and credit have places of their own. */
export function wordFact(name: FactName, account: Account, now: Date): string | null {
  const { model, standing } = strings.value
  const { contract } = account
  const day = (on: string | null | undefined): string | null => (on == null ? null : formatDay(on, now))
  const level = (value: number | null | undefined): string | null =>
    value == null ? null : model.level(String(value), 5)
  switch (name) {
    case 'industry':
    case 'country':
    case 'source':
      return account[name]
    case 'employees':
      return account.employees === null ? null : formatNumber(account.employees)
    case 'customerSince':
      return day(account.customerSince)
    case 'feel':
      return level(account.feel?.value)
    case 'industryInfluence':
    case 'jointInnovation':
      return level(account[name])
    case 'growthRate':
    case 'marginRate':
    case 'paidOnTimeShare':
      return shareOf(account[name])
    case 'costToServe12m':
      return account.costToServe12m === null ? null : formatMoney(account.costToServe12m)
    case 'offer':
      return account.openOffer === null ? null : factorName(account.openOffer.kind)
    case 'offerSince':
      return day(account.openOffer?.since)
    case 'startsOn':
    case 'renewsOn':
    case 'endedOn':
      return day(contract?.[name])
    case 'endReason':
      return contract?.endReason == null ? null : standing.facts[contract.endReason]
    default:
      return null
  }
}

function shareOf(value: number | null): string | null {
  return value === null ? null : formatShare(value)
}

export interface FactLine {
  name: string
  text: string
}

/** A fact with its name, receivables too; null where nothing is known. */
export function factLine(name: FactName, account: Account, now: Date): FactLine | null {
  const { names, noneOverdue, someOverdue } = strings.value.standing.facts
  if (name === 'receivables')
    return account.receivablesKnown
      ? { name: names[name], text: account.overdueSince === null ? noneOverdue : someOverdue }
      : null
  if (name === 'overdueSince')
    return account.overdueSince === null ? null : { name: names[name], text: formatDay(account.overdueSince, now) }
  const text = wordFact(name, account, now)
  return text === null ? null : { name: names[name], text }
}
