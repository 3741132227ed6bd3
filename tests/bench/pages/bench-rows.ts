/** Rows of a company of the benchmark, the same for the same number: who is who follows from the number alone. */
import { v7 } from 'uuid'
import { emptyAccount, emptyContact } from '../../../lib/domain/default-account'
import type { Account, Contact, Interaction, Order, Signal } from '../../../lib/domain/model'

export const contactsPerAccount = 5
const interactionsPerContact = 5
const signalsPerAccount = 12
/** Of the four in five that are customers: 200,000 of 20,000 accounts, in round numbers. */
const ordersPerCustomer = 13
const dayMs = 86_400_000

export interface BenchRows {
  account: Account
  contacts: Contact[]
  interactions: Interaction[]
  signals: Signal[]
  orders: Order[]
}

/** Contact `index` of the whole store, from 0 on. */
export const contactName = (index: number): string => `Person ${index} of company ${accountOf(index)}`
export const contactAddress = (index: number): string => `person${index}@company${accountOf(index)}.example`
const accountOf = (contact: number): number => Math.floor(contact / contactsPerAccount)

/** Spreads small numbers evenly over 0..1, without a state to keep. */
const spread = (number: number): number => (number * 0.618_033_988_749_895) % 1

/** @param owners the members who own accounts, in turn; @param now ms since 1970, from which rows are dated back */
export function rowsOfAccount(number: number, owners: readonly string[], now: number): BenchRows {
  const id = v7()
  const instant = (daysAgo: number): string => new Date(now - daysAgo * dayMs).toISOString()
  const day = (daysAgo: number): string => instant(daysAgo).slice(0, 10)
  const ownerId = owners[number % owners.length] ?? null
  const createdAt = instant(800)
  const row = { createdAt, deletedAt: null }
  const isCustomer = number % 5 !== 4
  const contacts = Array.from({ length: contactsPerAccount }, (_, place): Contact => {
    const index = number * contactsPerAccount + place
    const given = { emails: [contactAddress(index)], accountIds: [id], title: 'Buyer' }
    return { ...emptyContact(v7(), contactName(index), createdAt), ...given }
  })
  return {
    account: {
      ...emptyAccount(id, `Company ${number}`, createdAt),
      domains: [`company${number}.example`],
      ownerId,
      industry: 'machinery',
      relationship: isCustomer ? 'customer' : 'notYet',
      customerSince: isCustomer ? day(700) : null,
      marginRate: 0.3,
      receivablesKnown: isCustomer,
    },
    contacts,
    interactions: Array.from({ length: contactsPerAccount * interactionsPerContact }, (_, place): Interaction => {
      const index = number * contactsPerAccount * interactionsPerContact + place
      const at = instant(spread(index + 1) * 730)
      return {
        ...row,
        id: v7(),
        accountId: id,
        contactIds: [contacts[place % contactsPerAccount]?.id ?? ''],
        kind: place % 6 === 5 ? 'call' : 'email',
        direction: place % 2 === 0 ? 'in' : 'out',
        at,
        recordedAt: at,
        summary: `Re: offer ${place} for the new line`,
        strongKey: `bench-${index}@company${number}.example`,
        weakKey: `company${number} ${at} offer ${place}`,
        threadKey: null,
        loggedBy: ownerId === null ? [] : [ownerId],
      }
    }),
    signals: Array.from({ length: isCustomer ? signalsPerAccount : 0 }, (_, place): Signal => {
      const at = instant(spread(number) * 3 + place * 5)
      const kind = place === 0 ? 'nps' : place % 4 === 0 ? 'coreUse' : 'login'
      const value = kind === 'nps' ? 8 : kind === 'coreUse' ? 0.6 : null
      return { ...row, id: v7(), accountId: id, contactId: null, kind, value, at, recordedAt: at }
    }),
    orders: Array.from({ length: isCustomer ? ordersPerCustomer : 0 }, (_, place): Order => {
      const amount = { minor: 100_000 + Math.round(spread(number) * 5_000_000), currency: 'CNY' }
      const on = day(spread(number + place * 7) * 700)
      return {
        ...row,
        id: v7(),
        accountId: id,
        on,
        amount,
        recordedAt: `${on}T12:00:00.000Z`,
        products: [],
      }
    }),
  }
}
