import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { Account } from '../../lib/domain/model'
import { noteAlert, quietAlert, reopenAlert, solveAlert, takeAlert, tellAlert } from '../../lib/store/alert-actions'
import { approveTier, markLost, overrideStage, setKeyAccount } from '../../lib/store/account-decisions'
import { loadAlerts } from '../../lib/store/alerts'
import type { SidelightDatabase } from '../../lib/store/database'
import { loadInsight, recomputeInsights } from '../../lib/store/insights'
import { readMeta } from '../../lib/store/meta'
import { findAccountsBy, listSegments, saveSegment } from '../../lib/store/segments'
import { createRow, patchRow } from '../../lib/store/write'
import { newStore, newTeamStore } from './stores'

const now = '2026-03-12T04:00:00.000Z'
const at = '2025-03-01T04:00:00.000Z'
const owing = { customerSince: '2024-01-01', receivablesKnown: true, overdueSince: '2026-01-20' }

const addAccount = (db: SidelightDatabase, fields: Partial<Account> = {}): Promise<string> =>
  createRow(db, 'accounts', { name: 'Acme', ...fields }, { at })

async function recomputeAll(db: SidelightDatabase, when = now): Promise<number> {
  let looked = 0
  for (let rounds = 0; rounds < 10; rounds += 1) {
    const some = await recomputeInsights(db, when, 100)
    looked += some
    if (some === 0) break
  }
  return looked
}

describe('the alerts of somebody who works alone', () => {
  it('are stored by the background, once, and ended when the figure is clearly back', async () => {
    const db = await newStore()
    const id = await addAccount(db, { ...owing, ownerId: 'li' })
    await recomputeAll(db)
    await recomputeAll(db, '2026-03-13T04:00:00.000Z')
    const [alert, ...others] = await loadAlerts(db, id)
    expect(others).toEqual([])
    expect(alert).toMatchObject({ rule: 'receivables', ownerId: 'li', dueOn: '2026-03-19', endedAt: null, line: 30 })
    await patchRow(db, 'accounts', id, { set: { overdueSince: null } }, { at: now })
    await recomputeAll(db, '2026-03-13T05:00:00.000Z')
    expect((await loadAlerts(db, id))[0]?.endedAt).toBe('2026-03-13T05:00:00.000Z')
  })

  it('come with a card that was opened before the background had its turn', async () => {
    const db = await newStore()
    const id = await addAccount(db, owing)
    await loadInsight(db, id, now)
    expect(await loadAlerts(db, id)).toHaveLength(1)
  })

  it('are not stored in a team: there the server does it', async () => {
    const db = await newTeamStore()
    const id = await addAccount(db, owing)
    const insight = await loadInsight(db, id, now)
    expect(insight?.warnings).toMatchObject([{ rule: 'receivables', isCrossed: true }])
    expect(await loadAlerts(db, id)).toEqual([])
  })

  it('are taken, told of, solved, silenced and opened again by a person', async () => {
    const db = await newStore()
    const id = await addAccount(db, owing)
    await recomputeAll(db)
    const [alert] = await loadAlerts(db, id)
    if (!alert) throw new Error('an alert is stored')
    await takeAlert(db, alert.id)
    await tellAlert(db, alert.id, { at: now })
    await noteAlert(db, alert.id, { rootCause: 'Nobody knows. ', outcome: '' })
    expect(await db.alerts.get(alert.id)).toMatchObject({ rootCause: 'Nobody knows.', outcome: null, solvedAt: null })
    await solveAlert(db, alert.id, { rootCause: 'The invoice went to the old address.', outcome: ' ' }, { at: now })
    expect(await db.alerts.get(alert.id)).toMatchObject({
      ownerId: await readMeta(db, 'memberId'),
      toldAt: now,
      solvedAt: now,
      rootCause: 'The invoice went to the old address.',
      outcome: null,
    })
    await reopenAlert(db, alert.id)
    await quietAlert(db, alert.id, '2026-04-01')
    expect(await db.alerts.get(alert.id)).toMatchObject({ solvedAt: null, quietUntil: '2026-04-01' })
    await recomputeAll(db, '2026-03-20T04:00:00.000Z')
    expect(await loadAlerts(db, id)).toHaveLength(1)
    await recomputeAll(db, '2026-04-02T04:00:00.000Z')
    expect(await loadAlerts(db, id)).toHaveLength(2)
  })
})

describe('segments', () => {
  it('are saved, changed and listed by name; what is no filter is refused', async () => {
    const db = await newStore()
    const id = await saveSegment(db, { name: ' Salons ', filter: { field: 'industry', in: ['salon'] } })
    await saveSegment(db, { name: 'Large', filter: { field: 'employees', least: 100 } })
    await saveSegment(db, { id, name: 'Hair', filter: { field: 'industry', in: ['hair'] } })
    expect((await listSegments(db)).map(({ name }) => name)).toEqual(['Hair', 'Large'])
    await expect(saveSegment(db, { name: 'x', filter: { field: 'shoes' } })).rejects.toThrow('conditions')
    await expect(saveSegment(db, { name: ' ', filter: { all: [] } })).rejects.toThrow('name')
  })

  it('find accounts by their fields, their numbers and their rows', async () => {
    const db = await newStore()
    const salon = await addAccount(db, { industry: 'salon', customerSince: '2024-01-01' })
    const other = await addAccount(db, { industry: 'retail' })
    await createRow(
      db,
      'orders',
      { accountId: other, on: '2026-03-01', amount: { minor: 100, currency: 'CNY' } },
      { at },
    )
    await recomputeAll(db)
    const found = (filter: Parameters<typeof findAccountsBy>[1]) => findAccountsBy(db, filter, now)
    expect(await found({ field: 'industry', in: ['Salon'] })).toEqual([salon])
    expect(await found({ field: 'stage', in: ['mature'] })).toEqual([salon])
    expect(await found({ field: 'orders', measure: 'count', days: 30, least: 1 })).toEqual([other])
  })

  it('make every account’s numbers anew when rules are for them, and none otherwise', async () => {
    const db = await newStore()
    const id = await addAccount(db, { industry: 'salon' })
    const filter = { field: 'industry', in: ['salon'] }
    const salons = await saveSegment(db, { name: 'Salons', filter })
    const bySegment = [{ segmentId: salons, values: { health: { watchFrom: 60 } } }]
    await createRow(db, 'policies', { version: 2, values: { bySegment } }, { at })
    await recomputeAll(db)
    expect((await db.insights.get(id))?.policyVersion).toBe(2)
    await saveSegment(db, { name: 'Others', filter })
    expect(await db.staleAccounts.count()).toBe(0)
    await saveSegment(db, { id: salons, name: 'Salons', filter: { field: 'industry', in: ['hair'] } })
    expect(await db.staleAccounts.count()).toBe(1)
  })
})

describe('what a person decides beside the numbers', () => {
  it('is kept with its reason and its end', async () => {
    const db = await newStore()
    const id = await addAccount(db)
    const override = { stage: 'mature' as const, reason: 'They told us.', until: '2026-06-01' }
    await overrideStage(db, id, override, '2026-03-12')
    await approveTier(db, id, 'growth', '2026-03-12')
    expect((await loadInsight(db, id, now))?.stage).toMatchObject({ stage: 'mature', isOverridden: true })
    await expect(overrideStage(db, id, { ...override, reason: ' ' }, '2026-03-12')).rejects.toThrow('reason')
    await expect(overrideStage(db, id, { ...override, until: '2026-03-11' }, '2026-03-12')).rejects.toThrow('last day')
    await overrideStage(db, id, null, '2026-03-12')
    expect((await loadInsight(db, id, now))?.stage.isOverridden).toBe(false)
    await markLost(db, id, { on: '2026-03-02', reason: 'The plant was closed.' })
    expect((await loadInsight(db, id, now))?.stage).toMatchObject({ stage: 'lost', since: '2026-03-02' })
    await markLost(db, id, null)
    expect((await loadInsight(db, id, now))?.stage.stage).toBeNull()
    const key = { managerId: null, sponsorId: null, reason: '', criteria: { large: false } }
    await expect(setKeyAccount(db, id, key)).rejects.toThrow('reason')
    await setKeyAccount(db, id, { ...key, reason: 'opens a market' })
    expect((await db.accounts.get(id))?.keyAccount?.reason).toBe('opens a market')
  })
})
