import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { createRow, deleteRow, patchRow, restoreRow } from '../../lib/store/write'
import { layRawAgain, layRecords, syncTransaction } from '../../lib/sync/lay-records'
import { pullAll } from '../../lib/sync/pull'
import type { SidelightDatabase } from '../../lib/store/database'
import { writeMeta } from '../../lib/store/meta'
import { newTeamStore } from '../store/stores'
import { newMember, newTeam, until } from './team'

/** The server has everything as it stands here. */
async function confirmAll(db: SidelightDatabase): Promise<void> {
  await db.outbox.clear()
  await db.shadows.clear()
}

describe('a record that must leave this browser', () => {
  it('takes with it whatever was kept of it, so that nothing brings it back', async () => {
    const db = await newTeamStore()
    const id = await createRow(db, 'accounts', { name: 'Secret' })
    const [change] = await db.outbox.toArray()
    if (!change) throw new Error('Nothing was queued.')
    await db.acknowledged.add({ ...change, acknowledgedAt: '2026-03-12T09:12:00.000Z' })
    const record = { collection: 'accounts', id, seq: 5, record: null, gone: 'access' } as const
    await syncTransaction(db, () => layRecords(db, [record]))
    const tables = [db.accounts, db.outbox, db.acknowledged, db.shadows, db.attention, db.insights, db.raw]
    expect(await Promise.all(tables.map((table) => table.count()))).toEqual(tables.map(() => 0))
  })

  it('takes what its rows were that were deleted here, whether that waits or is confirmed: a refusal would bring them back', async () => {
    const db = await newTeamStore()
    const secret = await createRow(db, 'accounts', { name: 'Secret' })
    const open = await createRow(db, 'accounts', { name: 'Open' })
    const [waiting, confirmed, ofOpen] = await Promise.all(
      [secret, secret, open].map((accountId) => createRow(db, 'tasks', { accountId, title: 'Call' })),
    )
    await confirmAll(db)
    for (const id of [waiting, confirmed, ofOpen]) await deleteRow(db, 'tasks', id ?? '')
    const deletion = await db.outbox
      .where('[collection+recordId]')
      .equals(['tasks', confirmed ?? ''])
      .first()
    const was = (await db.shadows.get(['tasks', confirmed ?? '']))?.record
    if (!deletion || !was) throw new Error('Nothing was queued.')
    await db.outbox.delete(deletion.counter)
    await db.shadows.delete(['tasks', confirmed ?? ''])
    await db.tasks.delete(confirmed ?? '')
    await db.acknowledged.add({ ...deletion, acknowledgedAt: '2026-03-12T09:12:00.000Z', was })
    const gone = { collection: 'accounts', id: secret, seq: 9, record: null, gone: 'access' } as const
    await syncTransaction(db, () => layRecords(db, [gone]))
    expect((await db.outbox.toArray()).map(({ recordId }) => recordId)).toEqual([ofOpen])
    expect((await db.shadows.toArray()).map(({ recordId }) => recordId)).toEqual([ofOpen])
    expect(await db.acknowledged.count()).toBe(0)
  })

  it('is left out of what people of another account were, also of those who were deleted here', async () => {
    const db = await newTeamStore()
    const [secret, open] = [
      await createRow(db, 'accounts', { name: 'Secret' }),
      await createRow(db, 'accounts', { name: 'Open' }),
    ]
    const [edited, deleted] = await Promise.all(
      ['Li', 'Wang'].map((name) => createRow(db, 'contacts', { name, accountIds: [secret, open] })),
    )
    await confirmAll(db)
    await patchRow(db, 'contacts', edited ?? '', { set: { name: 'Li Wei' } })
    await deleteRow(db, 'contacts', deleted ?? '')
    const [patch] = await db.outbox.toArray()
    const was = (await db.shadows.get(['contacts', deleted ?? '']))?.record
    if (!patch || !was) throw new Error('Nothing was queued.')
    await db.contacts.delete(deleted ?? '')
    await db.acknowledged.add({ ...patch, recordId: 'Chen', acknowledgedAt: '2026-03-12T09:12:00.000Z', was })
    const gone = { collection: 'accounts', id: secret, seq: 9, record: null, gone: 'access' } as const
    await syncTransaction(db, () => layRecords(db, [gone]))
    const kept = [
      ...(await db.shadows.toArray()).map(({ record }) => record),
      (await db.acknowledged.toArray())[0]?.was,
    ]
    expect(kept.map((record) => record?.['accountIds'])).toEqual([[open], [open], [open]])
    expect((await db.contacts.toArray()).map(({ accountIds }) => accountIds)).toEqual([[open]])
  })

  it('is named before the cursor passes it, for its plan to go too', async () => {
    const db = await newTeamStore()
    await writeMeta(db, 'epoch', 'e')
    const record = { collection: 'accounts', id: 'acme', seq: 5, record: null, gone: 'erased' } as const
    const page = { type: 'pulled', request: 1, epoch: 'e', records: [record], cursor: 5, more: false } as const
    const told: unknown[] = []
    const onGone = async (ids: string[]) => {
      told.push(ids, (await db.meta.get('cursor'))?.value)
    }
    await pullAll(db, { pull: async () => ({ ...page, records: [...page.records] }) }, { onGone })
    expect(told).toEqual([['acme'], undefined])
  })
})

describe('a record that an earlier version could not read', () => {
  it('is laid by the one that can', async () => {
    const db = await newTeamStore()
    const id = await createRow(db, 'accounts', { name: 'Readable' })
    const row = await db.accounts.get(id)
    if (!row) throw new Error('There is no row.')
    await Promise.all([db.accounts.clear(), db.outbox.clear(), db.shadows.clear()])
    const common = { collection: 'accounts', seq: 7, problem: 'employees: expected a number' }
    await db.raw.add({ ...common, recordId: id, record: { ...row } })
    await db.raw.add({ ...common, recordId: 'still-not', record: { id: 'still-not' } })
    await layRawAgain(db)
    expect((await db.accounts.get(id))?.name).toBe('Readable')
    expect((await db.raw.toArray()).map(({ recordId }) => recordId)).toEqual(['still-not'])
  })
})

describe('a deleted row of a team', () => {
  it('is restored, though here nothing of it is left', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    const id = await createRow(li.db, 'accounts', { name: 'Back again' })
    await deleteRow(li.db, 'accounts', id)
    await until(async () => (await li.db.accounts.get(id)) === undefined)
    await restoreRow(li.db, 'accounts', id)
    await until(async () => (await li.db.accounts.count()) === 1 && (await wang.db.accounts.count()) === 1)
    expect(await wang.db.accounts.get(id)).toMatchObject({ name: 'Back again', deletedAt: null })
  })
})
