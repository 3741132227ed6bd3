/** The team server in this process, on an embedded database in `.sidelight`, with the demo workspace in it. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createMemoryBus } from '../../server/bus/memory'
import { createServer, type ServerOptions } from '../../server/http/server'
import { openSqliteStorage } from '../../server/storage/sqlite/sqlite-storage'
import { createDeviceToken } from '../../server/workspaces'
import { ensureDemoWorkspace, type SeededWorkspace } from '../demo/seed-workspace'
import { demoMembers, type MemberKey } from '../demo/story'
import type { Ending } from './ending'

export interface DemoServer {
  /** `http://127.0.0.1:port` */
  url: string
  seeded: SeededWorkspace
  /** How many accounts it has, and how many rows were written now. */
  accounts: number
  written: number
  /** A new device token of this member, as the code a person pastes. */
  joinCode(member: MemberKey): Promise<string>
}

/** The server's usual port, so that bookmarks last; any free one when it is taken. */
const usualPort = 8787

async function listen(options: Omit<ServerOptions, 'port'>): ReturnType<typeof createServer> {
  try {
    return await createServer({ ...options, port: usualPort })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    return createServer({ ...options, port: 0 })
  }
}

/** @param folder where the database is kept */
export async function startDemoServer(
  folder: string,
  ending: Ending,
  extraRoutes?: (seeded: SeededWorkspace) => ServerOptions['extraRoutes'],
): Promise<DemoServer> {
  await mkdir(folder, { recursive: true })
  const storage = openSqliteStorage(join(folder, 'sidelight.db'))
  ending.add('The database', () => storage.close())
  const bus = createMemoryBus()
  ending.add('The bus', () => bus.close())
  const place = { storage, bus, file: join(folder, 'demo.json') }
  const { seeded, accounts, written } = await ensureDemoWorkspace(place, new Date().toISOString())
  const routes = extraRoutes?.(seeded)
  const server = await listen({ storage, bus, ...(routes && { extraRoutes: routes }) })
  ending.add('The server', () => server.close())
  return {
    url: server.url,
    seeded,
    accounts,
    written,
    async joinCode(member) {
      const { email } = demoMembers[member]
      const { workspaceId } = seeded
      const given = { workspaceId, email, device: 'npm start', server: server.url }
      return (await createDeviceToken(storage, given)).joinCode
    },
  }
}
