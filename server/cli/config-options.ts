/** What every command takes: where the data is. */
import type { Command } from 'commander'
import { readConfig, type Config, type ConfigSources } from '../config'
import { log } from '../log'
import { openStorage } from '../storage/open-storage'
import type { Storage } from '../storage/storage'

export interface ConfigOptions {
  config?: string | undefined
  data?: string | undefined
  database?: string | undefined
}

export function command(parent: Command, usage: string, description: string): Command {
  return parent
    .command(usage)
    .description(description)
    .option('--config <file>', 'settings as JSON; SIDELIGHT_CONFIG names it as well')
    .option('--data <folder>', 'where the SQLite database is; default ./data')
    .option('--database <url>', 'a PostgreSQL database in its place')
}

/**
 * The settings, with what this command line says before all else.
 * @throws ConfigError
 */
export function configOf({ config, ...options }: ConfigOptions & ConfigSources['options']): Config {
  const read = readConfig({ options, file: config })
  log.level = read.logLevel
  return read
}

export async function withStorage(
  { config, data, database }: ConfigOptions,
  work: (storage: Storage) => Promise<void>,
): Promise<void> {
  const storage = await openStorage(configOf({ config, data, database }))
  try {
    await work(storage)
  } finally {
    await storage.close()
  }
}
