/** How many of a workspace's accounts a day's turn lets be, and that lists show of each what a full recomputation shows. */
import { describe, expect, it } from 'vitest'
import { noSources, type AccountFacts, type Sources } from '../../lib/domain/account-facts'
import { calendarOf } from '../../lib/domain/calendar'
import { dayNumber, dayText } from '../../lib/domain/calendar-day'
import { computeInsight } from '../../lib/domain/compute-insight'
import { emptyAccount } from '../../lib/domain/default-account'
import { foresee, lookAgain, type Foreseen } from '../../lib/domain/foresee'
import { computeReference } from '../../lib/domain/gather-reference'
import type { Insight } from '../../lib/domain/insight'
import { listedOf } from '../../lib/domain/listed'
import { defaultPolicy } from '../../lib/domain/policy'
import { sourceKey } from '../../lib/domain/source-key'
import { firstDay, lastDay, seeded, simulateAccount, type Kind } from './alerts/simulate-team'

const calendar = calendarOf(defaultPolicy.calendar)
const days = 14
const from = lastDay - days
const nowOn = (day: number): string => new Date(calendar.startOf(day) + 3 * 3_600_000).toISOString()

const random = seeded(31)
const started = new Date(calendar.startOf(firstDay)).toISOString()

const active = (kind: Kind, count: number): AccountFacts[] =>
  Array.from({ length: count }, (_, index) => simulateAccount(`${kind}-${index}`, kind, random))

/** Customers in touch; others whose last word was up to a year and a half ago; and names that a list brought. */
function everybody(): AccountFacts[] {
  const gone = Array.from({ length: 40 }, (_, index) => {
    const churnsOn = from - 60 - Math.floor(random() * 480)
    const kind = index % 2 === 0 ? 'mail' : 'orders'
    return simulateAccount(`quiet-${index}`, kind, random, { churnsOn, fadesOn: churnsOn - 60 })
  })
  const listed = Array.from({ length: 30 }, (_, index) => {
    const account = { ...emptyAccount(`listed-${index}`, 'Listed', started), ownerId: 'rep', industryInfluence: 2 }
    return { account, interactions: [], signals: [], orders: [], tasks: [], alerts: [], sources: noSources }
  })
  return [...active('mail', 15), ...active('orders', 10), ...active('usage', 5), ...gone, ...listed]
}

/** One workspace's sources, as they were seen on a day: all deliver, usage for those alone who use it. */
function sourcesOn(day: number): Sources {
  const live = { connectedAt: started, newestAt: nowOn(day - 1), kinds: ['login', 'coreUse'] }
  return { ...noSources, mail: live, orders: live, usage: live }
}

const known = (facts: AccountFacts, day: number): AccountFacts => ({
  ...facts,
  interactions: facts.interactions.filter(({ at }) => at <= nowOn(day)),
  signals: facts.signals.filter(({ at }) => at <= nowOn(day)),
  orders: facts.orders.filter(({ recordedAt }) => recordedAt <= nowOn(day)),
  sources: sourcesOn(day),
})
const rowsOf = ({ interactions, signals, orders }: AccountFacts): number =>
  interactions.length + signals.length + orders.length

interface Kept {
  rows: number
  insight: Insight
  foreseen: Foreseen
}

describe('a day’s turn in a workspace of 100 accounts', () => {
  it('computes few of them, and shows of the others what computing them would', () => {
    const all = everybody()
    const kept = new Map<string, Kept>()
    const count = { skipped: 0, turned: 0, changed: 0, ranked: 0 }
    for (let day = from; day <= lastDay; day += 1) {
      const clock = { now: nowOn(day) }
      const today = all.map((facts) => known(facts, day))
      const reference = computeReference(today, defaultPolicy, clock)
      for (const facts of today) {
        const { id } = facts.account
        const fresh = computeInsight(facts, defaultPolicy, reference, clock)
        const before = kept.get(id)
        const hasChanged = before === undefined || before.rows !== rowsOf(facts)
        const looked =
          hasChanged ||
          day > dayNumber(before.foreseen.through) ||
          sourceKey(facts.sources, defaultPolicy, clock) !== before.foreseen.sources
            ? { is: 'due' as const }
            : lookAgain(before.insight, before.foreseen, defaultPolicy, reference, dayText(day))
        if (day > from) count[hasChanged ? 'changed' : looked.is === 'due' ? 'turned' : 'skipped'] += 1
        if (looked.is === 'due' || before === undefined) {
          const foreseen = foresee(facts, fresh, defaultPolicy, reference, clock)
          kept.set(id, { rows: rowsOf(facts), insight: fresh, foreseen })
          continue
        }
        if (looked.is === 'ranked') count.ranked += 1
        const insight = looked.is === 'ranked' ? looked.insight : before.insight
        kept.set(id, { ...before, insight })
        expect([id, day, listedOf(insight)]).toEqual([id, day, listedOf(fresh)])
      }
    }
    const atTurns = count.skipped + count.turned
    const share = count.skipped / atTurns
    console.log(
      `${days} days of ${all.length} accounts: ${count.changed} had new rows; of the ${atTurns} others ${(100 * share).toFixed(0)} % were not computed (${count.ranked} of them ranked anew)`,
    )
    expect(share).toBeGreaterThan(0.5)
  }, 120_000)
})
