/** The fields of an account that a number rests on, worded with their values, where the row alone would tell nothing. */
import { factLine } from '../../components/workspace/account/word-fact'
import type { FactName } from '../../components/workspace/account/fact-fields'
import type { Account } from '../../lib/domain/model'

/** By the factor of the number. */
const factsOf: Readonly<Record<string, readonly FactName[]>> = {
  renewalOverdue: ['renewsOn'],
  contractStart: ['startsOn'],
  cancelled: ['endedOn', 'endReason'],
  renewalRefused: ['endedOn', 'endReason'],
  receivables: ['receivables', 'overdueSince'],
  feel: ['feel'],
  customerSince: ['customerSince'],
  trial: ['offer', 'offerSince'],
  offer: ['offer', 'offerSince'],
  opportunity: ['offer', 'offerSince'],
  industryInfluence: ['industryInfluence'],
  jointInnovation: ['jointInnovation'],
  growth: ['growthRate'],
  paidOnTime: ['paidOnTimeShare', 'renewsOn'],
  profit12m: ['marginRate', 'costToServe12m'],
  lifetimeValue: ['marginRate', 'costToServe12m'],
}

/** Null where the factor rests on no field that is known, or none of them has a value. */
export function accountFactRow(
  factor: string | undefined,
  account: Account,
  now: Date,
): { on: string; text: string } | null {
  const wanted = factor !== undefined && Object.hasOwn(factsOf, factor) ? (factsOf[factor] ?? []) : []
  const lines = wanted.map((name) => factLine(name, account, now)).filter((line) => line !== null)
  if (lines.length === 0) return null
  // A judgement has a day of its own; of the other facts it is known when somebody last said that they are true.
  const on = factor === 'feel' && account.feel !== null ? account.feel.at : (account.confirmedOn ?? account.createdAt)
  return { on, text: lines.map(({ name, text }) => `${name}: ${text}`).join(' · ') }
}
