/** Numbers of an account are the same for every member, whatever other accounts they may read (MODEL, "What depends on other accounts"). */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { AccountFacts } from '../../lib/domain/account-facts'
import { computeReference } from '../../lib/domain/gather-reference'
import { defaultPolicy } from '../../lib/domain/policy'
import { countsUntil, SourceTally } from '../../lib/domain/source-tally'
import { toldSourcesId } from '../../lib/domain/told-sources'
import type { SidelightDatabase } from '../../lib/store/database'
import { loadInsight } from '../../lib/store/insights'
import { customer, facts, instantAgo, interaction, now, order, signal, today } from '../domain/build-facts'
import { newStore } from './stores'

const li = 'li'
/** Customers of the same owner; of the first nobody has logged in or bought of late. */
const open = facts({
  account: customer({ id: 'open', ownerId: li, contract: null }),
  interactions: [interaction(120, { accountId: 'open', loggedBy: [li] })],
  orders: [order(300, 500, { accountId: 'open' })],
})
/** Whoever may not read this one holds none of its rows: the team's feed, its orders and its surveys come in here alone. */
const closed = facts({
  account: customer({ id: 'closed', ownerId: li, isRestricted: true }),
  interactions: [interaction(1, { accountId: 'closed', loggedBy: [li] })],
  signals: ['login', 'coreUse', 'closeAttempt', 'nps', 'mention'].flatMap((kind) =>
    [90, 2].map((days) => signal(days, kind, 0.5, { accountId: 'closed' })),
  ),
  orders: [order(3, 90_000, { accountId: 'closed' }), order(400, 100, { accountId: 'closed' })],
})

async function storeWith(all: readonly AccountFacts[], hasTold: boolean): Promise<SidelightDatabase> {
  const db = await newStore()
  for (const { account, interactions, signals, orders } of all) {
    await db.accounts.put(account)
    await db.interactions.bulkPut([...interactions])
    await db.signals.bulkPut([...signals])
    await db.orders.bulkPut([...orders])
  }
  const row = { createdAt: now, deletedAt: null, day: today }
  const reference = computeReference([open, closed], defaultPolicy, { now })
  await db.reference.put({ ...row, id: 'reference', values: { ...reference } })
  if (hasTold) await db.reference.put({ ...row, id: toldSourcesId, values: { ...toldByServer() } })
  return db
}

/** Of all rows, as the server counts them. */
function toldByServer() {
  const [tally, until] = [new SourceTally(), countsUntil(now)]
  for (const { interactions, signals, orders } of [open, closed]) {
    for (const row of interactions) tally.addInteraction(row, until)
    for (const row of signals) tally.addSignal(row, until)
    for (const row of orders) tally.addOrder(row, until)
  }
  return tally.toTell()
}

const insightOf = async (all: readonly AccountFacts[], hasTold = true) =>
  loadInsight(await storeWith(all, hasTold), 'open', now)

describe('the insight of an account', () => {
  it('is the same for who may read a restricted account and who may not', async () => {
    const seeingAll = await insightOf([open, closed])
    expect(await insightOf([open])).toEqual(seeingAll)
    // What it rests on: that others log in, buy and write makes this one's silence a silence.
    const critical = seeingAll?.health.reasons.filter(({ isCritical }) => isCritical).map(({ factor }) => factor)
    expect(critical).toEqual(expect.arrayContaining(['sinceUse', 'sinceContact']))
    expect(seeingAll?.tier.grade).not.toBeNull()
  })

  it('would not be, went it by the rows alone that each of them holds', async () => {
    expect(await insightOf([open], false)).not.toEqual(await insightOf([open, closed], false))
  })

  it('is untouched by a row of another account until the next reference and the next news of sources', async () => {
    const more = { ...closed, orders: [...closed.orders, order(1, 1_000_000, { accountId: 'closed' })] }
    expect(await insightOf([open, more])).toEqual(await insightOf([open, closed]))
  })

  it('goes by its own rows where they are newer than what is told', async () => {
    const db = await storeWith([open], true)
    await db.signals.put(signal(0, 'csat', 4, { accountId: 'open', at: instantAgo(0), recordedAt: instantAgo(0) }))
    const insight = await loadInsight(db, 'open', now)
    expect(insight?.health.reasons.find(({ factor }) => factor === 'csat')?.value).toBe(4)
  })
})
