/** The CDNOW sample of ../shared, which the published figures rest on, read as the product reads orders. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'
import { dayNumber } from '../../../lib/domain/calendar-day'
import { netPerDay, purchaseDays, type OrderDay, type OrderHistory } from '../../../lib/domain/order-days'
import { readPolicy } from '../../../lib/domain/policy'
import { order } from '../build-facts'

const folder = '../shared/data/cdnow'

export const isCdnowThere = existsSync(folder)
export const whyNot = `${folder} is not there`

/** The last day of the weeks that models are fitted to, and of those they are tested on. */
export const calibrationEnd = dayNumber('1997-09-30')
export const holdoutEnd = dayNumber('1998-06-30')

const expectedSchema = z.object({
  bgnbd: z.object({
    clvtools: z.record(z.string(), z.number()),
    conditional_expectation: z.record(z.string(), z.number()),
    expectation: z.object({ t: z.array(z.number()), expected: z.array(z.number()) }),
    published: z.record(z.string(), z.number()),
    pmf_0_in_39: z.number(),
    pmf_10_in_2: z.number(),
  }),
  gamma_gamma: z.object({
    published: z.record(z.string(), z.number()),
    LL_clvtools: z.number(),
    n_customers_with_repeat: z.number(),
    cond_avg_profit_first10: z.array(z.number()),
  }),
})

export async function readExpected() {
  return z.parse(expectedSchema, JSON.parse(await readFile(`${folder}/expected.json`, 'utf8')))
}

/** x, t_x and T in weeks and the mean repeat amount of each customer, as published (two decimals). */
export async function readSummary(): Promise<{ x: number; lastDays: number; ageDays: number; mean: number }[]> {
  const lines = (await readFile(`${folder}/cdnow_customers_summary_with_transactions.csv`, 'utf8'))
    .trim()
    .split(/\r?\n/)
  return lines.slice(1).map((line) => {
    const [, x = 0, tx = 0, age = 0, mean = 0] = line.split(',').map(Number)
    return { x, lastDays: Math.round(tx * 7), ageDays: Math.round(age * 7), mean }
  })
}

/** Every customer's purchases, by the product's own rule: netted per day, a day at 0 is none. */
export async function readPurchases(): Promise<OrderDay[][]> {
  return (await readOrders()).map(purchaseDays)
}

/** As published: a free disc is a purchase too. */
export async function readOrderDays(): Promise<number[][]> {
  return (await readOrders()).map(({ days }) => days.map(({ day }) => day))
}

async function readOrders(): Promise<OrderHistory[]> {
  const policy = readPolicy({ money: { reportingCurrency: 'USD' } })
  const byCustomer = new Map<string, ReturnType<typeof order>[]>()
  for (const line of (await readFile(`${folder}/CDNOW_sample.txt`, 'utf8')).trim().split(/\r?\n/)) {
    const [, customer = '', day = '', , amount = ''] = line.trim().split(/\s+/)
    const on = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`
    const row = order(0, 0, { on, amount: { minor: Math.round(Number(amount) * 100), currency: 'USD' } })
    byCustomer.set(customer, [...(byCustomer.get(customer) ?? []), row])
  }
  return [...byCustomer.values()].map((orders) => netPerDay(orders, policy))
}
