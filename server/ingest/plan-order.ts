/** Orders, as Segment's e-commerce spec has them: https://segment.com/docs/connections/spec/ecommerce/v2 */
import { domainOf } from '../../lib/domain/address'
import { calendarOf } from '../../lib/domain/calendar'
import { dayText } from '../../lib/domain/calendar-day'
import { minorDigits } from '../../lib/domain/money'
import type { Money } from '../../lib/domain/model'
import { moneySchema } from '../../lib/messages/rows'
import { companyDomain } from './companies'
import type { DraftRow } from './draft-rows'
import { pathsOf } from './mapping'
import { numberAt, textAt, textsAt } from './paths'
import { externalKey, ignored, refused, written, type Planned, type Step } from './plan'
import { createAccount, goneAccount } from './plan-account'
import { createContact, gonePerson } from './plan-contact'
import { recordedAt } from './recorded-at'
import { ingestedId } from './row-ids'
import { nobodyYet, whomOf, type Whom } from './whom'

/** A purchase; the same order id again is the same order, as it says now. */
export async function planOrder(step: Step): Promise<Planned> {
  const amount = amountOf(step)
  if (typeof amount === 'string') return refused(amount)
  if (amount === null) return refused('total: an order has an amount.')
  const buyer = await buyerOf(step)
  if ('outcome' in buyer) return buyer
  const { rows, message, mapping } = step
  const id = orderId(step)
  const known = await rows.get('orders', id)
  if (known !== null && known.data['deletedAt'] !== null) return ignored('This order was deleted or cancelled.')
  const products = textsAt(message.raw, pathsOf(mapping, 'products'), 'name')
  if (known === null) return written(createOrder(step, id, buyer.account.id, amount, products), ...buyer.made)
  rows.set(known, 'amount', amount)
  if (products.length > 0) rows.set(known, 'products', products)
  return written(known)
}

/** Money given back: an order of its own, below nothing. Without an amount it is all of it. */
export async function planRefund(step: Step): Promise<Planned> {
  const given = amountOf(step)
  if (typeof given === 'string') return refused(given)
  const order = await step.rows.get('orders', orderId(step))
  const whole = moneySchema.safeParse(order?.data['amount'])
  const amount = given ?? (whole.success ? whole.data : null)
  if (amount === null) return refused('total: the order is not known, and there is no amount.')
  const accountId = order?.data['accountId']
  const whom = typeof accountId === 'string' ? null : await whomOf(step)
  if (whom !== null && 'outcome' in whom) return whom
  const holder = typeof accountId === 'string' ? accountId : whom?.account?.id
  if (holder === undefined) return nobodyYet(step)
  const id = ingestedId(step.workspaceId, 'refund', step.message.id)
  const known = await step.rows.get('orders', id)
  const minor = -Math.abs(amount.minor)
  const products = textsAt(step.message.raw, pathsOf(step.mapping, 'products'), 'name')
  return written(known ?? createOrder(step, id, holder, { ...amount, minor }, products))
}

export async function planCancelledOrder(step: Step): Promise<Planned> {
  const order = await step.rows.get('orders', orderId(step))
  if (order === null) return ignored('The order is not known.')
  order.isCancelled = order.data['deletedAt'] === null
  return written(order)
}

function orderId({ workspaceId, message, mapping }: Step): string {
  return ingestedId(workspaceId, 'order', textAt(message.raw, pathsOf(mapping, 'id')) ?? `message ${message.id}`)
}

function createOrder(step: Step, id: string, accountId: string, amount: Money, products: string[]): DraftRow {
  const { message, directory, rows, receivedAt } = step
  const number = textAt(message.raw, pathsOf(step.mapping, 'id'))
  return rows.create('orders', id, {
    accountId,
    on: dayText(calendarOf(directory.policy.calendar).dayAt(message.at)),
    amount,
    products,
    recordedAt: recordedAt(message.at, receivedAt),
    createdAt: new Date(receivedAt).toISOString(),
    ...(number === null ? {} : { externalKey: externalKey(number) }),
  })
}

/** The amount in minor units; null when there is none, a sentence when it cannot be read. */
function amountOf({ message, mapping, directory }: Step): Money | string | null {
  const major = numberAt(message.raw, pathsOf(mapping, 'amount'))
  if (major === null) return null
  const currency = (
    textAt(message.raw, pathsOf(mapping, 'currency')) ?? directory.policy.money.reportingCurrency
  ).toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency)) return 'currency: three letters of ISO 4217, such as EUR.'
  const minor = Number((major * 10 ** minorDigits(currency)).toFixed(0))
  return Number.isSafeInteger(minor) ? { minor, currency } : 'total: is no amount.'
}

interface Buyer {
  account: DraftRow
  made: DraftRow[]
}

/** Who buys is a customer: a person whom nobody knew, or who is at no account, gets one. */
async function buyerOf(step: Step): Promise<Buyer | Planned> {
  const whom = await whomOf(step)
  if ('outcome' in whom) return whom
  const { account, email } = whom
  if (account !== null && (whom.contact !== null || email === null)) return { account, made: [account] }
  const contact = whom.contact ?? (await newPerson(step, whom))
  if (contact === 'gone') return gonePerson
  if (contact === null) return account === null ? nobodyYet(step) : { account, made: [account] }
  const made = account ?? (await ownAccount(step, contact, email))
  if (made === 'gone') return goneAccount
  step.rows.addTo(contact, 'accountIds', made.id)
  return { account: made, made: [made, contact] }
}

async function newPerson(step: Step, { email }: Whom): Promise<DraftRow | 'gone' | null> {
  const contact = email === null ? null : await createContact(step, email)
  if (contact === null || contact === 'gone') return contact
  const { message, mapping, rows } = step
  rows.set(contact, 'name', textAt(message.raw, pathsOf(mapping, 'personName')))
  if (message.userId !== null) rows.addTo(contact, 'externalKeys', externalKey(message.userId))
  return contact
}

/** Called as the person is; with the company's domain where the address has one, as imports make it. */
async function ownAccount(step: Step, contact: DraftRow, email: string | null): Promise<DraftRow | 'gone'> {
  const domain = email === null ? null : companyDomain(domainOf(email))
  const account = await createAccount(step, `person ${contact.id}`, String(contact.data['name']))
  if (account !== 'gone' && domain !== null) step.rows.addTo(account, 'domains', domain)
  return account
}
