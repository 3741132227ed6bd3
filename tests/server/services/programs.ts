/** Where the programs are that tests start instances of their own of. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const debianFolder = '/usr/lib/postgresql'

/** The folder of PostgreSQL's server programs, the newest that Debian has or the one in the PATH; null when there is none. */
export function postgresPrograms(): string | null {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder).map(Number).filter(Number.isFinite) : []
  const folders = versions.toSorted((a, b) => b - a).map((version) => join(debianFolder, String(version), 'bin'))
  const found = [...folders, ...(process.env['PATH'] ?? '').split(delimiter)].find((folder) =>
    ['initdb', 'postgres'].every((program) => isProgram(join(folder, program))),
  )
  return found ?? null
}

export function redisProgram(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, 'redis-server')).find(isProgram) ?? null
}

/** Why tests over PostgreSQL cannot run here, as a sentence; null when they can. */
export function postgresUnavailableReason(): string | null {
  return postgresPrograms() === null ? 'skipped: there is no PostgreSQL server here (Debian: postgresql)' : null
}

/** As above, over PostgreSQL and Redis. */
export function clusterUnavailableReason(): string | null {
  return postgresUnavailableReason() ?? redisUnavailableReason()
}

export function redisUnavailableReason(): string | null {
  return redisProgram() === null ? 'skipped: there is no Redis server here (Debian: redis-server)' : null
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
