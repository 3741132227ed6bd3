/** A PostgreSQL of one's own on loopback, below the state folder; Debian's cluster is not touched. */
import { execFile } from 'node:child_process'
import { chown, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startService, waitForService, type ServiceProcess } from './service-process'
import { readUserIds } from './state-folder'

const run = promisify(execFile)
const versions = '/usr/lib/postgresql'
const asPostgres = ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] as const

/** @throws {Error} when it does not answer; the user `postgres` is let in without a password. */
export async function startPostgres({ folder, port }: { folder: string; port: number }): Promise<ServiceProcess> {
  const [version = '15'] = (await readdir(versions)).toSorted((a, b) => Number(b) - Number(a))
  const programs = join(versions, version, 'bin')
  const own = join(folder, 'postgres')
  const data = join(own, 'data')
  await mkdir(own)
  const { uid, gid } = await readUserIds('postgres')
  await chown(own, uid, gid)
  const [command, ...rest] = asPostgres
  await run(command, [...rest, join(programs, 'initdb'), '-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync'])
  const settings = [`port=${port}`, `unix_socket_directories=${own}`, 'listen_addresses=127.0.0.1', 'fsync=off']
  const service = startService(
    'PostgreSQL',
    [...asPostgres, join(programs, 'postgres'), '-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { logFile: join(folder, 'log', 'postgres.log'), folder: own },
  )
  await waitForService(service, port)
  return service
}
