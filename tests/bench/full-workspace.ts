/** A workspace that a team has had for long: accounts with their people on a server of its own process, and codes to join it. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Row } from '../../lib/domain/model'
import { limits } from '../../lib/messages/limits'
import type { Collection } from '../../lib/messages/rows'
import type { Change } from '../../lib/messages/sync-protocol'
import { patchOfRow } from '../../lib/store/write'
import { createMemoryBus } from '../../server/bus/memory'
import { pushChanges } from '../../server/rows/rows-service'
import { openSqliteStorage } from '../../server/storage/sqlite/sqlite-storage'
import type { Storage } from '../../server/storage/storage'
import { createDeviceToken, createWorkspace } from '../../server/workspaces'
import { projectFolder } from '../e2e/setup/project-paths'
import { findFreePorts } from '../e2e/webmail/free-ports'
import { guardServices, startService, waitForService } from '../e2e/webmail/service-process'
import { rowsOfAccount } from './pages/bench-rows'

const owner = 'owner@ourco.test'
const device = randomUUID()

export interface FullWorkspace {
  /** One for each browser that is to join. */
  joinCodes: readonly string[]
  close: () => Promise<void>
}

async function fill(storage: Storage, workspaceId: string, accounts: number): Promise<void> {
  const bus = createMemoryBus()
  let waiting: Change[] = []
  let counter = 0
  const write = async (): Promise<void> => {
    const now = Date.now()
    const clock = { sentAt: now, receivedAt: now }
    await pushChanges({ storage, bus }, workspaceId, waiting, { memberId: null, role: 'server' }, clock)
    waiting = []
  }
  const add = async (collection: Collection, row: Row): Promise<void> => {
    counter += 1
    const made = { id: randomUUID(), device, counter, at: new Date().toISOString(), seen: 0 }
    const patch = patchOfRow(collection, { ...row })
    waiting.push({ ...made, collection, recordId: row.id, op: 'create', patch })
    if (waiting.length === limits.changesPerPush) await write()
  }
  for (let number = 0; number < accounts; number += 1) {
    const { account, contacts } = rowsOfAccount(number, ['rep'], Date.now())
    await add('accounts', account)
    for (const contact of contacts) await add('contacts', contact)
  }
  if (waiting.length > 0) await write()
  await bus.close()
}

/** @param browsers how many are going to join */
export async function startFullWorkspace(accounts: number, browsers: number): Promise<FullWorkspace> {
  const folder = await mkdtemp(join(tmpdir(), 'sidelight-full-'))
  const [port = 0] = await findFreePorts(1)
  const storage = openSqliteStorage(join(folder, 'sidelight.db'))
  const who = { name: 'Bench', ownerName: 'Owner', ownerEmail: owner }
  const { workspaceId } = await createWorkspace(storage, who)
  await fill(storage, workspaceId, accounts)
  const joinCodes: string[] = []
  for (let browser = 0; browser < browsers; browser += 1) {
    const asked = { workspaceId, email: owner, device: `browser ${browser}`, server: `http://127.0.0.1:${port}` }
    joinCodes.push((await createDeviceToken(storage, asked)).joinCode)
  }
  await storage.close()
  const serve = ['--import', 'tsx', 'server/cli/main.ts', 'serve', '--data', folder, '--port', String(port)]
  const service = startService('the full workspace', [process.execPath, ...serve], {
    logFile: join(folder, 'log'),
    folder: projectFolder,
    env: { LOG_LEVEL: 'fatal' },
  })
  const dismissGuard = guardServices([service.pid], folder)
  await waitForService(service, port)
  return {
    joinCodes,
    async close() {
      await service.kill()
      dismissGuard()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
