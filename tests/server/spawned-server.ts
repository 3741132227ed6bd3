/** The server as a process of its own, which can be killed and started again over the same folder. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { openSqliteStorage } from '../../server/storage/sqlite/sqlite-storage'
import { createDeviceToken, createWorkspace } from '../../server/workspaces'
import { fetchTicket, type Device } from './running-server'

const root = join(import.meta.dirname, '../..')

export interface SpawnedServer {
  pid: number
  socketUrl: string
  workspaceId: string
  /** A device of the owner. */
  device: Device
  /** As a power cut does it to the process: no handler runs. */
  kill(): Promise<void>
}

/** Starts the server over the folder; the first time makes a workspace in it. */
export async function spawnServer(folder: string, known?: SpawnedServer): Promise<SpawnedServer> {
  const made = known ?? (await makeWorkspace(folder))
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'server/cli/main.ts', 'serve', '--data', folder, '--port', '0'],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, LOG_LEVEL: 'fatal' } },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const url = await readUrl(child)
  return {
    pid: child.pid ?? 0,
    socketUrl: url.replace('http', 'ws'),
    workspaceId: made.workspaceId,
    device: { ...made.device, ticket: () => fetchTicket(url, made.device.token) },
    kill: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}

async function makeWorkspace(folder: string): Promise<Pick<SpawnedServer, 'workspaceId' | 'device'>> {
  const storage = openSqliteStorage(join(folder, 'sidelight.db'))
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
