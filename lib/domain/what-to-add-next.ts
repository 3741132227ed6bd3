/**
 * What a person should add next for the model to say more of an account, the most telling first. Where mail alone is known this stands
 * beside the rhythm, instead of a wall of "not enough data".
 */
import type { AccountFacts } from './account-facts'
import type { Insight } from './insight'

/** Facts of the account itself, then sources of the workspace. */
export type AddNext =
  | 'customerSince'
  | 'owner'
  | 'industry'
  | 'contract'
  | 'feel'
  | 'receivables'
  | 'judgedPotential'
  | 'margin'
  | 'orders'
  | 'usage'
  | 'surveys'
  | 'mail'

/** Indicators that each brings. */
const brings: Partial<Record<AddNext, readonly string[]>> = {
  orders: ['purchases'],
  usage: ['sinceUse', 'coreUse', 'closeAttempts', 'modulesInUse'],
  surveys: ['npsLast', 'npsChange', 'csat'],
  mail: ['sinceContact', 'firstResponse', 'helpAsked'],
  receivables: ['receivables'],
  feel: ['feel'],
}

/** What costs a click comes before what has to be imported, where it tells as much. */
const effort: Partial<Record<AddNext, number>> = { orders: 2, usage: 3, surveys: 3, mail: 1, receivables: 1, feel: 1 }

/** Keys, ordered; empty where nothing that is missing would tell more. */
export function whatToAddNext({ health, stage, tier }: Insight, { account, sources, orders }: AccountFacts): AddNext[] {
  const first: AddNext[] = []
  if (stage.stage === null) first.push('customerSince')
  if (account.ownerId === null) first.push('owner')
  const lost = (key: AddNext): number =>
    health.reasons
      .filter(({ factor, score }) => score === null && brings[key]?.includes(factor) === true)
      .reduce((sum, { weight }) => sum + weight, 0) / (effort[key] ?? 1)
  const isConnected: Partial<Record<AddNext, boolean>> = {
    orders: sources.orders.connectedAt !== null,
    usage: sources.usage.connectedAt !== null,
    surveys: sources.surveys.connectedAt !== null,
    mail: sources.mail.connectedAt !== null && account.ownerId !== null,
  }
  const isCustomer = stage.stage !== null && stage.stage !== 'prospect' && stage.stage !== 'converting'
  const telling = (['orders', 'usage', 'surveys', 'mail', 'receivables', 'feel'] as const)
    .filter((key) => isConnected[key] !== true && lost(key) > 0 && (isCustomer || key === 'mail' || key === 'feel'))
    .toSorted((a, b) => lost(b) - lost(a))
  const after: AddNext[] = []
  if (account.industry === null) after.push('industry')
  if (isCustomer && account.contract === null && stage.dormancy === null) after.push('contract')
  if (isCustomer && tier.potential === null) after.push('judgedPotential')
  if (orders.length > 0 && account.marginRate === null) after.push('margin')
  return [...first, ...telling, ...after]
}
