/** A real server on a free port with a workspace and members, and real clients of it. Everything ends with the test. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { fetchTicket } from './fetch-ticket'
import { createMemoryBus } from '../../server/bus/memory'
import { createServer, type RunningServer, type ServerOptions } from '../../server/http/server'
import { openSqliteStorage, type SqliteOptions } from '../../server/storage/sqlite/sqlite-storage'
import type { Storage } from '../../server/storage/storage'
import { addMember, createDeviceToken, createWorkspace, type Role } from '../../server/workspaces'

export interface TestServer {
  server: RunningServer
  storage: Storage
  /** `ws://…`, without a slash. */
  socketUrl: string
  workspaceId: string
  ownerId: string
  /** A device token of a new member. */
  addDevice(name: string, role?: Role): Promise<Device>
}

export interface Device {
  memberId: string
  tokenId: string
  token: string
  joinCode: string
  ticket(): Promise<string>
}

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function openTestStorage(options: SqliteOptions = {}): Storage {
  const storage = openSqliteStorage(join(temporaryFolder(), 'test.db'), options)
  onTestFinished(() => storage.close())
  return storage
}

/** Starts a server; `wrap` may put something between it and its storage. */
export async function startServer(
  options: Partial<ServerOptions> & { wrap?: (storage: Storage) => Storage } = {},
): Promise<TestServer> {
  const { wrap = (storage: Storage) => storage, ...rest } = options
  const storage = options.storage ?? openTestStorage()
  const { workspaceId, ownerId } = await createWorkspace(storage, {
    name: 'Test',
    ownerName: 'Owner',
    ownerEmail: 'owner@sidelight.test',
  })
  const server = await createServer({ bus: createMemoryBus(), port: 0, ...rest, storage: wrap(storage) })
  onTestFinished(() => server.close())
  return {
    server,
    storage,
    socketUrl: server.url.replace('http', 'ws'),
    workspaceId,
    ownerId,
    async addDevice(name, role = 'member') {
      const email = `${name.toLowerCase()}@sidelight.test`
      const memberId = await addMember(storage, workspaceId, { name, email, role })
      return addDevice(server.url, storage, workspaceId, email, memberId)
    },
  }
}

export async function addDevice(
  url: string,
  storage: Storage,
  workspaceId: string,
  email: string,
  memberId: string,
): Promise<Device> {
  const made = await createDeviceToken(storage, { workspaceId, email, device: 'laptop', server: url })
  return { ...made, memberId, ticket: () => fetchTicket(url, made.token) }
}
