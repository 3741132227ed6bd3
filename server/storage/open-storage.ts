/** The storage that a configuration names. */
import { join } from 'node:path'
import type { Config } from '../config'
import { openPostgresStorage } from './postgres/postgres-storage'
import { openSqliteStorage } from './sqlite/sqlite-storage'
import type { Storage } from './storage'

/** @throws Error with a sentence when it cannot be opened */
export async function openStorage(config: Pick<Config, 'data' | 'database' | 'databaseConnections'>): Promise<Storage> {
  if (config.database === undefined) return openSqliteStorage(sqliteFile(config.data))
  return openPostgresStorage(config.database, { maxConnections: config.databaseConnections })
}

export function sqliteFile(folder: string): string {
  return join(folder, 'sidelight.db')
}
