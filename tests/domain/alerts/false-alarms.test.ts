import { describe, expect, it } from 'vitest'
import { defaultPolicy, readPolicy } from '../../../lib/domain/policy'
import { judgeDays, type Judged } from './judge-days'
import { firstDay, lastDay, seeded, simulateAccount, type Kind } from './simulate-team'

const kinds: Kind[] = ['mail', 'orders', 'usage']
/** More for the figures of docs/customer-model.md: SIMULATED=400. */
const accounts = Number(process.env['SIMULATED'] ?? 15)
const months = (lastDay - firstDay) / 30.4

function tallied(judged: readonly Judged[]): string {
  const counts = new Map<string, number>()
  for (const { rule } of judged.flatMap(({ alerts }) => alerts)) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return [...counts].map(([rule, count]) => `${rule} ${count}`).join(', ')
}

describe('a team of steady, healthy accounts over two years', () => {
  it.each(kinds)(
    '(%s) is alarmed in under 1 percent of account-months, and nobody declines',
    { timeout: 600_000 },
    (kind) => {
      const random = seeded(20 + kinds.indexOf(kind))
      const judged = Array.from({ length: accounts }, (_, index) =>
        judgeDays(simulateAccount(`${kind}${index}`, kind, random), defaultPolicy, firstDay, lastDay),
      )
      const alerts = judged.flatMap((one) => one.alerts).length
      const share = alerts / (accounts * months)
      const declining = judged.filter((one) => one.declining.length > 0).length
      console.log(
        `${kind}: ${alerts} alerts in ${Math.round(accounts * months)} account-months, ${(100 * share).toFixed(2)} % (${tallied(judged)}); declining ${declining}`,
      )
      expect(share).toBeLessThan(0.01)
      expect(declining).toBe(0)
    },
  )
})

describe('accounts that fade and cancel three to six months later', () => {
  it.each(kinds)('are warned of before they do: %s', { timeout: 600_000 }, (kind) => {
    const random = seeded(40 + kinds.indexOf(kind))
    const leads: number[] = []
    let early = 0
    for (let index = 0; index < accounts; index += 1) {
      const churnsOn = firstDay + 300 + Math.floor(random() * 400)
      const fadesOn = churnsOn - 90 - Math.floor(random() * 90)
      const facts = simulateAccount(`${kind}${index}`, kind, random, { churnsOn, fadesOn })
      const { alerts } = judgeDays(facts, defaultPolicy, firstDay, churnsOn - 1)
      const first = alerts.find(({ day, ended }) => day >= fadesOn && (ended ?? churnsOn) >= churnsOn - 30)
      if (!first) continue
      leads.push(churnsOn - first.day)
      if (churnsOn - first.day >= 30) early += 1
    }
    const median = leads.toSorted((a, b) => a - b)[Math.floor(leads.length / 2)] ?? 0
    console.log(
      `${kind}: ${leads.length} of ${accounts} warned of, ${early} at least 30 days before, median lead ${median} days`,
    )
    expect(leads.length / accounts).toBeGreaterThan(0.6)
  })
})

describe('the lines alone, without the bounds of chance', () => {
  it('would alarm many times as often', { timeout: 600_000 }, () => {
    // What is chance is found by these two numbers; at zero nothing is.
    const bare = readPolicy({ health: { purchaseSpread: 0, surgeChance: 2, alertSpread: 0 } })
    const random = seeded(21)
    const few = Math.min(accounts, 10)
    const judged = Array.from({ length: few }, (_, index) =>
      judgeDays(simulateAccount(`bare${index}`, 'orders', random), bare, firstDay, lastDay),
    )
    const share = judged.flatMap((one) => one.alerts).length / (few * months)
    console.log(`the lines alone: ${(100 * share).toFixed(1)} % of account-months (${tallied(judged)})`)
    expect(share).toBeGreaterThan(0.03)
  })
})
