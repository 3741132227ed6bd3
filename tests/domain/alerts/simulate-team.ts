/**
 * Two years of a team's customers, day by day in working time, from a seed: steady ones, and ones that fade within a month and cancel 90
 * to 180 days after it began. Mail comes in conversations at random (Poisson), is answered within working hours, and who was not heard for the planned
 * gap is written to; orders are regular or at random with amounts that vary; logins miss a day now and then, and a holiday.
 */
import type { AccountFacts, Sources } from '../../../lib/domain/account-facts'
import { noSources } from '../../../lib/domain/account-facts'
import { calendarOf } from '../../../lib/domain/calendar'
import { dayNumber, dayText } from '../../../lib/domain/calendar-day'
import { emptyAccount } from '../../../lib/domain/default-account'
import type { Interaction, Order, Signal } from '../../../lib/domain/model'
import { defaultPolicy } from '../../../lib/domain/policy'

export const firstDay = dayNumber('2024-03-04')
export const lastDay = firstDay + 730
const calendar = calendarOf(defaultPolicy.calendar)

export type Random = () => number

/** mulberry32: small, seeded, the same in every run. */
export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) % 4_294_967_296
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random())
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
const between = (random: Random, from: number, to: number): number => from + (to - from) * random()

export type Kind = 'mail' | 'orders' | 'usage'

/** The day a fading customer cancels, and the day it began to fade. */
export interface Planned {
  churnsOn: number | null
  fadesOn: number
}

const steady: Planned = { churnsOn: null, fadesOn: Infinity }

/** Share of the usual activity on a day. */
function vigour(day: number, { churnsOn, fadesOn }: Planned): number {
  if (churnsOn === null) return 1
  if (day >= churnsOn) return 0
  const faded = day - fadesOn
  return faded <= 0 ? 1 : Math.max(0.02, 1 - faded / 30)
}

const workDay = (day: number): number => (calendar.isWorkingDay(day) ? day : calendar.addWorkingDays(day, 1))
const instant = (day: number, minute: number): string =>
  new Date(calendar.startOf(day) + Math.round(minute) * 60_000).toISOString()

export function simulateAccount(id: string, kind: Kind, random: Random, planned: Planned = steady): AccountFacts {
  const row = { createdAt: instant(firstDay, 0), deletedAt: null }
  let made = 0
  const nextId = (): string => `${id}-${String(++made)}`
  const interactions: Interaction[] = []
  const mail = (day: number, minute: number, direction: 'in' | 'out', thread: string): void => {
    const at = instant(day, minute)
    interactions.push({
      ...row,
      id: nextId(),
      accountId: id,
      contactIds: [],
      kind: 'email',
      direction,
      at,
      recordedAt: at,
      summary: 'mail',
      strongKey: null,
      weakKey: null,
      threadKey: thread,
      loggedBy: ['rep'],
    })
  }
  const answer = (day: number, minute: number, thread: string): void => {
    // Median 1.5 working hours; what does not fit into the day is answered in the morning.
    const at = minute + 90 * Math.exp(0.7 * normal(random))
    if (at < 18 * 60) mail(day, at, 'out', thread)
    else mail(calendar.addWorkingDays(day, 1), Math.min(17 * 60, 9 * 60 + (at - 18 * 60)), 'out', thread)
  }
  const heard: number[] = [firstDay]
  const converse = (on: number): void => {
    let day = workDay(on)
    const thread = nextId()
    for (let more = true; more && day <= lastDay; day = calendar.addWorkingDays(day, 1)) {
      const minute = between(random, 9 * 60, 17.5 * 60)
      mail(day, minute, 'in', thread)
      answer(day, minute, thread)
      heard.push(day)
      more = random() < 0.35
    }
  }
  const gap = between(random, 4, 18)
  for (let day = firstDay; day <= lastDay; day += exponential(random, gap))
    if (random() < vigour(day, planned)) converse(Math.floor(day))
  checkIn()
  const signals = kind === 'usage' ? use() : []
  const orders = kind === 'mail' ? [] : buy()
  const stillHere = (at: string): boolean => planned.churnsOn === null || at < instant(planned.churnsOn, 0)
  const live = { connectedAt: instant(firstDay, 0), newestAt: instant(lastDay, 0), kinds: ['login', 'coreUse'] }
  const sources: Sources = {
    ...noSources,
    mail: live,
    ...(kind === 'mail' ? {} : { orders: live }),
    ...(kind === 'usage' ? { usage: live } : {}),
  }
  return {
    account: {
      ...emptyAccount(id, id, row.createdAt),
      relationship: 'customer',
      customerSince: dayText(firstDay),
      ownerId: 'rep',
    },
    interactions: interactions.filter(({ at }) => stillHere(at)),
    signals: signals.filter(({ at }) => stillHere(at)),
    orders: orders.filter(({ on }) => stillHere(`${on}T00:00:00.000Z`)),
    tasks: [],
    alerts: [],
    sources,
  }

  /** Who was not heard for the planned gap is written to, and answers more often than not; then again each week. */
  function checkIn(): void {
    for (let day = firstDay + 7; day <= lastDay; day += 1) {
      if (!calendar.isWorkingDay(day)) continue
      const months = (day - firstDay) / 30.4
      const planned30 = months < 3 ? 7 : months < 12 ? 14 : 30
      const last = Math.max(...heard.filter((one) => one <= day))
      if (day - last < planned30 || (day - last - planned30) % 7 !== 0) continue
      const thread = nextId()
      mail(day, between(random, 9 * 60, 17 * 60), 'out', thread)
      if (random() > 0.6 * vigour(day, planned)) continue
      const back = calendar.addWorkingDays(day, 1 + Math.floor(random() * 3))
      mail(back, between(random, 9 * 60, 17 * 60), 'in', thread)
      heard.push(back)
    }
  }

  function use(): Signal[] {
    const found: Signal[] = []
    const share = between(random, 0.5, 0.95)
    const core = between(random, 0.5, 0.9)
    // A company of one goes on holiday; of a larger one somebody is always there.
    const holiday = random() < 0.5 ? firstDay + Math.floor(random() * 700) : Infinity
    const add = (signalKind: string, value: number | null, day: number): void => {
      const at = instant(day, between(random, 8 * 60, 19 * 60))
      found.push({ ...row, id: nextId(), accountId: id, contactId: null, kind: signalKind, value, at, recordedAt: at })
    }
    for (let day = firstDay; day <= lastDay; day += 1) {
      if (!calendar.isWorkingDay(day) || (day >= holiday && day < holiday + 7)) continue
      const here = vigour(day, planned)
      if (random() < share * here) add('login', null, day)
      if (day % 7 === 1) add('coreUse', Math.min(1, Math.max(0, core * here + 0.05 * normal(random))), day)
    }
    return found
  }

  function buy(): Order[] {
    const found: Order[] = []
    const mean = between(random, 8, 45)
    const isRegular = random() < 0.5
    const amount = between(random, 500, 20_000)
    for (let day = firstDay + 1; day <= lastDay;) {
      if (random() < vigour(day, planned)) {
        const on = dayText(Math.floor(day))
        const minor = Math.round(100 * amount * Math.exp(0.4 * normal(random)))
        const recordedAt = `${on}T12:00:00.000Z`
        found.push({
          ...row,
          id: nextId(),
          accountId: id,
          on,
          amount: { minor, currency: 'CNY' },
          recordedAt,
          products: [],
        })
      }
      day += isRegular ? mean * between(random, 0.8, 1.2) : exponential(random, mean)
    }
    return found
  }
}
