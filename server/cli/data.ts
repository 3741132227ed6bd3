/** The data by command: what keeps it, checks it and moves it. */
import type { Command } from 'commander'
import { compactLog } from '../documents/plan'
import { backUp, putBack } from '../storage/sqlite/backup'
import { sqliteFile } from '../storage/open-storage'
import { moveToPostgres, upgradeSqlite } from '../storage/tables/sqlite-to-postgres'
import type { Storage } from '../storage/storage'
import { declareRestored } from '../workspaces'
import { command, configOf, withStorage, type ConfigOptions } from './config-options'
import { addDoctor } from './doctor'

const namesPerPage = 500

export function addData(program: Command): void {
  command(
    program,
    'backup <file>',
    'copy the SQLite database as of this moment, with or without a running server',
  ).action((target: string, options: ConfigOptions) => {
    backUp(sqliteOf(options, 'pg_dump --format=custom makes a backup of it while servers run'), target)
    console.log(`Backed up to ${target}. It holds everything in the clear: keep it as you keep the database.`)
  })
  command(
    program,
    'restore <file>',
    'put a backup where there is no database yet, and say that it was put back',
  ).action(async (backup: string, options: ConfigOptions) => {
    putBack(backup, sqliteOf(options, 'put it back with pg_restore into an empty database, then run "restored"'))
    await withStorage(options, sayRestored)
  })
  command(
    program,
    'restored',
    'say that the database was put back from a backup, with the server stopped; prints the workspaces. Clients then read everything again and send what the backup lacks',
  ).action(async (options: ConfigOptions) => withStorage(options, sayRestored))
  addDoctor(program)
  command(
    program,
    'compact',
    'merge the logs of all plans to one update a day, with or without a running server',
  ).action(async (options: ConfigOptions) => withStorage(options, compactAll))
  addMigrate(program.command('migrate').description('move the data elsewhere'))
}

function addMigrate(migrate: Command): void {
  command(
    migrate,
    'sqlite-to-postgres',
    'copy the SQLite database into an empty PostgreSQL one, with the server stopped',
  ).action(async (options: ConfigOptions) => {
    const { data, database } = configOf(options)
    if (database === undefined) throw new Error('Say where to: --database postgres://…')
    await upgradeSqlite(sqliteFile(data))
    for (const { name, fingerprint } of await moveToPostgres(sqliteFile(data), database))
      console.log(`${name}\t${fingerprint}`)
    console.log(
      'Moved and compared. Start the server with --database, and put the SQLite file away: it is not written any more.',
    )
  })
}

/** The file that this configuration names. */
function sqliteOf(options: ConfigOptions, otherwise: string): string {
  const { data, database } = configOf(options)
  if (database !== undefined) throw new Error(`The data is in PostgreSQL: ${otherwise}.`)
  return sqliteFile(data)
}

async function sayRestored(storage: Storage): Promise<void> {
  for (const id of await declareRestored(storage)) console.log(id)
}

async function compactAll(storage: Storage): Promise<void> {
  let documents = 0
  let updates = 0
  for (const { id } of await storage.workspaces()) {
    for (let after = '', isMore = true; isMore;) {
      const names = await storage.documentsPage(id, after, namesPerPage)
      for (const name of names) updates += await compactLog(storage, id, name)
      documents += names.length
      after = names.at(-1) ?? ''
      isMore = names.length === namesPerPage
    }
  }
  console.log(`${documents} plans, ${updates} updates fewer`)
}
