/** Our server as a team runs it: one process, SQLite in a folder; a workspace, and a device for each few connections. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { subprotocol } from '../../../lib/messages/sync-protocol'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import type { Storage } from '../../../server/storage/storage'
import { createDeviceToken, createWorkspace } from '../../../server/workspaces'
import { projectFolder } from '../../e2e/setup/project-paths'
import { findFreePorts } from '../../e2e/webmail/free-ports'
import { guardServices, startService, waitForService } from '../../e2e/webmail/service-process'
import { fetchTicket } from '../../server/fetch-ticket'
import type { Door, Kind } from './peer'
import { yWebsocketWire } from './wire'

/** Connections of one device; the server allows 300. */
const perDevice = 200

/** A ticket for the next connection, and the workspace it is for. */
interface Pass {
  workspaceId: string
  ticket(origin: string): Promise<string>
}

/** Makes a workspace and `devices` devices in the storage, with no server running, and closes it. */
export async function makeWorkspace(storage: Storage, devices: number): Promise<Pass> {
  const ownerEmail = 'ann@sidelight.test'
  const { workspaceId } = await createWorkspace(storage, { name: 'Bench', ownerName: 'Ann', ownerEmail })
  const tokens: string[] = []
  for (let device = 0; device < devices; device += 1) {
    const named = { workspaceId, email: ownerEmail, device: `device ${device}`, server: 'http://127.0.0.1:1' }
    tokens.push((await createDeviceToken(storage, named)).token)
  }
  await storage.close()
  let given = 0
  return {
    workspaceId,
    ticket(origin) {
      const token = tokens[Math.floor(given / perDevice) % tokens.length]
      given += 1
      if (token === undefined) throw new Error('There is no device.')
      return fetchTicket(origin, token)
    },
  }
}

const sqliteIn = (folder: string): Storage => openSqliteStorage(join(folder, 'sidelight.db'))

function serveCommand(port: number, folder: string, given: readonly string[] = []): readonly [string, ...string[]] {
  const serve = ['server/cli/main.ts', 'serve', '--data', folder, '--port', String(port), ...given]
  return [process.execPath, '--import', 'tsx', ...serve]
}

export interface OurServer {
  origin: string
  pid: number
  ticket(): Promise<string>
  door(document: string): Promise<Door>
  close(): Promise<void>
}

/** Starts it over a folder of its own, which goes when it is closed. */
export async function startOurServer(devices: number): Promise<OurServer> {
  const folder = await mkdtemp(join(tmpdir(), 'sidelight-ours-'))
  return startIn(folder, await makeWorkspace(sqliteIn(folder), devices), [])
}

/** As above, over a database of its own that holds the workspace already. @param given what `serve` is told beside its port */
export async function startOurServerOver(pass: Pass, given: readonly string[]): Promise<OurServer> {
  return startIn(await mkdtemp(join(tmpdir(), 'sidelight-ours-')), pass, given)
}

async function startIn(folder: string, pass: Pass, given: readonly string[]): Promise<OurServer> {
  const [port = 0] = await findFreePorts(1)
  const service = startService('ours', serveCommand(port, folder, given), {
    logFile: join(folder, 'log'),
    folder: projectFolder,
    env: { LOG_LEVEL: 'fatal' },
  })
  const dismissGuard = guardServices([service.pid], folder)
  await waitForService(service, port)
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    pid: service.pid,
    ticket: () => pass.ticket(origin),
    door: (document) => doorOf(pass, port, document),
    async close() {
      await service.kill()
      dismissGuard()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What `startPeer` needs to start it over a folder. */
export async function ourServer(folder: string): Promise<Kind> {
  const pass = await makeWorkspace(sqliteIn(folder), 20)
  return {
    command: (port: number, at: string) => serveCommand(port, at),
    door: (port: number, document: string) => doorOf(pass, port, document),
  }
}

async function doorOf(pass: Pass, port: number, document: string): Promise<Door> {
  return {
    url: `ws://127.0.0.1:${port}/v1/documents/${pass.workspaceId}/${document}`,
    protocols: [subprotocol, await pass.ticket(`http://127.0.0.1:${port}`)],
    wire: yWebsocketWire(),
  }
}
