import { describe, expect, it } from 'vitest'
import type { AccountFacts, SourceLiveness } from '../../../lib/domain/account-facts'
import { computeInsight } from '../../../lib/domain/compute-insight'
import type { Insight, Verdict } from '../../../lib/domain/insight'
import { lifecycleStages, valueTiers, type Instant } from '../../../lib/domain/model'
import { readPolicy, type Policy } from '../../../lib/domain/policy'
import { computeReference } from '../../../lib/domain/gather-reference'
import { findVerdict } from '../../../lib/domain/verdict'
import { makeDemoWorkspace, stories, type DemoWorkspace } from '../../../scripts/demo/workspace'

const members = { rep1: 'member-1', rep2: 'member-2', rep3: 'member-3', rep4: 'member-4' }
const workspaceId = '6f0b1c0e-6a53-4d0c-9a4e-3f1f5f0c2d17'

/** Connected since its first row, with all it ever delivered. */
function sourceOf(rows: readonly { recordedAt: Instant; kind?: string }[]): SourceLiveness {
  const instants = rows.map(({ recordedAt }) => recordedAt).toSorted()
  const kinds = [...new Set(rows.flatMap(({ kind }) => kind ?? []))]
  return {
    connectedAt: instants[0] ?? null,
    newestAt: instants.at(-1) ?? null,
    kinds: kinds.length === 0 ? null : kinds,
  }
}

function factsOf({ accounts, interactions, signals, orders, tasks }: DemoWorkspace): AccountFacts[] {
  const signalsOf = (...kinds: string[]) => signals.filter(({ kind }) => kinds.includes(kind))
  const sources = {
    usage: sourceOf(signalsOf('login', 'coreUse', 'modulesInUse', 'closeAttempt')),
    orders: sourceOf(orders),
    surveys: sourceOf(signalsOf('nps', 'csat')),
    mentions: sourceOf(signalsOf('mention')),
    mail: { ...sourceOf(interactions), kinds: null },
  }
  return accounts.map((account) => {
    const own = <Row extends { accountId: string }>(rows: readonly Row[]): Row[] =>
      rows.filter(({ accountId }) => accountId === account.id)
    return {
      account,
      interactions: own(interactions),
      signals: own(signals),
      orders: own(orders),
      tasks: own(tasks),
      sources,
    }
  })
}

interface Judged {
  key: string
  insight: Insight
  verdict: Verdict
}

function judge(now: Instant): Judged[] {
  const workspace = makeDemoWorkspace({ now, workspaceId, memberIds: members })
  const policy: Policy = readPolicy(workspace.policies[0]?.values ?? null, 1)
  const facts = factsOf(workspace)
  const reference = computeReference(facts, policy, { now })
  return facts.map((each, index) => {
    const insight = computeInsight(each, policy, reference, { now })
    const verdict = findVerdict({ insight, tasks: each.tasks, choices: 1 }, policy, { now })
    return { key: stories[index]?.key ?? '', insight, verdict }
  })
}

function countBy(judged: readonly Judged[], name: (each: Judged) => string | null | undefined): Map<string, number> {
  const counts = new Map<string, number>()
  for (const each of judged) {
    const key = name(each) ?? 'none'
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function show(title: string, counts: Map<string, number>): void {
  console.info(`${title}: ${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')}`)
}

// A Saturday, a working day, and the week before the spring festival.
describe.each(['2026-11-21T06:30:00.000Z', '2026-06-03T02:00:00.000Z', '2027-02-03T09:00:00.000Z'])(
  'the demo workspace through the model on %s',
  (now) => {
    const judged = judge(now)
    it('has every value tier and grade, every lifecycle stage, one unknown, and every health band', () => {
      const tiers = countBy(judged, ({ insight }) => insight.tier.tier)
      const grades = countBy(judged, ({ insight }) => insight.tier.grade)
      const stages = countBy(judged, ({ insight }) => insight.stage.stage)
      const bands = countBy(judged, ({ insight }) => insight.health.band)
      show('tiers', tiers)
      show('grades', grades)
      show('stages', stages)
      show('bands', bands)
      expect([...tiers.keys()]).toEqual(expect.arrayContaining([...valueTiers]))
      expect([...grades.keys()]).toEqual(expect.arrayContaining(['A', 'B', 'C']))
      expect([...stages.keys()]).toEqual(expect.arrayContaining([...lifecycleStages, 'none']))
      expect([...bands.keys()]).toEqual(expect.arrayContaining(['healthy', 'watch', 'atRisk', 'none']))
    })

    it('has every dormancy, every fit of a prospect, and most verdicts', () => {
      const dormancies = countBy(judged, ({ insight }) => insight.stage.dormancy)
      const fits = countBy(judged, ({ insight }) => insight.stage.profile?.fit)
      const verdicts = countBy(judged, ({ verdict }) => verdict.kind)
      show('dormancy', dormancies)
      show('fits', fits)
      show('verdicts', verdicts)
      expect([...dormancies.keys()]).toEqual(expect.arrayContaining(['awake', 'drowsy', 'halfAsleep', 'asleep']))
      expect([...fits.keys()]).toEqual(expect.arrayContaining(['near', 'unmet', 'unexplored']))
      const told = ['openAlert', 'replyOwed', 'renewal', 'promiseDue', 'quiet', 'alreadyCustomer', 'onTrack']
      expect([...verdicts.keys()]).toEqual(expect.arrayContaining(told))
    })

    it('tells its stories', () => {
      const byKey = new Map(judged.map((each) => [each.key, each]))
      expect(byKey.get('lanchuan')?.verdict).toEqual({ kind: 'renewal', inDays: 40 })
      expect(byKey.get('shuofang')?.verdict).toMatchObject({ kind: 'quiet' })
      expect(byKey.get('anhe')?.verdict).toMatchObject({ kind: 'replyOwed' })
      expect(byKey.get('luming')?.verdict).toEqual({ kind: 'alreadyCustomer' })
      expect(byKey.get('hengyi')?.insight.health).toMatchObject({ band: 'watch' })
      expect(byKey.get('hengyi')?.insight.health.change4w).toBeLessThan(-5)
      expect(byKey.get('huayuan')?.insight).toMatchObject({ stage: { stage: 'declining' }, health: { band: 'atRisk' } })
      expect(byKey.get('northgate')?.insight.health.band).toBe('atRisk')
      expect(byKey.get('taoli')?.insight.stage.stage).toBe('lost')
    })
  },
)
