/** A team's workspace on a real server in a process of its own, which can be killed and started again. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { Doc, encodeStateAsUpdate, XmlElement, XmlText } from 'yjs'
import { createMemoryBus } from '../../../server/bus/memory'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import type { Storage } from '../../../server/storage/storage'
import { addMember, createDeviceToken, createWorkspace, listMembers, writeAsServer } from '../../../server/workspaces'
import { emptyAccount, emptyContact } from '../../../lib/domain/default-account'
import { patchOfRow } from '../../../lib/store/write'
import type { Row } from '../../../lib/domain/model'
import type { Collection } from '../../../lib/messages/rows'
import { projectFolder } from '../setup/project-paths'
import { findFreePorts } from '../webmail/free-ports'
import { guardServices, startService, waitForService, type ServiceProcess } from '../webmail/service-process'

/** A customer to be found in the mail: its name, its domain and one person. */
export interface TestCustomer {
  name: string
  domain: string
  person: string
  email: string
}

export interface Team {
  port: number
  /** Makes a join code for a member; `port` is where the client connects, the server's own unless given. */
  joinCode: (email: string, device: string, port?: number) => Promise<string>
  /** Account ids by name. */
  accounts: ReadonlyMap<string, string>
  /** Adds lines to a plan that nobody has open, as a member wrote them at some time. */
  writePlan: (accountId: string, lines: readonly string[], by: string, at: Date) => Promise<void>
  start: () => Promise<void>
  /** SIGKILL, as a power cut does. */
  kill: () => Promise<void>
  close: () => Promise<void>
}

/** Makes a workspace with these members and customers, and starts its server on a free port. */
export async function startTeam(members: readonly string[], customers: readonly TestCustomer[]): Promise<Team> {
  const folder = await mkdtemp(join(tmpdir(), 'sidelight-team-'))
  const file = join(folder, 'data', 'sidelight.db')
  const withStorage = async <T>(work: (storage: Storage) => Promise<T>): Promise<T> => {
    const storage = openSqliteStorage(file)
    try {
      return await work(storage)
    } finally {
      await storage.close()
    }
  }
  const { workspaceId, accounts } = await withStorage((storage) => makeWorkspace(storage, members, customers))
  const [port = 0] = await findFreePorts(1)
  let server: ServiceProcess | null = null
  let dismissGuard = guardServices([], folder)
  const start = async (): Promise<void> => {
    const command = [
      '--import',
      'tsx',
      'server/cli/main.ts',
      'serve',
      '--data',
      join(folder, 'data'),
      '--port',
      String(port),
    ]
    server = startService('The Sidelight server', [process.execPath, ...command], {
      logFile: join(folder, 'server.log'),
      folder: projectFolder,
    })
    dismissGuard()
    dismissGuard = guardServices([server.pid], folder)
    await waitForService(server, port)
  }
  await start()
  return {
    port,
    accounts,
    joinCode: async (email, device, at = port) =>
      withStorage(async (storage) => {
        const origin = `http://127.0.0.1:${at}`
        return (await createDeviceToken(storage, { workspaceId, email, device, server: origin })).joinCode
      }),
    writePlan: (accountId, lines, by, at) =>
      withStorage(async (storage) => {
        const writer = (await listMembers(storage, workspaceId)).find(({ email }) => email === by)
        const source = { at: at.getTime(), memberIds: writer === undefined ? [] : [writer.id] }
        await storage.appendUpdate(workspaceId, accountId, linesAsUpdate(lines), source)
      }),
    start,
    kill: async () => server?.kill(),
    close: async () => {
      await server?.stop()
      dismissGuard()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function makeWorkspace(
  storage: Storage,
  members: readonly string[],
  customers: readonly TestCustomer[],
): Promise<{ workspaceId: string; accounts: Map<string, string> }> {
  const [owner = 'owner@ourco.test', ...others] = members
  const { workspaceId } = await createWorkspace(storage, {
    name: 'Test team',
    ownerName: nameOfMember(owner),
    ownerEmail: owner,
  })
  for (const email of others)
    await addMember(storage, workspaceId, { name: nameOfMember(email), email, role: 'member' })
  const bus = createMemoryBus()
  const now = new Date().toISOString()
  const accounts = new Map<string, string>()
  for (const customer of customers) {
    const accountId = accounts.get(customer.name) ?? uuidv7()
    if (!accounts.has(customer.name)) {
      const account = { ...emptyAccount(accountId, customer.name, now), domains: [customer.domain] }
      await create(storage, bus, workspaceId, 'accounts', account)
    }
    accounts.set(customer.name, accountId)
    const contact = {
      ...emptyContact(uuidv7(), customer.person, now),
      emails: [customer.email],
      accountIds: [accountId],
    }
    await create(storage, bus, workspaceId, 'contacts', contact)
  }
  await bus.close()
  return { workspaceId, accounts }
}

async function create(
  storage: Storage,
  bus: ReturnType<typeof createMemoryBus>,
  workspaceId: string,
  collection: Collection,
  row: Row,
): Promise<void> {
  const patch = patchOfRow(collection, { ...row })
  await writeAsServer(storage, bus, workspaceId, { collection, recordId: row.id, op: 'create', patch })
}

function linesAsUpdate(lines: readonly string[]): Uint8Array {
  const doc = new Doc()
  const paragraphs = lines.map((line) => {
    const paragraph = new XmlElement('paragraph')
    paragraph.insert(0, [new XmlText(line)])
    return paragraph
  })
  doc.getXmlFragment('plan').insert(0, paragraphs)
  return encodeStateAsUpdate(doc)
}

/** A member's name from the address: `rep1@ourco.test` is "Rep1". */
export function nameOfMember(email: string): string {
  const local = email.split('@')[0] ?? email
  return local.charAt(0).toUpperCase() + local.slice(1)
}
