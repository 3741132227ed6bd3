import 'fake-indexeddb/auto'
import { array, assert, asyncProperty, boolean, constantFrom, integer, oneof, tuple } from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { factTables, loadFacts } from '../../lib/store/account-facts'
import { openDatabase, type SidelightDatabase } from '../../lib/store/database'
import { createRow, deleteRow } from '../../lib/store/write'
import { newStore } from './stores'

const now = '2026-03-12T04:00:00.000Z'
const day = (number: number): string => `2026-03-${String(number).padStart(2, '0')}T04:00:00.000Z`

async function accountOf(db: SidelightDatabase, ownerId: string): Promise<string> {
  return createRow(db, 'accounts', { name: ownerId, ownerId }, { at: day(1) })
}

async function sourcesOf(db: SidelightDatabase, accountId: string, at = now) {
  const [facts] = await db.transaction('r', factTables(db), async () => loadFacts(db, [accountId], at))
  return facts?.sources
}

const amount = { minor: 100, currency: 'CNY' }
const signal = (accountId: string, kind: string, at: string) => ({ accountId, kind, value: 8, at })
const mail = (member: string, at: string, accountId = 'any') => ({
  accountId,
  kind: 'email' as const,
  at,
  summary: 'Quote',
  loggedBy: [member],
})

/** The store as another page of the browser has it open. */
async function elsewhere(db: SidelightDatabase): Promise<SidelightDatabase> {
  return openDatabase({ name: db.name })
}

describe('the sources of a workspace', () => {
  it('are read once for all accounts', async () => {
    const db = await newStore()
    const [first, second] = [await accountOf(db, 'li'), await accountOf(db, 'li')]
    await createRow(db, 'signals', signal(first, 'login', day(9)))
    await createRow(db, 'orders', { accountId: first, on: '2026-03-02', amount })
    await createRow(db, 'interactions', mail('li', day(8), first))
    await sourcesOf(db, first)
    const reads = [db.signals, db.orders, db.interactions].map((table) => vi.spyOn(table, 'orderBy'))
    const sources = await sourcesOf(db, second)
    for (const read of reads) expect(read).not.toHaveBeenCalled()
    expect(sources?.usage.newestAt).toBe(day(9))
    expect(sources?.orders.newestAt).toBe('2026-03-02T00:00:00.000Z')
    expect(sources?.mail.newestAt).toBe(day(8))
  })

  it('are not kept alive by what is dated in the future: a mistake of a file, or a plan', async () => {
    const db = await newStore()
    const id = await accountOf(db, 'li')
    await createRow(db, 'orders', { accountId: id, on: '2026-01-02', amount })
    await createRow(db, 'orders', { accountId: id, on: '2027-12-03', amount })
    await createRow(db, 'signals', signal(id, 'login', day(2)))
    await createRow(db, 'signals', signal(id, 'login', '2027-12-03T04:00:00.000Z'))
    const sources = await sourcesOf(db, id)
    expect(sources?.orders.newestAt).toBe('2026-01-02T00:00:00.000Z')
    expect(sources?.usage.newestAt).toBe(day(2))
    // Its day comes.
    expect((await sourcesOf(db, id, '2027-12-04T04:00:00.000Z'))?.orders.newestAt).toBe('2027-12-03T00:00:00.000Z')
  })

  it('know at once what arrives in another page of the browser', async () => {
    const db = await newStore()
    const other = await elsewhere(db)
    const id = await accountOf(db, 'li')
    expect((await sourcesOf(db, id))?.usage.connectedAt).toBeNull()
    await createRow(other, 'signals', signal('any', 'login', day(9)))
    expect((await sourcesOf(db, id))?.usage.newestAt).toBe(day(9))
    await createRow(other, 'orders', { accountId: 'any', on: '2026-03-02', amount })
    expect((await sourcesOf(db, id))?.orders.newestAt).toBe('2026-03-02T00:00:00.000Z')
    await createRow(other, 'interactions', mail('wang', day(10)))
    await createRow(other, 'interactions', mail('li', day(9)))
    expect((await sourcesOf(db, id))?.mail.newestAt).toBe(day(9))
    other.close()
  })

  it('never contradict the rows of the account itself, of which no news came yet', async () => {
    const db = await newStore()
    const id = await accountOf(db, 'li')
    await createRow(db, 'interactions', mail('li', day(3), id))
    await sourcesOf(db, id)
    // Beneath Dexie, as if another page's message were still on its way.
    const transaction = db.backendDB().transaction(['signals', 'orders', 'interactions'], 'readwrite')
    const row = { createdAt: now, deletedAt: null, recordedAt: now }
    transaction.objectStore('signals').put({ ...row, id: 's', ...signal(id, 'nps', day(11)) })
    transaction.objectStore('orders').put({ ...row, id: 'o', accountId: id, on: '2026-03-11', amount, products: [] })
    transaction.objectStore('interactions').put({ ...row, id: 'm', ...mail('li', day(11), id) })
    await new Promise((resolve) => transaction.addEventListener('complete', resolve))
    const sources = await sourcesOf(db, id)
    expect(sources?.surveys.newestAt).toBe(day(11))
    expect(sources?.orders.newestAt).toBe('2026-03-11T00:00:00.000Z')
    expect(sources?.mail.newestAt).toBe(day(11))
  })

  it('take a mail that is undone back to the one before it', async () => {
    const db = await newStore()
    const id = await accountOf(db, 'li')
    await createRow(db, 'interactions', mail('li', day(3)))
    const undone = await createRow(db, 'interactions', mail('li', day(9)))
    expect((await sourcesOf(db, id))?.mail.newestAt).toBe(day(9))
    await deleteRow(db, 'interactions', undone)
    expect((await sourcesOf(db, id))?.mail.newestAt).toBe(day(3))
  })

  it('count a mail that is dated ahead once its time has come, and one of long ago no more', async () => {
    const db = await newStore()
    const id = await accountOf(db, 'li')
    await createRow(db, 'interactions', mail('li', day(10)))
    await createRow(db, 'interactions', mail('li', day(14)))
    expect((await sourcesOf(db, id))?.mail.newestAt).toBe(day(10))
    expect((await sourcesOf(db, id, day(15)))?.mail.newestAt).toBe(day(14))
    expect((await sourcesOf(db, id, day(29)))?.mail).toMatchObject({ connectedAt: day(10), newestAt: null })
  })

  it('find the newest mail of somebody who seldom writes', async () => {
    const db = await newStore()
    const [busy, quiet] = [await accountOf(db, 'wang'), await accountOf(db, 'li')]
    await createRow(db, 'interactions', mail('li', day(4)))
    const template = await db.interactions.toCollection().first()
    if (template === undefined) throw new Error('The mail was not stored.')
    const many = Array.from({ length: 1300 }, (_, index) => ({
      ...template,
      id: `m${index}`,
      at: day(5),
      loggedBy: ['wang'],
    }))
    await db.interactions.bulkPut(many)
    expect((await sourcesOf(db, busy))?.mail.newestAt).toBe(day(5))
    expect((await sourcesOf(db, quiet))?.mail.newestAt).toBe(day(4))
    expect((await sourcesOf(db, await accountOf(db, 'zhao')))?.mail.newestAt).toBeNull()
  })
})

/** What happens to a store, at a day of March. */
type Step = (db: SidelightDatabase) => Promise<void>
const writer = constantFrom('li', 'wang', 'zhao')
const march = integer({ min: 1, max: 20 })

const oneMail = tuple(writer, march).map(([who, on]): Step => async (db) => {
  await createRow(db, 'interactions', mail(who, day(on)))
})
/** More than are told of one by one. */
const manyMails = tuple(writer, march).map(([who, on]): Step => async (db) => {
  const id = await createRow(db, 'interactions', mail(who, day(on)))
  const row = await db.interactions.get(id)
  if (row) await db.interactions.bulkPut(Array.from({ length: 60 }, () => ({ ...row, id: crypto.randomUUID() })))
})
const undone = tuple(march, boolean()).map(([place, isPurged]): Step => async (db) => {
  const known = await db.interactions.orderBy('at').primaryKeys()
  const id = known.at(-place)
  if (id !== undefined) await (isPurged ? db.interactions.delete(id) : deleteRow(db, 'interactions', id))
})
const oneSignal = tuple(constantFrom('login', 'nps', 'mention'), march).map(([kind, on]): Step => async (db) => {
  await createRow(db, 'signals', signal('any', kind, day(on)))
})
const oneOrder = march.map((on): Step => async (db) => {
  await createRow(db, 'orders', { accountId: 'any', on: day(on).slice(0, 10), amount })
})
const things = array(tuple(oneof(oneMail, oneMail, manyMails, undone, oneSignal, oneOrder), writer, march), {
  minLength: 2,
  maxLength: 15,
})

describe('what is kept of the sources', () => {
  it('is always what a page just opened would read', async () => {
    const isSame = asyncProperty(things, async (all) => {
      const db = await newStore()
      const ids = new Map<string, string>()
      for (const who of ['li', 'wang', 'zhao']) ids.set(who, await accountOf(db, who))
      for (const [happen, who, on] of all) {
        await happen(db)
        const fresh = await elsewhere(db)
        const id = ids.get(who) ?? ''
        expect(await sourcesOf(db, id, day(on))).toEqual(await sourcesOf(fresh, id, day(on)))
        fresh.close()
      }
    })
    await assert(isSame, { numRuns: 60 })
  }, 60_000)
})
