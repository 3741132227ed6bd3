import Database from 'libsql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openPostgresStorage } from '../../../server/storage/postgres/postgres-storage'
import { openSqliteTables } from '../../../server/storage/tables/sqlite-tables'
import { PrivatePostgres } from '../services/private-postgres'
import { postgresUnavailableReason } from '../services/programs'
import { run } from './command-line'
import { fillDatabase, textOf, words, writeTask } from './filled-database'

const reason = postgresUnavailableReason()
if (reason !== null) console.info(reason)

describe.skipIf(reason !== null)('migrate sqlite-to-postgres', { timeout: 400_000 }, () => {
  it('moves every table, compared, with the same epoch; then PostgreSQL goes on where SQLite stood', async () => {
    const postgres = await PrivatePostgres.start()
    onTestFinished(() => postgres.stop())
    const url = await postgres.database()
    const { folder, file, storage, workspaceId } = await fillDatabase()
    await fillOtherTables(file, workspaceId)

    const lines = (await run('migrate', 'sqlite-to-postgres', '--data', folder, '--database', url)).split('\n')
    const source = openSqliteTables(file)
    const tables = (await source.tables()).map(({ name }) => name)
    await source.close()
    expect(lines.slice(0, -1).map((line) => line.split('\t')[0])).toEqual(tables)
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^\w+\t[1-9]\d* rows, sha256 [0-9a-f]{64}$/)

    const moved = await openPostgresStorage(url)
    onTestFinished(() => moved.close())
    expect(await moved.workspaces()).toEqual(await storage.workspaces())
    expect(await moved.recordsAfter(workspaceId, 0, 100)).toEqual(await storage.recordsAfter(workspaceId, 0, 100))
    expect(await moved.updates(workspaceId, 'acme')).toEqual(await storage.updates(workspaceId, 'acme'))
    expect(await moved.tokens(workspaceId)).toEqual(await storage.tokens(workspaceId))
    expect(await moved.recordsOfAccount(workspaceId, 'a1')).toHaveLength(5)
    expect([...(await moved.restrictedAccounts(workspaceId))]).toEqual([
      ...(await storage.restrictedAccounts(workspaceId)),
    ])
    const key = { collection: 'tasks', id: 't0' }
    const logged = async (from: typeof moved) =>
      (await from.changesOfRecord(workspaceId, key, null, 10)).map((each) => each.logged)
    expect(await logged(moved)).toEqual(await logged(storage))
    expect(await logged(moved)).toHaveLength(2)

    const head = await moved.head(workspaceId)
    await writeTask(moved, workspaceId, 'after')
    expect(await moved.head(workspaceId)).toBe(head + 1)
    await moved.appendUpdate(workspaceId, 'beta', new Uint8Array([0, 0]))
    expect(await textOf(moved, workspaceId, 'acme')).toBe(words.join(''))

    expect(await run('doctor', '--database', url)).toMatch(/^Sound: /)
    await expect(run('migrate', 'sqlite-to-postgres', '--data', folder, '--database', url)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The PostgreSQL database is not empty'),
    })
    await expect(run('backup', 'x.db', '--database', url)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('pg_dump'),
    })
  })
})

/** A row in each table that the filled database left empty. */
async function fillOtherTables(file: string, workspaceId: string): Promise<void> {
  const db = new Database(file)
  const columns = (table: string) =>
    db
      .prepare(`PRAGMA table_info(${table})`)
      .all()
      .map((row) => Object.values(Object(row)))
  const texts: Record<string, string> = {
    access_changes: '{"kind":"member","id":"m","before":"member"}',
    records: '{}',
  }
  const names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'").all()
  for (const row of names) {
    const table = String(Object.values(Object(row))[0])
    if (db.prepare(`SELECT 1 FROM ${table}`).get() !== undefined) continue
    const values = columns(table).map(([, name, type]) => {
      if (name === 'workspace_id') return workspaceId
      if (type === 'INTEGER') return 1
      if (name === 'update_ids') return '[]'
      if (name === 'change') return texts[table] ?? '{}'
      return name === 'outcome' ? 'written' : '2026-01-01T00:00:00.000Z'
    })
    db.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values)
  }
  db.exec(`UPDATE records SET data = json_set(data, '$.isRestricted', json('true'), '$.ownerId', 'm', '$.colleagueIds', json('["n"]'))
    WHERE collection = 'accounts'`)
  db.close()
}
