/**
 * What a person should add next for the model to say more of an account, the most telling first. Where mail alone is known this stands
 * beside the rhythm, instead of a wall of "not enough data".
 */
import type { AccountFacts } from './account-facts'
import type { Insight } from './insight'

/** Facts of the account itself, its people, then sources of the workspace. */
export type AddNext =
  | 'customerSince'
  | 'owner'
  | 'people'
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

/** What of an account is looked at; `people`: how many of its contacts are known. */
type Known = Pick<AccountFacts, 'account' | 'sources' | 'orders'> & { people: number }

/** Keys, ordered; empty where nothing that is missing would tell more. */
export function whatToAddNext(
  { health, stage, tier }: Pick<Insight, 'health' | 'stage' | 'tier'>,
  { account, sources, orders, people }: Known,
): AddNext[] {
  const first: AddNext[] = []
  if (stage.stage === null) first.push('customerSince')
  if (account.ownerId === null) first.push('owner')
  if (people === 0) first.push('people')
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
  // Of who is no customer, or perhaps none, only what does not presume that they are.
  const isMeant = (key: AddNext): boolean =>
    isCustomer || key === 'mail' || key === 'feel' || (key === 'orders' && stage.stage === null)
  const telling = (['orders', 'usage', 'surveys', 'mail', 'receivables', 'feel'] as const)
    .filter((key) => isConnected[key] !== true && lost(key) > 0 && isMeant(key))
    .toSorted((a, b) => lost(b) - lost(a))
  const after: AddNext[] = []
  if (orders.length > 0 && account.marginRate === null) after.push('margin')
  if (isCustomer && tier.potential === null) after.push('judgedPotential')
  if (account.industry === null) after.push('industry')
  if (isCustomer && account.contract === null && stage.dormancy === null) after.push('contract')
  return [...first, ...telling, ...after]
}
