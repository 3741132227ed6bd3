/** What the team page asks of a real server, and leaving it: with the local copy kept, and with it wiped. */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { MemberAccess } from '../../lib/sync/members'
import {
  changeRole,
  listDevices,
  listInvitations,
  makeInvitation,
  removeMember,
  revokeDevice,
  revokeInvitation,
} from '../../lib/sync/members'
import { commitChanges, commitTogether, type RowChange } from '../../lib/store/commit-changes'
import { addNeverLog } from '../../lib/store/never-log'
import { loadIdentity, readMeta } from '../../lib/store/meta'
import { createRow, deleteRow, patchRow } from '../../lib/store/write'
import { refreshReferenceAlone } from '../../lib/store/reference-alone'
import { readSyncState } from '../../lib/sync/sync-state'
import { joinTeam } from '../../lib/sync/join'
import { leaveTeam } from '../../lib/sync/leave'
import { openPlanDatabase } from '../../lib/sync/plan-database'
import { afterThisTest, newClient, newMember, newTeam, until, type Client } from './team'

async function accessOf({ db }: Client): Promise<MemberAccess> {
  return { server: (await readMeta(db, 'server')) ?? '', token: (await readMeta(db, 'token')) ?? '' }
}

/** A team with its owner, in a browser each. */
async function begin() {
  const team = await newTeam()
  const owner = await newClient()
  await joinTeam(owner.db, await team.inviteAgain('Owner'))
  owner.goOnline()
  await owner.isUpToDate()
  return { team, owner, access: await accessOf(owner) }
}

async function planDatabase() {
  const plans = await openPlanDatabase(`plans-${crypto.randomUUID()}`)
  afterThisTest(() => plans.delete())
  return plans
}

describe('members and devices', { timeout: 60_000 }, () => {
  it('an invitation is made, listed, used once and told to be used', async () => {
    const { owner, access } = await begin()
    const made = await makeInvitation(access, { email: 'new@team.test', role: 'viewer', hours: 24 })
    if (!made.ok) throw new Error(made.reason)
    const [guest, late] = [await newClient(), await newClient()]
    expect(await joinTeam(guest.db, made.value, 'Kitchen laptop')).toMatchObject({ ok: true })
    expect(await joinTeam(late.db, made.value)).toEqual({ ok: false, reason: 'used' })
    const listed = await listInvitations(access)
    expect(listed.ok && listed.value.map(({ role, state }) => [role, state])).toEqual([['viewer', 'used']])
    const devices = await listDevices(access)
    expect(devices.ok && devices.value.map(({ device }) => device).toSorted()).toEqual(['Kitchen laptop', 'test'])
    const own = await listDevices(await accessOf(guest))
    expect(own.ok && own.value.map(({ device, isThis }) => [device, isThis])).toEqual([['Kitchen laptop', true]])
    owner.session?.syncNow()
    await until(
      async () => (await owner.db.members.where({ id: (await loadIdentity(guest.db)).memberId }).count()) === 1,
    )
  })

  it('an invitation that is taken back lets nobody in', async () => {
    const { access } = await begin()
    const made = await makeInvitation(access, { email: 'new@team.test', role: 'member', hours: 1 })
    const listed = await listInvitations(access)
    const id = listed.ok ? listed.value[0]?.id : undefined
    expect(await revokeInvitation(access, id ?? '')).toMatchObject({ ok: true })
    expect(await joinTeam((await newClient()).db, made.ok ? made.value : '')).toEqual({ ok: false, reason: 'refused' })
  })

  it('what is refused comes with its reason', async () => {
    const { team, owner, access } = await begin()
    const li = await accessOf(await newMember(team, 'Li'))
    const me = (await loadIdentity(owner.db)).memberId
    expect(await makeInvitation(li, { email: 'x@team.test', role: 'member', hours: 1 })).toEqual({
      ok: false,
      reason: 'forbidden',
    })
    expect(await changeRole(access, me, 'member')).toEqual({ ok: false, reason: 'lastOwner' })
    expect(await removeMember({ ...access, token: 'a'.repeat(43) }, me)).toEqual({ ok: false, reason: 'unauthorized' })
    await team.stop()
    expect(await listDevices(access)).toEqual({ ok: false, reason: 'unreachable' })
    await team.start()
  })

  it('a device that is revoked is told so at once', async () => {
    const { team, access } = await begin()
    const li = await newMember(team, 'Li')
    const devices = await listDevices(await accessOf(li))
    const own = devices.ok ? devices.value.find(({ isThis }) => isThis) : undefined
    expect(await revokeDevice(access, own?.id ?? '')).toMatchObject({ ok: true })
    await until(() => li.state.status === 'notAMember')
  })
})

describe('a server that is out of reach', { timeout: 60_000 }, () => {
  it('is said to be so since when, until it is reached', async () => {
    const { team, owner } = await begin()
    const before = Date.now()
    await team.stop()
    await until(() => owner.state.status === 'cannotReach' && owner.state.since !== undefined)
    const { since = '', nextTryAt = '' } = owner.state
    expect(Date.parse(since)).toBeGreaterThanOrEqual(before)
    // Another background goes on from the same moment.
    await owner.goOffline()
    owner.goOnline()
    await until(() => owner.state.status === 'cannotReach' && owner.state.nextTryAt !== nextTryAt)
    expect(owner.state.since).toBe(since)
    await team.start()
    await owner.isUpToDate()
    expect(owner.state.since).toBeUndefined()
  })
})

describe('what was done to a record', { timeout: 60_000 }, () => {
  it('is told with who did it, from what to what; of none nothing is, and the connection stays', async () => {
    const { owner } = await begin()
    const id = await createRow(owner.db, 'accounts', { name: 'Acme' })
    await patchRow(owner.db, 'accounts', id, { set: { industry: 'Glass' } })
    await owner.isUpToDate()
    const answer = await owner.session?.history({ collection: 'accounts', recordId: id })
    if (!answer?.ok) throw new Error('There is no history.')
    expect(answer.entries.map(({ op }) => op)).toEqual(['update', 'create'])
    expect(answer.entries[0]?.fields).toEqual([{ field: 'industry', before: null, after: 'Glass' }])
    expect(answer.entries[0]?.memberId).toBe((await loadIdentity(owner.db)).memberId)
    const unknown = await owner.session?.history({ collection: 'accounts', recordId: 'nobody' })
    expect(unknown).toEqual({ ok: false, reason: 'unknown' })
    expect(owner.state.status).toBe('upToDate')
  })
})

/** A copy of an account, written as imports and merges write. */
async function copyAtOnce({ db }: Client, accountId: string): Promise<string> {
  const id = crypto.randomUUID()
  const after = { ...(await db.accounts.get(accountId)), id }
  const changes: RowChange[] = [{ collection: 'accounts', id, before: undefined, after }]
  await commitTogether(db, () => commitChanges(db, changes, new Date().toISOString()))
  return id
}

describe('leaving a team', { timeout: 60_000 }, () => {
  it('keeps the local copy: one works on alone, and the device is signed out', async () => {
    const { team, access } = await begin()
    const li = await newMember(team, 'Li')
    const account = await createRow(li.db, 'accounts', { name: 'Acme' })
    await li.isUpToDate()
    await li.goOffline()
    expect(await leaveTeam(li.db, await planDatabase(), false)).toEqual({ ok: true, isTold: true })
    expect((await li.db.accounts.get(account))?.name).toBe('Acme')
    expect(await readMeta(li.db, 'token')).toBeNull()
    await createRow(li.db, 'accounts', { name: 'Made alone' })
    expect(await readSyncState(li.db, 'alone')).toMatchObject({ status: 'alone', waiting: 0 })
    const devices = await listDevices(access)
    expect(devices.ok && devices.value.filter(({ revokedAt }) => revokedAt !== null)).toHaveLength(1)
    // And back: what was made meanwhile comes to the team.
    expect(await joinTeam(li.db, await team.inviteAgain('Li'))).toMatchObject({ ok: true })
    li.goOnline()
    await li.isUpToDate()
    expect(await team.storage.recordsOf(team.workspaceId, 'accounts')).toHaveLength(2)
  })

  it('brings what was done alone, each edit by its time, to whoever comes back to their seat', async () => {
    const { team, owner } = await begin()
    const li = await newMember(team, 'Li')
    const make = (name: string) => createRow(li.db, 'accounts', { name })
    const [renamed, deletedThere, deletedHere] = [await make('Old'), await make('Goes there'), await make('Goes here')]
    await li.isUpToDate()
    await owner.isUpToDate()
    await li.goOffline()
    const unsent = await make('Never sent')
    await leaveTeam(li.db, await planDatabase(), false)
    await patchRow(li.db, 'accounts', renamed, { set: { industry: 'Earlier, alone' } })
    await patchRow(owner.db, 'accounts', renamed, { set: { name: 'In between', industry: 'Later, in the team' } })
    await deleteRow(owner.db, 'accounts', deletedThere)
    await owner.isUpToDate()
    await patchRow(li.db, 'accounts', renamed, { set: { name: 'Later, alone' } })
    await deleteRow(li.db, 'accounts', deletedHere)
    const imported = await copyAtOnce(li, renamed)
    await createRow(li.db, 'policies', { version: 7, values: {} })
    await refreshReferenceAlone(li.db, '2026-11-20T10:00:00.000Z', true)

    await joinTeam(li.db, await team.inviteAgain('Li'))
    expect(await li.db.policies.toArray()).toEqual(await owner.db.policies.toArray())
    expect(await li.db.reference.toArray()).toEqual(await owner.db.reference.toArray())
    li.goOnline()
    await li.isUpToDate()
    for (const { db } of [li, owner]) {
      await until(async () => (await db.accounts.get(renamed))?.name === 'Later, alone')
      expect((await db.accounts.get(renamed))?.industry).toBe('Later, in the team')
      await until(async () => (await db.accounts.get(deletedHere)) === undefined)
      expect(await db.accounts.get(deletedThere)).toBeUndefined()
      expect((await db.accounts.get(unsent))?.name).toBe('Never sent')
      expect((await db.accounts.get(imported))?.name).toBe('Later, alone')
    }
    const lost = (await li.db.attention.toArray()).map(({ lost: fields }) => fields.map(({ field }) => field))
    expect(lost).toEqual([['industry']])
    expect(await li.db.shadows.count()).toBe(0)
  })

  it('carries the rows to another team, and none of what waited for the one before', async () => {
    const { team } = await begin()
    const li = await newMember(team, 'Li')
    const [kept, gone] = [
      await createRow(li.db, 'accounts', { name: 'Acme' }),
      await createRow(li.db, 'accounts', { name: 'Gone' }),
    ]
    await li.isUpToDate()
    await li.goOffline()
    await leaveTeam(li.db, await planDatabase(), false)
    await patchRow(li.db, 'accounts', kept, { set: { name: 'Acme Ltd' } })
    await deleteRow(li.db, 'accounts', gone)
    const other = await newTeam()
    expect(await joinTeam(li.db, await other.invite('Li'))).toMatchObject({ ok: true })
    expect((await li.db.outbox.toArray()).map(({ op, recordId }) => [op, recordId])).toEqual([['create', kept]])
    li.goOnline()
    await li.isUpToDate()
    const there = await other.storage.recordsOf(other.workspaceId, 'accounts')
    expect(there.map(({ data }) => data['name'])).toEqual(['Acme Ltd'])
    expect(await readMeta(li.db, 'left')).toBeNull()
  })

  it('wipes the local copy but whom never to log, also where the server is out of reach', async () => {
    const { team } = await begin()
    const li = await newMember(team, 'Li')
    await createRow(li.db, 'accounts', { name: 'Acme' })
    await addNeverLog(li.db, { person: 'doctor@clinic.test' })
    await li.isUpToDate()
    await li.goOffline()
    const { memberId } = await loadIdentity(li.db)
    await team.stop()
    expect(await leaveTeam(li.db, await planDatabase(), true)).toEqual({ ok: true, isTold: false })
    await team.start()
    const left = await Promise.all(
      li.db.tables.filter(({ name }) => name !== 'meta').map(async (table) => [table.name, await table.count()]),
    )
    expect(left.filter(([, count]) => count !== 0)).toEqual([['neverLog', 1]])
    expect((await loadIdentity(li.db)).memberId).not.toBe(memberId)
    expect(await readMeta(li.db, 'server')).toBeNull()
  })
})
