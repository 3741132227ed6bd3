/** A team server that was put back from a backup gets again what it had confirmed and lost (r7). */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Libsql from 'libsql'
import { logMessage } from '../../lib/store/log'
import { loadIdentity, readMeta } from '../../lib/store/meta'
import { createRow, deleteRow, patchRow } from '../../lib/store/write'
import { enterEpoch } from '../../lib/sync/epoch'
import { backUp, putBack } from '../../server/storage/sqlite/backup'
import { declareRestored } from '../../server/workspaces'
import { message } from './message'
import { newMember, newTeam, until } from './team'

describe('a team server that was restored from a backup', () => {
  it('gets again what it had confirmed and lost, and is read from the start', async () => {
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    const id = await createRow(li.db, 'accounts', { name: 'Confirmed, then lost' })
    await until(async () => (await li.db.acknowledged.count()) === 1)
    await team.stop()
    // The backup knows neither the row nor the change, and counts from where it was taken.
    const backup = new Libsql(team.file)
    backup.exec(`DELETE FROM records WHERE collection = 'accounts'; DELETE FROM changes WHERE collection = 'accounts';
      DELETE FROM commits WHERE head = (SELECT head FROM workspaces);`)
    backup.prepare('UPDATE workspaces SET epoch = ?, head = head - 1').run('restored')
    backup.close()
    await team.start()
    await until(async () => (await team.storage.recordsOf(team.workspaceId, 'accounts')).length === 1)
    await until(() => li.state.status === 'upToDate' && li.state.waiting === 0)
    expect((await li.db.accounts.get(id))?.name).toBe('Confirmed, then lost')
    expect(await readMeta(li.db, 'epoch')).toBe('restored')
  })

  it('gets what was done to a row, and the row, from others when its maker has not come back', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    const backup = join(dirname(team.file), 'backup.db')
    backUp(team.file, backup)
    const [edited, deleted] = [
      await createRow(li.db, 'accounts', { name: 'Acme' }),
      await createRow(li.db, 'tasks', { accountId: 'acme', title: 'Call' }),
    ]
    const logged = await logMessage(li.db, message)
    await until(async () => (await wang.db.interactions.count()) === 1)
    await li.goOffline()
    await patchRow(wang.db, 'accounts', edited, { set: { industry: 'Tools' } })
    await deleteRow(wang.db, 'tasks', deleted)
    // As another device of Li's would: nobody is left in it, so that it is deleted by an update.
    const { memberId } = await loadIdentity(li.db)
    await patchRow(wang.db, 'interactions', logged, { remove: { loggedBy: [memberId] } })
    await wang.isUpToDate()
    await team.stop()
    for (const ending of ['', '-wal', '-shm']) rmSync(team.file + ending, { force: true })
    putBack(backup, team.file)
    await team.start()
    await declareRestored(team.storage)
    const stored = async (collection: string, id: string) =>
      (await team.storage.record(team.workspaceId, { collection, id }))?.data
    await until(async () => (await stored('tasks', deleted))?.['deletedAt'] != null)
    expect(await stored('accounts', edited)).toMatchObject({ name: 'Acme', industry: 'Tools' })
    expect(await wang.db.attention.count()).toBe(0)
    // Its maker sends it again as well: nothing of the others' is undone by that.
    li.goOnline()
    await li.isUpToDate()
    await until(async () => (await li.db.accounts.get(edited))?.industry === 'Tools')
    for (const [collection, id] of [
      ['tasks', deleted],
      ['interactions', logged],
    ] as const)
      expect((await stored(collection, id))?.['deletedAt']).toEqual(expect.any(String))
    expect(await li.db.tasks.count()).toBe(0)
    expect(await li.db.interactions.count()).toBe(0)
  })

  it('does not get what was confirmed more than 30 days ago', async () => {
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    await createRow(li.db, 'accounts', { name: 'Old' })
    await until(async () => (await li.db.acknowledged.count()) === 1)
    await li.goOffline()
    await enterEpoch(li.db, 'another', Date.now() + 31 * 86_400_000)
    expect(await li.db.outbox.count()).toBe(0)
    expect(await readMeta(li.db, 'cursor')).toBe(0)
  })
})
