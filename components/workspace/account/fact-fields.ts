/** The facts of an account that a person may enter, as texts of a form: from the row, and back to the fields that changed. */
import { minorDigits } from '../../../lib/domain/money'
import type { Account, Instant, Money } from '../../../lib/domain/model'

/** In the order of the form, by heading. */
export const factGroups = {
  who: ['ownerId', 'industry', 'country', 'employees', 'source', 'customerSince'],
  judged: ['feel', 'industryInfluence', 'jointInnovation', 'growthRate'],
  money: [
    'marginRate',
    'costToServe12m',
    'paidOnTimeShare',
    'creditLimit',
    'paymentTermsDays',
    'receivables',
    'overdueSince',
  ],
  contract: ['offer', 'offerSince', 'startsOn', 'renewsOn', 'endedOn', 'endReason'],
} as const
export type FactGroup = keyof typeof factGroups
export type FactName = (typeof factGroups)[FactGroup][number]
export const factNames: readonly FactName[] = Object.values(factGroups).flat()

export type FactValues = Record<FactName, string>

const receivablesStates = ['', 'none', 'overdue'] as const
export const endReasons = ['cancelled', 'renewalRefused'] as const
export const offerKinds = ['trial', 'offer', 'opportunity'] as const
/** What each choice offers, the empty one aside. */
export const factChoices = {
  receivables: receivablesStates.slice(1),
  endReason: endReasons,
  offer: offerKinds,
  feel: ['1', '2', '3', '4', '5'],
  industryInfluence: ['1', '2', '3', '4', '5'],
  jointInnovation: ['1', '2', '3', '4', '5'],
} as const

export const factDays: ReadonlySet<FactName> = new Set([
  'offerSince',
  'customerSince',
  'overdueSince',
  'startsOn',
  'renewsOn',
  'endedOn',
])

/** Bounds of the numbers; shares are entered in per cent. */
export const factNumbers: Partial<Record<FactName, { min: number; max: number; step: string }>> = {
  employees: { min: 0, max: 10_000_000, step: '1' },
  growthRate: { min: -100, max: 10_000, step: 'any' },
  marginRate: { min: -1000, max: 100, step: 'any' },
  costToServe12m: { min: 0, max: 1e12, step: 'any' },
  paidOnTimeShare: { min: 0, max: 100, step: 'any' },
  creditLimit: { min: 0, max: 1e12, step: 'any' },
  paymentTermsDays: { min: 0, max: 3650, step: '1' },
}

const percent = (share: number | null): string => (share === null ? '' : String(Number((share * 100).toFixed(6))))
const plain = (value: number | string | null | undefined): string => (value == null ? '' : String(value))
const major = (money: Money | null): string =>
  money === null ? '' : String(money.minor / 10 ** minorDigits(money.currency))

export function factValues(account: Account): FactValues {
  const { contract, openOffer, receivablesKnown, overdueSince } = account
  return {
    ownerId: plain(account.ownerId),
    industry: plain(account.industry),
    country: plain(account.country),
    employees: plain(account.employees),
    source: plain(account.source),
    customerSince: plain(account.customerSince),
    feel: plain(account.feel?.value),
    industryInfluence: plain(account.industryInfluence),
    jointInnovation: plain(account.jointInnovation),
    growthRate: percent(account.growthRate),
    marginRate: percent(account.marginRate),
    costToServe12m: major(account.costToServe12m),
    paidOnTimeShare: percent(account.paidOnTimeShare),
    creditLimit: major(account.creditLimit),
    paymentTermsDays: plain(account.paymentTermsDays),
    receivables: receivablesKnown ? (overdueSince === null ? 'none' : 'overdue') : '',
    overdueSince: plain(overdueSince),
    offer: plain(openOffer?.kind),
    offerSince: plain(openOffer?.since),
    startsOn: plain(contract?.startsOn),
    renewsOn: plain(contract?.renewsOn),
    endedOn: plain(contract?.endedOn),
    endReason: plain(contract?.endReason),
  }
}

const textOf = (text: string): string | null => text.trim() || null
const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text))
const shareOf = (text: string): number | null => {
  const value = numberOf(text)
  return value === null ? null : value / 100
}

/** Money stays in the currency it was in; what is new is in the reporting one. */
function moneyOf(text: string, before: Money | null, reporting: string): Money | null {
  const value = numberOf(text)
  const currency = before?.currency ?? reporting
  return value === null ? null : { minor: Math.round(value * 10 ** minorDigits(currency)), currency }
}

type Maker = (values: FactValues, account: Account, context: { now: Instant; currency: string }) => Partial<Account>

function contractOf({ startsOn, renewsOn, endedOn, endReason }: FactValues): Partial<Account> {
  if (startsOn === '') return { contract: null }
  const reason = endReasons.find((each) => each === endReason) ?? null
  return { contract: { startsOn, renewsOn: textOf(renewsOn), endedOn: textOf(endedOn), endReason: reason } }
}

/** Who has an offer open and was never spoken of is told to be no customer yet. */
function offerOf({ offer, offerSince }: FactValues, { relationship }: Account): Partial<Account> {
  const kind = offerKinds.find((each) => each === offer)
  if (kind === undefined || offerSince === '') return { openOffer: null }
  const openOffer = { kind, since: offerSince }
  return relationship === 'unknown' ? { openOffer, relationship: 'notYet' } : { openOffer }
}

function receivablesOf({ receivables, overdueSince }: FactValues): Partial<Account> {
  return {
    receivablesKnown: receivables !== '',
    overdueSince: receivables === 'overdue' ? textOf(overdueSince) : null,
  }
}

const makers: Record<FactName, Maker> = {
  ownerId: ({ ownerId }) => ({ ownerId: textOf(ownerId) }),
  industry: ({ industry }) => ({ industry: textOf(industry) }),
  country: ({ country }) => ({ country: textOf(country) }),
  employees: ({ employees }) => ({ employees: numberOf(employees) }),
  source: ({ source }) => ({ source: textOf(source) }),
  customerSince: ({ customerSince }) =>
    customerSince === '' ? { customerSince: null } : { customerSince, relationship: 'customer' },
  feel: ({ feel }, _, { now }) => ({ feel: feel === '' ? null : { value: Number(feel), at: now } }),
  industryInfluence: ({ industryInfluence }) => ({ industryInfluence: numberOf(industryInfluence) }),
  jointInnovation: ({ jointInnovation }) => ({ jointInnovation: numberOf(jointInnovation) }),
  growthRate: ({ growthRate }) => ({ growthRate: shareOf(growthRate) }),
  marginRate: ({ marginRate }) => ({ marginRate: shareOf(marginRate) }),
  costToServe12m: ({ costToServe12m }, account, { currency }) => ({
    costToServe12m: moneyOf(costToServe12m, account.costToServe12m, currency),
  }),
  paidOnTimeShare: ({ paidOnTimeShare }) => ({ paidOnTimeShare: shareOf(paidOnTimeShare) }),
  creditLimit: ({ creditLimit }, account, { currency }) => ({
    creditLimit: moneyOf(creditLimit, account.creditLimit, currency),
  }),
  paymentTermsDays: ({ paymentTermsDays }) => ({ paymentTermsDays: numberOf(paymentTermsDays) }),
  receivables: receivablesOf,
  overdueSince: receivablesOf,
  offer: offerOf,
  offerSince: offerOf,
  startsOn: contractOf,
  renewsOn: contractOf,
  endedOn: contractOf,
  endReason: contractOf,
}

/** The fields that a person changed; what was left alone is not written, so that a colleague's edit of it stands. */
export function changedFacts(
  account: Account,
  values: FactValues,
  context: { now: Instant; currency: string },
): Partial<Account> {
  const before = factValues(account)
  const changed = factNames.filter((name) => values[name].trim() !== before[name])
  return Object.assign({}, ...changed.map((name) => makers[name](values, account, context)))
}

/** The currency an amount of the form is in. */
export function factCurrency(name: FactName, account: Account, reporting: string): string | null {
  if (name !== 'creditLimit' && name !== 'costToServe12m') return null
  return account[name]?.currency ?? reporting
}
