/** The storage that a configuration names. */
import { join } from 'node:path'
import type { Config } from '../config'
import { openPostgresStorage } from './postgres/postgres-storage'
import { openSqliteStorage } from './sqlite/sqlite-storage'
import type { Storage } from './storage'

/**
 * @param isServing it will be written in again and again, by this process alone
 * @throws Error with a sentence when it cannot be opened
 */
export async function openStorage(
  config: Pick<Config, 'data' | 'database' | 'databaseConnections'>,
  { isServing = false } = {},
): Promise<Storage> {
  if (config.database === undefined) return openSqliteStorage(sqliteFile(config.data), { hasLongLog: isServing })
  return openPostgresStorage(config.database, { maxConnections: config.databaseConnections })
}

export function sqliteFile(folder: string): string {
  return join(folder, 'sidelight.db')
}
