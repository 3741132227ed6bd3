/** Imports and merges in a team, over a real server. */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { SidelightDatabase } from '../../lib/store/database'
import { mergeRows } from '../../lib/store/duplicates/merge-rows'
import { undoMerge } from '../../lib/store/duplicates/undo-merge'
import { undoImport } from '../../lib/store/import/undo-import'
import { loadIdentity } from '../../lib/store/meta'
import { createRow, patchRow } from '../../lib/store/write'
import { joinTeam } from '../../lib/sync/join'
import { account, contact, draftsOf, importDrafts } from '../store/import/drafts'
import { living, snapshot } from '../store/import/snapshot'
import { newClient, newMember, newTeam, until } from './team'

const local = ['members', 'reference', 'merges', 'importBatches', 'alerts'] as const
const rowsOf = async (db: SidelightDatabase) => {
  const all = living(await snapshot(db, local))
  // Of a set the order is nobody's to say.
  return JSON.parse(JSON.stringify(all), (_, value: unknown) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.toSorted() : value,
  ) as unknown
}

async function twins(db: SidelightDatabase): Promise<[string, string]> {
  const a = await createRow(
    db,
    'accounts',
    { name: 'Acme GmbH', domains: ['acme.test'] },
    { at: '2026-01-01T08:00:00.000Z' },
  )
  const b = await createRow(
    db,
    'accounts',
    { name: 'ACME', domains: ['acme.test'], country: 'DE' },
    { at: '2026-01-02T08:00:00.000Z' },
  )
  await createRow(db, 'contacts', { name: 'Ana López', emails: ['ana@acme.test'], accountIds: [b] })
  await createRow(db, 'orders', { accountId: b, on: '2026-01-05', amount: { minor: 100, currency: 'EUR' } })
  await createRow(db, 'tasks', { accountId: b, title: 'Quote' })
  return [a, b]
}

describe('in a team', () => {
  it('two colleagues who merge the same pair at once, each unseen by the other, end with the same', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    const [a, b] = await twins(li.db)
    await li.isUpToDate()
    await until(async () => (await wang.db.tasks.count()) === 1)
    const before = await rowsOf(li.db)
    await Promise.all([li.goOffline(), wang.goOffline()])
    const id = await mergeRows(li.db, { collection: 'accounts', ids: [a, b] })
    expect(await mergeRows(wang.db, { collection: 'accounts', ids: [b, a], choices: { name: b } })).toBe(id)
    li.goOnline()
    await li.isUpToDate()
    wang.goOnline()
    await wang.isUpToDate()
    await li.isUpToDate()
    await until(async () => JSON.stringify(await rowsOf(li.db)) === JSON.stringify(await rowsOf(wang.db)))
    expect(await li.db.accounts.toArray()).toMatchObject([{ id: a, country: 'DE' }])
    expect(await li.db.orders.toArray()).toMatchObject([{ accountId: a }])
    expect(await li.db.attention.where('kind').equals('refused').count()).toBe(0)

    await undoMerge(wang.db, id)
    await wang.isUpToDate()
    await until(async () => (await li.db.accounts.count()) === 2)
    await li.isUpToDate()
    expect(await rowsOf(li.db)).toEqual(await rowsOf(wang.db))
    expect(await rowsOf(li.db)).toEqual(before)
  }, 30_000)

  it('an import reaches the colleague, and its undo leaves what the colleague changed', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    const drafts = draftsOf(
      [
        account({ name: 'Acme', domains: ['acme.test'] }),
        contact({ name: 'Ana', emails: ['ana@acme.test'] }, { account: 0 }),
      ],
      [account({ name: 'Beta', domains: ['beta.test'] })],
    )
    const { batchId } = await importDrafts(li.db, drafts)
    await li.isUpToDate()
    await until(async () => (await wang.db.accounts.count()) === 2)
    const beta = await wang.db.accounts.where('name').equals('Beta').first()
    await patchRow(wang.db, 'accounts', beta?.id ?? '', { set: { industry: 'textile' } })
    await wang.isUpToDate()
    await until(async () => (await li.db.accounts.get(beta?.id ?? ''))?.industry === 'textile')

    const undone = await undoImport(li.db, batchId ?? '')
    expect(undone).toMatchObject({ removed: 2, kept: [{ id: beta?.id, why: 'changed' }] })
    await li.isUpToDate()
    await until(async () => (await wang.db.accounts.count()) === 1)
    expect(await wang.db.contacts.count()).toBe(0)
    await until(async () => (await wang.db.importBatches.get(batchId ?? ''))?.undoneAt !== null)
  }, 30_000)

  it('the same file imported again by the colleague changes nothing', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    const drafts = draftsOf([
      account({ name: 'Acme', domains: ['acme.test'] }),
      contact({ name: 'Ana', emails: ['ana@acme.test'] }, { account: 0 }),
    ])
    await importDrafts(li.db, drafts)
    await li.isUpToDate()
    await until(async () => (await wang.db.contacts.count()) === 1)
    await wang.isUpToDate()
    const again = await importDrafts(wang.db, drafts)
    expect([again.batchId, await wang.db.outbox.count()]).toEqual([null, 0])
  }, 30_000)

  it('an import that was made alone is undone after joining, though its rows have other names there', async () => {
    const team = await newTeam()
    const li = await newClient()
    const call = {
      collection: 'interactions',
      externalKey: null,
      fields: {
        kind: 'email',
        direction: 'in',
        at: '2026-01-15T09:30:00.000Z',
        summary: 'Quote',
        strongKey: 'm1@acme.test',
      },
      account: 0,
      contact: null,
    } as const
    const kept = await createRow(li.db, 'accounts', { name: 'Acme', ownerId: (await loadIdentity(li.db)).memberId })
    const lines = draftsOf(
      [account({ name: 'Acme' }, { fields: { industry: 'textile' } }), call],
      [account({ name: 'Beta' }), contact({ name: 'Bo', emails: ['bo@beta.test'] }, { account: 0 })],
    )
    const { batchId } = await importDrafts(li.db, lines)
    const [logged] = await li.db.interactions.toCollection().primaryKeys()
    expect(await joinTeam(li.db, await team.invite('Li'))).toMatchObject({ ok: true })
    expect(await li.db.interactions.toCollection().primaryKeys()).not.toContain(logged)
    expect(await undoImport(li.db, batchId ?? '')).toMatchObject({ removed: 3, restored: 1, keptCount: 0 })
    const left = living(await snapshot(li.db, local))
    expect([left.contacts, left.interactions]).toEqual([[], []])
    expect(left.accounts).toMatchObject([{ id: kept, industry: null }])
  })
})
