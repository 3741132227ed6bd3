import { openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dayOf } from '../day-of'
import { listVersions, versionAt } from '../../../server/documents/history'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import { textOf as textOfUpdates } from '../document-client'
import { temporaryFolder } from '../running-server'
import { run, runAlone } from './command-line'
import { fillDatabase, textOf, words, writeTask } from './filled-database'

function open(file: string) {
  const storage = openSqliteStorage(file)
  onTestFinished(() => storage.close())
  return storage
}

describe('the data by command', { timeout: 60_000 }, () => {
  it('a backup made while rows are written is sound and whole; put back elsewhere it has a new epoch', async () => {
    const { folder, storage, workspaceId } = await fillDatabase()
    const known = await storage.head(workspaceId)
    const life = { isOver: false }
    const writing = (async () => {
      for (let row = 0; !life.isOver; row += 1) await writeTask(storage, workspaceId, `late${row}`)
    })()
    const target = join(temporaryFolder(), 'backups', 'today.db')
    // A process of its own, as it would be.
    expect(await runAlone('backup', target, '--data', folder)).toContain('Backed up')
    life.isOver = true
    await writing
    expect(statSync(target).mode & 0o077).toBe(0)
    await expect(run('backup', target, '--data', folder)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is there already'),
    })

    const elsewhere = join(temporaryFolder(), 'new')
    expect(await run('restore', target, '--data', elsewhere)).toBe(workspaceId)
    expect(await run('doctor', '--data', elsewhere)).toMatch(/^Sound: /)
    const restored = open(join(elsewhere, 'sidelight.db'))
    const { epoch } = (await restored.workspace(workspaceId)) ?? {}
    expect(epoch).not.toBe((await storage.workspace(workspaceId))?.epoch)
    const head = await restored.head(workspaceId)
    expect(head).toBeGreaterThanOrEqual(known)
    // As of one moment: every number up to the head, and none above.
    const { records } = await restored.recordsAfter(workspaceId, 0, 10_000)
    expect(records).toEqual((await storage.recordsAfter(workspaceId, 0, 10_000)).records.slice(0, records.length))
    expect(await textOf(restored, workspaceId, 'acme')).toBe(words.join(''))
    await restored.close()
    await expect(run('restore', target, '--data', elsewhere)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('restore into an empty folder'),
    })
  })

  it('compacting keeps each version with its writers, and what the plan says', async () => {
    const { folder, storage, workspaceId } = await fillDatabase()
    const now = Date.now()
    const before = await listVersions(storage, workspaceId, 'acme', now)
    expect(await run('compact', '--data', folder)).toBe('2 plans, 6 updates fewer')
    expect(await storage.updates(workspaceId, 'acme')).toHaveLength(3)
    expect(await textOf(storage, workspaceId, 'acme')).toBe(words.join(''))
    expect(await listVersions(storage, workspaceId, 'acme', now)).toEqual(before)
    expect(before.map(({ at, memberIds, added }) => [dayOf(at), memberIds.toSorted(), added])).toEqual([
      ['2026-01-07', ['ann', 'bob'], 18],
      ['2026-01-06', ['ann', 'bob'], 18],
      ['2026-01-05', ['ann', 'bob'], 18],
    ])
    const second = await versionAt(storage, workspaceId, 'acme', before[1]?.at ?? 0)
    expect(textOfUpdates(second ?? new Uint8Array())).toBe(words.slice(0, 6).join(''))
    expect(await versionAt(storage, workspaceId, 'acme', 1)).toBeNull()
  })

  it('the doctor tells every kind of fault, and ends with 1', async () => {
    const { folder, file, storage, workspaceId } = await fillDatabase()
    await storage.appendUpdate(workspaceId, 'acme', Uint8Array.of(9, 9, 9))
    await storage.close()
    const db = new Database(file)
    db.exec(`
      UPDATE records SET stamps = '{' WHERE id = 't1';
      UPDATE records SET stamps = replace(stamps, '["title",', '["title",9') WHERE id = 't2';
      UPDATE records SET data = '{"id":"other","deletedAt":null}' WHERE id = 't3';
      UPDATE records SET data = json_set(data, '$.title', 5) WHERE id = 't4';
      UPDATE workspaces SET head = 3;
      UPDATE commits SET at = 9007199254740000 WHERE head = 1;
      UPDATE tokens SET member_id = 'nobody';
    `)
    db.close()
    const { code, stdout, stderr } = await failing('doctor', '--data', folder)
    expect(code).toBe(1)
    expect(stderr.split('\n').toSorted()).toEqual([
      '',
      expect.stringMatching(/^Fault: Changes above the head of their workspace/),
      expect.stringMatching(/^Fault: Commits above the head of their workspace/),
      expect.stringMatching(/^Fault: Commits from the future/),
      expect.stringMatching(/^Fault: Device tokens of members that are not there/),
      expect.stringMatching(/^Fault: Plans with updates that cannot be applied: .*\/acme\.$/),
      expect.stringMatching(/^Fault: Records above the head of their workspace/),
      expect.stringMatching(/^Fault: Records whose field id is another: tasks\/t3\.$/),
      expect.stringMatching(/^Fault: Records with a stamp of a later number: tasks\/t2\.$/),
      expect.stringMatching(/^Fault: Rows of records that cannot be read: .*\/tasks\/t1\.$/),
      expect.stringMatching(/^Not sound: 9 kinds of faults/),
    ])
    expect(stdout).toMatch(/To know: Records that are not as this version’s schema says.*t3.*t4/)
  })

  it('the doctor tells a torn page', async () => {
    const { folder, file, storage } = await fillDatabase()
    await storage.close()
    const db = new Database(file)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    const pages = statSync(file).size / 4096
    const handle = openSync(file, 'r+')
    for (let page = 3; page < pages; page += 3) writeSync(handle, Buffer.alloc(2000, 0xaa), 0, 2000, page * 4096 + 2096)
    const { code, stderr } = await failing('doctor', '--data', folder)
    expect(code).toBe(1)
    expect(stderr).toMatch(/damaged|malformed/)
    await expect(run('restore', file, '--data', join(folder, 'new'))).rejects.toMatchObject({
      stderr: expect.stringContaining('The copy was not taken'),
    })
  })
})

async function failing(...given: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  try {
    await run(...given)
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error)
      return { code: error.code, stdout: String(error.stdout), stderr: String(error.stderr) }
    throw error
  }
  throw new Error(`${given[0]} was expected to fail.`)
}
