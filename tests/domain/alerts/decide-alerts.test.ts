/* oxlint-disable unicorn/consistent-function-scoping -- a sentence keeps its own words beside it. */
import { describe, expect, it } from 'vitest'
import { alertId, decideAlerts, isOpenAlert, shownAlerts } from '../../../lib/domain/alerts/decide-alerts'
import type { Warning } from '../../../lib/domain/insight'
import type { Alert } from '../../../lib/domain/model'
import { defaultPolicy } from '../../../lib/domain/policy'
import { computeInsight } from '../../../lib/domain/compute-insight'
import { clock, customer, dayAgo, facts, instantAgo, interaction, now, today } from '../build-facts'

const crossed: Warning = { rule: 'receivables', isCrossed: true, value: 31, line: 30, unit: 'days', rows: [] }
const near: Warning = { ...crossed, isCrossed: false, value: 26 }
const decide = (warnings: Warning[], before: Alert[] = [], at = now) =>
  decideAlerts({ accountId: 'acme', warnings }, before, defaultPolicy, { now: at, ownerId: 'li' })

function stored(fields: Partial<Alert> = {}): Alert {
  const [opened] = decide([crossed]).open
  if (!opened) throw new Error('an alert opens')
  const row = { createdAt: now, deletedAt: null, recordedAt: now, rootCause: null, solvedAt: null, endedAt: null }
  return { ...row, toldAt: null, outcome: null, quietUntil: null, ...opened, ...fields }
}

describe('an alert', () => {
  it('opens once an episode, with value, line, owner and a day a week ahead', () => {
    expect(decide([crossed]).open).toMatchObject([
      {
        accountId: 'acme',
        rule: 'receivables',
        value: 31,
        line: 30,
        ownerId: 'li',
        previousId: null,
        dueOn: dayAgo(-7),
      },
    ])
    expect(decide([crossed], [stored()])).toMatchObject({ open: [], end: [] })
  })

  it('has an id of account, rule and the alert before it: every device makes the same', () => {
    expect(decide([crossed]).open[0]?.id).toBe(decide([{ ...crossed, value: 99 }], [], instantAgo(3)).open[0]?.id)
    expect(alertId('acme', 'coreUse', null)).not.toBe(alertId('acme', 'receivables', null))
    const ended = stored({ endedAt: now })
    expect(decide([crossed], [ended]).open[0]).toMatchObject({
      previousId: ended.id,
      id: alertId('acme', 'receivables', ended.id),
    })
  })

  it('goes on while the figure is near its line, and ends when it is clearly back', () => {
    expect(decide([near], [stored()])).toMatchObject({ open: [], end: [], going: [{ rule: 'receivables' }] })
    expect(decide([near])).toMatchObject({ open: [], going: [] })
    expect(decide([], [stored()]).end).toHaveLength(1)
    expect(decide([], [stored({ endedAt: now })]).end).toEqual([])
  })

  it('that was solved stays silent until the figure has been back', () => {
    const solved = stored({ solvedAt: now })
    expect(isOpenAlert(solved, today)).toBe(false)
    expect(decide([crossed], [solved])).toMatchObject({ open: [], silent: ['receivables'] })
    expect(decide([], [solved]).end).toHaveLength(1)
  })

  it('that is normal until a day warns again after it', () => {
    const quiet = stored({ quietUntil: today })
    expect(decide([crossed], [quiet])).toMatchObject({ open: [], end: [], silent: ['receivables'] })
    const after = decide([crossed], [quiet], instantAgo(-1))
    expect(after.open).toMatchObject([{ previousId: quiet.id }])
    expect(after.end).toMatchObject([{ id: quiet.id }])
  })

  it('is shown before it is stored, and by the name of what is stored afterwards', () => {
    const insight = { accountId: 'acme', warnings: [crossed] }
    expect(shownAlerts(insight, [], defaultPolicy, now)).toEqual([{ warning: crossed, alert: null }])
    const row = stored()
    expect(shownAlerts(insight, [row], defaultPolicy, now)).toEqual([{ warning: crossed, alert: row }])
    expect(shownAlerts(insight, [stored({ solvedAt: now })], defaultPolicy, now)).toEqual([])
  })

  it('does not follow a figure that goes to and fro over its line: one alert in 60 days, none ended', () => {
    const alerts: Alert[] = []
    for (let day = 60; day >= 0; day -= 1) {
      const at = instantAgo(day)
      const overdue = day % 2 === 0 ? 31 : 29
      const overdueSince = new Date(Date.parse(at) - overdue * 86_400_000).toISOString().slice(0, 10)
      const given = facts({ account: customer({ receivablesKnown: true, overdueSince }) })
      const insight = computeInsight(given, defaultPolicy, null, { now: at })
      const { open, end } = decideAlerts(insight, alerts, defaultPolicy, { now: at, ownerId: null })
      const ours = (one: { rule: string }): boolean => one.rule === 'receivables'
      expect(end.filter(ours)).toEqual([])
      for (const one of open.filter(ours)) alerts.push(stored(one))
    }
    expect(alerts).toHaveLength(1)
  })

  it('ends when nothing has been heard of its figure for four weeks', () => {
    const complaints = (from: number) => [
      ...Array.from({ length: 20 }, (_, index) => interaction(from + index / 2, { kind: 'complaint' })),
      ...Array.from({ length: 2 }, (_, index) => interaction(from + 40 + index, { kind: 'complaint' })),
    ]
    const warned = (from: number) =>
      computeInsight(facts({ interactions: complaints(from) }), defaultPolicy, null, clock).warnings?.find(
        ({ rule }) => rule === 'complaints',
      )
    expect(warned(1)).toMatchObject({ isCrossed: true })
    expect(warned(100)).toBeUndefined()
  })
})
