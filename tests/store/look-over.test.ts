import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { SidelightDatabase } from '../../lib/store/database'
import { loadInsight, recomputeInsights } from '../../lib/store/insights'
import { lookOver } from '../../lib/store/look-over'
import { refreshReferenceAlone } from '../../lib/store/reference-alone'
import { createRow, patchRow } from '../../lib/store/write'
import { newStore } from './stores'

const madeAt = '2025-09-01T04:00:00.000Z'
const dayOf = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T04:00:00.000Z`

/** As the background does it. @returns how many were computed, and how many looked at */
async function turn(db: SidelightDatabase, now: string): Promise<{ computed: number; looked: number }> {
  await refreshReferenceAlone(db, now)
  const counts = { computed: 0, looked: 0 }
  for (let looked = 1; looked > 0;) {
    for (let done = 1; done > 0; counts.computed += done) done = await recomputeInsights(db, now, 4)
    looked = await lookOver(db, now, 4)
    counts.looked += looked
  }
  return counts
}

/** Accounts that a list brought, judged by a person. */
async function fill(db: SidelightDatabase, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1)
    ids.push(
      await createRow(
        db,
        'accounts',
        { name: `A${index}`, ownerId: 'li', growthRate: index / 10, industryInfluence: 3 },
        { at: madeAt },
      ),
    )
  return ids
}

describe('the turn of a day', () => {
  it('computes everything once, and then what cannot have changed no more', async () => {
    const db = await newStore()
    await fill(db, 10)
    expect((await turn(db, dayOf(2))).computed).toBe(10)
    // The first turn looks ahead.
    expect((await turn(db, dayOf(3))).computed).toBe(10)
    expect(await turn(db, dayOf(4))).toEqual({ computed: 0, looked: 10 })
    expect(await turn(db, dayOf(4))).toEqual({ computed: 0, looked: 0 })
    expect(await turn(db, dayOf(20))).toEqual({ computed: 0, looked: 10 })
    const [stored] = await db.insights.toArray()
    expect(stored?.insight.day).toBe('2026-03-03')
    // What is opened is computed for the day.
    expect((await loadInsight(db, stored?.accountId ?? '', dayOf(20)))?.day).toBe('2026-03-20')
    expect((await turn(db, '2026-04-20T04:00:00.000Z')).computed).toBe(10)
  })

  it('computes an account whose row has changed, and no other', async () => {
    const db = await newStore()
    const [first = ''] = await fill(db, 6)
    await turn(db, dayOf(2))
    await turn(db, dayOf(3))
    await patchRow(db, 'accounts', first, { set: { customerSince: '2026-01-20' } }, { at: dayOf(4) })
    expect((await turn(db, dayOf(4))).computed).toBe(1)
    expect((await db.insights.get(first))?.insight.stage.stage).toBe('onboarding')
  })

  it('ranks by the new reference whom the day lets be, without computing them', async () => {
    const db = await newStore()
    const ids = await fill(db, 8)
    await turn(db, dayOf(2))
    await turn(db, dayOf(3))
    const lowest = ids[0] ?? ''
    const before = (await db.insights.get(lowest))?.insight.tier.potential ?? 0
    await patchRow(db, 'accounts', ids[5] ?? '', { set: { growthRate: -1 } }, { at: dayOf(4) })
    expect((await turn(db, dayOf(4))).computed).toBe(1)
    const kept = await db.insights.get(lowest)
    expect(kept?.insight.day).toBe('2026-03-03')
    expect(kept?.insight.tier.potential).toBeGreaterThan(before)
    expect(kept?.insight.tier.potential).toBe((await loadInsight(db, lowest, dayOf(4)))?.tier.potential)
  })

  it('computes all that rest on a source which has begun to deliver', async () => {
    const db = await newStore()
    const ids = await fill(db, 5)
    await turn(db, dayOf(2))
    await turn(db, dayOf(3))
    await createRow(
      db,
      'interactions',
      { accountId: ids[0] ?? '', kind: 'email', direction: 'in', at: dayOf(3), summary: 'Hello', loggedBy: ['li'] },
      { at: dayOf(3) },
    )
    // The one whose row it is, and then the others of the same owner.
    expect((await turn(db, dayOf(4))).computed).toBe(5)
  })
})
