/** A real server in this process, on a free port and a database on disk, and clients that joined it. */
import 'fake-indexeddb/auto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'
import { WebSocket } from 'ws'
import { openDatabase, type SidelightDatabase } from '../../lib/store/database'
import type { SyncState } from '../../lib/messages/runtime'
import { joinTeam } from '../../lib/sync/join'
import { startSync, type SyncOptions, type SyncSession } from '../../lib/sync/session'
import { createMemoryBus } from '../../server/bus/memory'
import { createServer, type RunningServer } from '../../server/http/server'
import { openSqliteStorage } from '../../server/storage/sqlite/sqlite-storage'
import type { Storage } from '../../server/storage/storage'
import { addMember, createDeviceToken, createWorkspace } from '../../server/workspaces'

const endings: (() => Promise<void> | void)[] = []
let made = 0

beforeEach(() => {
  vi.stubGlobal('WebSocket', WebSocket)
})
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end()
})

/** Runs when the test has ended, the last one first. */
export function afterThisTest(end: () => Promise<void> | void): void {
  endings.push(end)
}

export class Team {
  readonly workspaceId: string
  storage: Storage
  readonly file: string
  #server: RunningServer
  readonly #port: number

  constructor(workspaceId: string, file: string, storage: Storage, server: RunningServer) {
    this.file = file
    this.workspaceId = workspaceId
    this.storage = storage
    this.#server = server
    this.#port = Number(new URL(server.url).port)
  }

  get url(): string {
    return this.#server.url
  }

  /** Ends the process, as it were: the server and its storage. */
  async stop(): Promise<void> {
    await this.#server.close()
    await this.storage.close()
  }

  async start(): Promise<void> {
    this.storage = openSqliteStorage(this.file)
    this.#server = await createServer({ storage: this.storage, bus: createMemoryBus(), port: this.#port })
  }

  /** A colleague's code, as it is pasted. */
  async invite(name: string): Promise<string> {
    const email = `${name.toLowerCase()}@team.test`
    await addMember(this.storage, this.workspaceId, { name, email, role: 'member' })
    return this.inviteAgain(name)
  }

  /** Another code for somebody who is a member already. */
  async inviteAgain(name: string): Promise<string> {
    const email = `${name.toLowerCase()}@team.test`
    const { joinCode } = await createDeviceToken(this.storage, {
      workspaceId: this.workspaceId,
      email,
      device: 'test',
      server: this.url,
    })
    return joinCode
  }
}

export async function newTeam(): Promise<Team> {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-sync-'))
  const file = join(folder, 'team.db')
  const storage = openSqliteStorage(file)
  const server = await createServer({ storage, bus: createMemoryBus(), port: 0 })
  const owner = { name: 'Team', ownerName: 'Owner', ownerEmail: 'owner@team.test' }
  const { workspaceId } = await createWorkspace(storage, owner)
  const team = new Team(workspaceId, file, storage, server)
  afterThisTest(async () => {
    await team.stop()
    rmSync(folder, { recursive: true })
  })
  return team
}

/** One browser: its store and, while online, its session. */
export class Client {
  readonly db: SidelightDatabase
  state: SyncState = { status: 'alone', waiting: 0, needsAttention: 0 }
  session: SyncSession | null = null
  #online = new AbortController()
  readonly #options: Partial<SyncOptions>

  constructor(db: SidelightDatabase, options: Partial<SyncOptions>) {
    this.db = db
    this.#options = options
  }

  goOnline(): void {
    this.#online = new AbortController()
    this.session = startSync(this.db, {
      retryBase: 20,
      ...this.#options,
      signal: this.#online.signal,
      onState: (state) => (this.state = state),
    })
  }

  async goOffline(): Promise<void> {
    this.#online.abort()
    await this.session?.finished
    this.session = null
    this.state = { ...this.state, status: 'offline' }
  }

  /** Waits until nothing waits here and the server has been asked for the rest. */
  async isUpToDate(): Promise<void> {
    this.session?.syncNow()
    await vi.waitFor(
      () => {
        if (this.state.status !== 'upToDate' || this.state.waiting > 0) throw new Error(JSON.stringify(this.state))
      },
      { timeout: 10_000, interval: 10 },
    )
  }
}

export async function newClient(options: Partial<SyncOptions> = {}): Promise<Client> {
  made += 1
  const db = await openDatabase({ name: `sidelight-sync-${made}` })
  const client = new Client(db, options)
  afterThisTest(async () => {
    await client.goOffline()
    await db.delete()
  })
  return client
}

/** A client that has joined the team and is online. */
export async function newMember(team: Team, name: string, options: Partial<SyncOptions> = {}): Promise<Client> {
  const client = await newClient(options)
  const joined = await joinTeam(client.db, await team.invite(name))
  if (!joined.ok) throw new Error(`Joining failed: ${joined.reason}`)
  client.goOnline()
  await client.isUpToDate()
  return client
}

/** Waits for a condition that throws or gives false until it holds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const check = async (): Promise<void> => {
    if (!(await condition())) throw new Error('The condition did not come to hold.')
  }
  await vi.waitFor(check, { timeout: 10_000, interval: 10 })
}
