import { describe, expect, it } from 'vitest'
import { countOnce } from '../../lib/store/count-once'
import { findLogged, logMessage, messageKeysOf, undoLog } from '../../lib/store/log'
import { loadIdentity } from '../../lib/store/meta'
import { createRow, deleteRow, patchRow } from '../../lib/store/write'
import { writeAsServer } from '../../server/workspaces'
import { createMemoryBus } from '../../server/bus/memory'
import { message as quote } from './message'
import { newMember, newTeam, until } from './team'

const message = { ...quote, contactIds: ['li'] }
const keys = messageKeysOf(message)

describe('rows of a team', () => {
  it('reach the colleague at once, edits and deletions too', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    const id = await createRow(li.db, 'accounts', { name: 'Acme', domains: ['acme.test'] })
    await until(async () => (await wang.db.accounts.get(id))?.name === 'Acme')
    await patchRow(wang.db, 'accounts', id, { set: { name: 'Acme Ltd' }, add: { domains: ['acme.example'] } })
    await until(async () => (await li.db.accounts.get(id))?.name === 'Acme Ltd')
    expect((await li.db.accounts.get(id))?.domains).toEqual(['acme.test', 'acme.example'])
    await deleteRow(li.db, 'accounts', id)
    await until(async () => (await wang.db.accounts.get(id)) === undefined)
  })

  it('wait while offline and arrive when back, both ways', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    await li.goOffline()
    const mine = await createRow(li.db, 'accounts', { name: 'Written on a train' })
    const theirs = await createRow(wang.db, 'accounts', { name: 'Written in the office' })
    await wang.isUpToDate()
    li.goOnline()
    await until(async () => (await wang.db.accounts.get(mine)) !== undefined)
    await until(async () => (await li.db.accounts.get(theirs)) !== undefined)
    expect(await li.db.outbox.count()).toBe(0)
    expect(await li.db.shadows.count()).toBe(0)
  })

  it('survive a server that is stopped and started again', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    await team.stop()
    const id = await createRow(li.db, 'accounts', { name: 'While down' })
    await until(() => li.state.status === 'cannotReach' && li.state.waiting === 1)
    await team.start()
    await until(async () => (await wang.db.accounts.get(id)) !== undefined)
    await until(() => li.state.status === 'upToDate' && li.state.waiting === 0)
    expect((await team.storage.recordsOf(team.workspaceId, 'accounts')).map((record) => record.id)).toEqual([id])
  })

  it('are one interaction when both log the same message offline, and undoing one leaves the other', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    await li.goOffline()
    await wang.goOffline()
    const id = await logMessage(li.db, message)
    expect(await logMessage(wang.db, message)).toBe(id)
    li.goOnline()
    wang.goOnline()
    await until(async () => (await li.db.interactions.get(id))?.loggedBy.length === 2)
    await until(async () => (await wang.db.interactions.get(id))?.loggedBy.length === 2)
    expect(await wang.db.interactions.count()).toBe(1)
    // The row may come with the answer to a push, before the pull that tells who Wang is.
    const names = async () => (await findLogged(li.db, 'acme', keys))?.by.map(({ name }) => name).toSorted()
    await until(async () => JSON.stringify(await names()) === JSON.stringify(['Li', 'Wang']))
    await undoLog(li.db, id)
    await until(async () => (await wang.db.interactions.get(id))?.loggedBy.length === 1)
    const { memberId } = await loadIdentity(wang.db)
    expect((await wang.db.interactions.get(id))?.loggedBy).toEqual([memberId])
    expect([await li.db.attention.count(), await wang.db.attention.count()]).toEqual([0, 0])
    await undoLog(wang.db, id)
    await until(async () => (await findLogged(li.db, 'acme', keys)) === null)
    await logMessage(li.db, message)
    await until(async () => (await findLogged(wang.db, 'acme', keys)) !== null)
  })

  it('are read as one interaction when only one mailbox tells the Message-ID, online and offline', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    const weak = { ...message, messageId: null }
    const read = async ({ db }: typeof li) =>
      countOnce(await db.interactions.toArray()).map((row) => row.loggedBy.length)
    await li.goOffline()
    await wang.goOffline()
    await logMessage(li.db, weak)
    await logMessage(wang.db, message)
    li.goOnline()
    wang.goOnline()
    await until(async () => (await li.db.interactions.count()) === 2 && (await wang.db.interactions.count()) === 2)
    expect([await read(li), await read(wang)]).toEqual([[2], [2]])
    const seen = await findLogged(li.db, 'acme', messageKeysOf(weak))
    expect(seen?.by.map(({ name }) => name).toSorted()).toEqual(['Li', 'Wang'])
    // One's own click is undone, the other's stays, whichever row each is in.
    await undoLog(li.db, seen?.interactionId ?? '')
    await until(async () => (await findLogged(wang.db, 'acme', keys))?.by.length === 1)
    expect((await findLogged(wang.db, 'acme', keys))?.by).toMatchObject([{ name: 'Wang', isMe: true }])
    // Online the second click meets the first one's row.
    await logMessage(li.db, weak)
    await until(async () => (await findLogged(wang.db, 'acme', keys))?.by.length === 2)
    expect([await read(li), await read(wang)]).toEqual([[2], [2]])
  })

  it('that the server refuses go to attention, and the rest proceed', async () => {
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    await li.goOffline()
    const bad = await createRow(li.db, 'accounts', { name: 'Bad' })
    const [change] = await li.db.outbox.toArray()
    if (!change) throw new Error('Nothing was queued.')
    await li.db.outbox.put({ ...change, patch: { set: { ...change.patch.set, employees: 'many' } } })
    const good = await createRow(li.db, 'accounts', { name: 'Good' })
    li.goOnline()
    await until(() => li.state.needsAttention === 1 && li.state.waiting === 0)
    expect(await li.db.attention.toArray()).toMatchObject([{ kind: 'refused', recordId: bad, code: 'badRow' }])
    expect(await li.db.accounts.get(bad)).toBeUndefined()
    expect(await li.db.accounts.get(good)).toBeDefined()
  })

  it('tell the author what lost against a colleague who wrote later', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    const id = await createRow(li.db, 'accounts', { name: 'Acme' })
    await until(async () => (await wang.db.accounts.get(id)) !== undefined)
    await li.goOffline()
    const at = new Date(Date.now() - 60_000).toISOString()
    await patchRow(li.db, 'accounts', id, { set: { name: 'Earlier', industry: 'tools' } }, { at })
    await patchRow(wang.db, 'accounts', id, { set: { name: 'Later' } })
    await wang.isUpToDate()
    li.goOnline()
    await until(async () => (await li.db.accounts.get(id))?.name === 'Later')
    await until(async () => (await wang.db.accounts.get(id))?.industry === 'tools')
    const { memberId } = await loadIdentity(wang.db)
    const lost = await li.db.attention.toArray()
    expect(lost).toMatchObject([{ kind: 'superseded', lost: [{ field: 'name', by: memberId }] }])
    expect(lost[0]?.change.patch.set?.['name']).toBe('Earlier')
  })

  it('that this version cannot read are kept raw, and the cursor moves on', async () => {
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    const unknown = {
      collection: 'surveys',
      recordId: 's1',
      op: 'create',
      patch: { set: { question: 'Why?' } },
    } as const
    await writeAsServer(team.storage, createMemoryBus(), team.workspaceId, unknown)
    const newer = await createRow(li.db, 'accounts', { name: 'After it' })
    await li.isUpToDate()
    await until(async () => (await li.db.raw.count()) === 1)
    expect(await li.db.raw.toArray()).toMatchObject([{ collection: 'surveys', recordId: 's1', problem: 'unknown' }])
    expect(await li.db.accounts.get(newer)).toBeDefined()
    await until(async () => (await li.db.meta.get('cursor'))?.value === (await team.storage.head(team.workspaceId)))
  })
})
