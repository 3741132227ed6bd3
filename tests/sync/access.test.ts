/** Restricted accounts in the store of a browser: what was lost leaves it, what was granted comes whole (r8). */
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { recomputeInsights } from '../../lib/store/insights'
import { createRow, patchRow } from '../../lib/store/write'
import { loadIdentity, writeMeta } from '../../lib/store/meta'
import { joinTeam } from '../../lib/sync/join'
import { createMemoryBus } from '../../server/bus/memory'
import { eraseContact } from '../../server/members/erase'
import { invite } from '../../server/members/invitations'
import { afterThisTest, newClient, newMember, newTeam, until, type Client } from './team'

const idOf = async ({ db }: Client): Promise<string> => (await loadIdentity(db)).memberId

/** Two members; Li's account is open to both, and has one row of each kind. */
async function begin() {
  const team = await newTeam()
  const gone: string[] = []
  const li = await newMember(team, 'Li')
  const wang = await newMember(team, 'Wang', {
    onGone: async (ids) => {
      gone.push(...ids)
    },
  })
  const ownerId = await idOf(li)
  const [acme, other] = [
    await createRow(li.db, 'accounts', { name: 'Acme', ownerId }),
    await createRow(li.db, 'accounts', { name: 'Other', ownerId }),
  ]
  const both = await createRow(li.db, 'contacts', { name: 'Both', accountIds: [acme, other], emails: ['both@a.test'] })
  const only = await createRow(li.db, 'contacts', { name: 'Only', accountIds: [acme], emails: ['only@a.test'] })
  const at = '2026-01-05T09:00:00.000Z'
  await createRow(li.db, 'tasks', { accountId: acme, title: 'Quote' })
  await createRow(li.db, 'interactions', { accountId: acme, kind: 'call', at, summary: 'Called', loggedBy: [ownerId] })
  await createRow(li.db, 'signals', { accountId: acme, kind: 'login', at, value: 1 })
  await createRow(li.db, 'orders', { accountId: acme, on: '2026-01-04', amount: { minor: 1, currency: 'EUR' } })
  await createRow(li.db, 'identities', { decision: 'account', address: 'x@a.test', accountId: acme })
  await li.isUpToDate()
  await until(async () => (await wang.db.identities.count()) === 1)
  return { team, li, wang, gone, acme, other, both, only, ownerId }
}

const tables = ['contacts', 'interactions', 'signals', 'orders', 'tasks', 'identities', 'accounts'] as const
const countsOf = async ({ db }: Client) => Promise.all(tables.map((name) => db.table(name).count()))

describe('an account that is closed', { timeout: 60_000 }, () => {
  it('leaves the browser of whoever it is closed to, with its rows and what waited of them', async () => {
    const { li, wang, gone, acme, other, both } = await begin()
    expect(await countsOf(wang)).toEqual([2, 1, 1, 1, 1, 1, 2])
    await wang.goOffline()
    await createRow(wang.db, 'tasks', { accountId: acme, title: 'Written offline' })
    await patchRow(wang.db, 'accounts', other, { set: { name: 'Other, renamed' } })
    expect(await recomputeInsights(wang.db, new Date().toISOString(), 10)).toBe(2)
    expect(await wang.db.insights.get(acme)).toBeDefined()
    await patchRow(li.db, 'accounts', acme, { set: { isRestricted: true } })
    await li.isUpToDate()
    wang.goOnline()
    await wang.isUpToDate()
    await until(async () => (await wang.db.accounts.get(acme)) === undefined)
    expect(await countsOf(wang)).toEqual([1, 0, 0, 0, 0, 0, 1])
    expect((await wang.db.contacts.get(both))?.accountIds).toEqual([other])
    expect(await wang.db.insights.get(acme)).toBeUndefined()
    expect(await wang.db.shadows.count()).toBe(0)
    expect(gone).toEqual([acme])
    expect(JSON.stringify(await wang.db.acknowledged.toArray())).not.toContain(acme)
    expect((await li.db.accounts.get(other))?.name).toBe('Other, renamed')
  })

  it('comes back whole when it is opened to them again, though the cursor is past its rows', async () => {
    const { li, wang, acme } = await begin()
    await patchRow(li.db, 'accounts', acme, { set: { isRestricted: true } })
    await li.isUpToDate()
    await until(async () => (await wang.db.accounts.get(acme)) === undefined)
    await patchRow(li.db, 'accounts', acme, { add: { colleagueIds: [await idOf(wang)] } })
    await li.isUpToDate()
    await until(async () => (await wang.db.accounts.get(acme)) !== undefined)
    await wang.isUpToDate()
    expect(await countsOf(wang)).toEqual([2, 1, 1, 1, 1, 1, 2])
    for (const name of tables) expect(await wang.db.table(name).toArray()).toEqual(await li.db.table(name).toArray())
  })

  it('whose pull was cut short is pulled again from its first row', async () => {
    const { li, wang, acme } = await begin()
    await wang.goOffline()
    await wang.db.table('tasks').clear()
    await writeMeta(wang.db, 'granted', [acme])
    wang.goOnline()
    await wang.isUpToDate()
    await until(async () => (await wang.db.tasks.count()) === (await li.db.tasks.count()))
    expect(await wang.db.meta.get('granted')).toBeUndefined()
  })
})

describe('a person who was erased', { timeout: 60_000 }, () => {
  it('is erased in every browser, from what it keeps to send again too', async () => {
    const { team, li, wang, only, acme } = await begin()
    await patchRow(wang.db, 'contacts', only, { set: { title: 'Buyer Only' } })
    await createRow(wang.db, 'tasks', { accountId: acme, contactId: only, title: 'Ask Only for only@a.test' })
    await wang.isUpToDate()
    await until(async () => (await li.db.tasks.where('accountId').equals(acme).count()) === 2)
    const parts = { storage: team.storage, bus: createMemoryBus(), erasureJournal: null }
    await eraseContact(parts, team.workspaceId, only, null)
    for (const client of [li, wang]) {
      await client.isUpToDate()
      await until(async () => (await client.db.contacts.get(only))?.name === '')
      const kept = await Promise.all(client.db.tables.map((table) => table.toArray()))
      expect(JSON.stringify(kept)).not.toMatch(/only@a\.test|"Only"|Buyer Only/)
      expect(await client.db.tasks.filter(({ contactId }) => contactId === only).count()).toBe(1)
    }
  })
})

describe('an invitation', { timeout: 60_000 }, () => {
  it('is pasted like any code, once; a lost answer is asked for again', async () => {
    const team = await newTeam()
    const { code } = await invite(team.storage, team.workspaceId, null, { email: 'zoe@team.test', server: team.url })
    const [zoe, thief] = [await newClient(), await newClient()]
    const { fetch } = globalThis
    const losing = vi.spyOn(globalThis, 'fetch').mockImplementationOnce(async (...given) => {
      await fetch(...given)
      throw new TypeError('The answer was lost.')
    })
    afterThisTest(() => losing.mockRestore())
    expect(await joinTeam(zoe.db, code)).toEqual({ ok: false, reason: 'unreachable' })
    expect(await joinTeam(thief.db, code)).toEqual({ ok: false, reason: 'used' })
    expect(await joinTeam(zoe.db, code)).toEqual({ ok: true, workspace: 'Team' })
    zoe.goOnline()
    await zoe.isUpToDate()
    expect((await zoe.db.members.toArray()).map(({ email }) => email)).toContain('zoe@team.test')
    expect(await joinTeam(thief.db, code)).toEqual({ ok: false, reason: 'used' })
  })
})
