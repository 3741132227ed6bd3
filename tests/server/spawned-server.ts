/** The server as a process of its own, which can be killed and started again over the same folder. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { openSqliteStorage } from '../../server/storage/sqlite/sqlite-storage'
import { openPostgresStorage } from '../../server/storage/postgres/postgres-storage'
import type { Storage } from '../../server/storage/storage'
import { createDeviceToken, createWorkspace } from '../../server/workspaces'
import { fetchTicket } from './fetch-ticket'
import type { Device } from './running-server'

const root = join(import.meta.dirname, '../..')

export interface SpawnedServer {
  pid: number
  /** `http://…`, without a slash. */
  url: string
  socketUrl: string
  workspaceId: string
  /** A device of the owner. */
  device: Device
  /** As a power cut does it to the process: no handler runs. */
  kill(): Promise<void>
  /** As an operator ends it; gives the exit code. */
  terminate(): Promise<number | null>
}

/** Where it keeps its data: a folder, or a PostgreSQL database and perhaps a Redis. */
export type Place = string | { database: string; redis?: string }

export function openPlace(place: Place): Promise<Storage> {
  return typeof place === 'string'
    ? Promise.resolve(openSqliteStorage(join(place, 'sidelight.db')))
    : openPostgresStorage(place.database)
}

function optionsOf(place: Place): string[] {
  if (typeof place === 'string') return ['--data', place]
  return ['--database', place.database, ...(place.redis === undefined ? [] : ['--redis', place.redis])]
}

/** Starts the server over the place; the first time makes a workspace in it. */
export async function spawnServer(place: Place, known?: SpawnedServer): Promise<SpawnedServer> {
  const made = known ?? (await makeWorkspace(place))
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'server/cli/main.ts', 'serve', ...optionsOf(place), '--port', '0'],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, LOG_LEVEL: 'fatal' } },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const url = await readUrl(child)
  return {
    pid: child.pid ?? 0,
    url,
    socketUrl: url.replace('http', 'ws'),
    workspaceId: made.workspaceId,
    device: { ...made.device, ticket: () => fetchTicket(url, made.device.token) },
    kill: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      }),
    terminate: () =>
      new Promise((resolve) => {
        child.once('exit', (code) => resolve(code))
        child.kill('SIGTERM')
      }),
  }
}

async function makeWorkspace(place: Place): Promise<Pick<SpawnedServer, 'workspaceId' | 'device'>> {
  const storage = await openPlace(place)
  const email = 'ann@sidelight.test'
  const { workspaceId } = await createWorkspace(storage, { name: 'Test', ownerName: 'Ann', ownerEmail: email })
  const made = await createDeviceToken(storage, { workspaceId, email, device: 'laptop', server: 'http://127.0.0.1:1' })
  await storage.close()
  return { workspaceId, device: { ...made, ticket: () => Promise.reject(new Error('not started')) } }
}

function readUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it listened.`)))
    if (child.stdout === null) throw new Error('The server has no output.')
    createInterface(child.stdout).on('line', (line) => {
      const url = /^Sidelight server on (\S+)$/.exec(line)?.[1]
      if (url !== undefined) resolve(url)
    })
  })
}
