/** The team's server over a database on disk: its disk may be slow, it may end and start again, and be put back from a backup. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryBus } from '../../../server/bus/memory'
import { createServer, type RunningServer } from '../../../server/http/server'
import { backUp, putBack } from '../../../server/storage/sqlite/backup'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import type { Storage } from '../../../server/storage/storage'
import { addMember, createDeviceToken, createWorkspace, declareRestored, type Role } from '../../../server/workspaces'

/** Nothing here is about power cuts, and a disk that syncs takes most of the time. */
const inMemory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** The server's own sums over all accounts have no part here. */
const never = { quietMs: 1_000_000_000 }

const emailOf = (name: string): string => `${name.toLowerCase()}@team.test`

export class Site {
  readonly workspaceId: string
  readonly #folder: string
  storage: Storage
  #server: RunningServer | null = null
  #port = 0
  #disk: Promise<void> = Promise.resolve()
  #letDiskGo: () => void = () => undefined
  #backups = 0

  private constructor(folder: string, storage: Storage, workspaceId: string) {
    this.#folder = folder
    this.storage = storage
    this.workspaceId = workspaceId
  }

  static async start(): Promise<Site> {
    const folder = mkdtempSync(join(inMemory, 'sidelight-schedules-'))
    const storage = openSqliteStorage(join(folder, 'team.db'))
    const owner = { name: 'Team', ownerName: 'Owner', ownerEmail: 'owner@team.test' }
    const { workspaceId } = await createWorkspace(storage, owner)
    const site = new Site(folder, storage, workspaceId)
    await site.#serve()
    return site
  }

  async addMember(name: string, role: Role): Promise<void> {
    await addMember(this.storage, this.workspaceId, { name, email: emailOf(name), role })
  }

  /** A code for a device of this member. */
  async invite(name: string): Promise<string> {
    const asked = { workspaceId: this.workspaceId, email: emailOf(name), device: 'test', server: this.url }
    return (await createDeviceToken(this.storage, asked)).joinCode
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** From now on rows are received and not written, until the disk goes on. */
  stallDisk(): void {
    this.goOn()
    this.#disk = new Promise((resolve) => (this.#letDiskGo = resolve))
  }

  goOn(): void {
    this.#letDiskGo()
  }

  async stop(): Promise<void> {
    this.goOn()
    await this.#server?.close()
    this.#server = null
    await this.storage.close()
  }

  async end(): Promise<void> {
    await this.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async restart(): Promise<void> {
    await this.stop()
    this.storage = openSqliteStorage(this.#file)
    await this.#serve()
  }

  /** @returns the backup's name, for `restore` */
  backUp(): string {
    this.#backups += 1
    const target = join(this.#folder, `backup-${this.#backups}.db`)
    backUp(this.#file, target)
    return target
  }

  async restore(backup: string): Promise<void> {
    await this.stop()
    for (const ending of ['', '-wal', '-shm']) rmSync(this.#file + ending, { force: true })
    putBack(backup, this.#file)
    this.storage = openSqliteStorage(this.#file)
    await declareRestored(this.storage)
    await this.#serve()
  }

  get #file(): string {
    return join(this.#folder, 'team.db')
  }

  async #serve(): Promise<void> {
    const decide = this.storage.decideRows.bind(this.storage)
    this.storage.decideRows = async (...given) => {
      await this.#disk
      return decide(...given)
    }
    const { storage } = this
    const parts = { storage, bus: createMemoryBus(), port: this.#port, reference: never, alerts: never }
    this.#server = await createServer(parts)
    this.#port = Number(new URL(this.#server.url).port)
  }
}
