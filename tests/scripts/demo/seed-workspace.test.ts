import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeDemoWorkspace } from '../../../scripts/demo/workspace'
import { ensureDemoWorkspace } from '../../../scripts/demo/seed-workspace'
import { createMemoryBus } from '../../../server/bus/memory'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import type { Storage } from '../../../server/storage/storage'

const now = '2026-11-21T06:30:00.000Z'
let folder: string
let storage: Storage
let place: Parameters<typeof ensureDemoWorkspace>[0]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidelight-demo-'))
  storage = openSqliteStorage(join(folder, 'sidelight.db'))
  place = { storage, bus: createMemoryBus(), file: join(folder, 'demo.json') }
})

afterEach(async () => {
  await storage.close()
  await rm(folder, { recursive: true, force: true })
})

describe('seeding the demo workspace', () => {
  it('stores every row and plan as it was made, and four members', async () => {
    const { seeded, accounts } = await ensureDemoWorkspace(place, now)
    const { plans, ...made } = makeDemoWorkspace(seeded)
    for (const [collection, rows] of Object.entries(made)) {
      const stored = await storage.recordsOf(seeded.workspaceId, collection)
      const byId = new Map(stored.map(({ id, data }) => [id, data]))
      // A set that a row does not name stands there empty.
      expect(rows.map(({ id }) => byId.get(id))).toMatchObject(rows)
    }
    expect(accounts).toBe(made.accounts.length)
    expect(await storage.recordsOf(seeded.workspaceId, 'members')).toHaveLength(4)
    for (const { accountId, update } of plans) {
      const [first] = await storage.updates(seeded.workspaceId, accountId)
      expect(Buffer.from(first?.update ?? [])).toEqual(Buffer.from(update))
    }
  })

  it('finds what it made at the second start, and writes nothing', async () => {
    const first = await ensureDemoWorkspace(place, now)
    const head = await storage.head(first.seeded.workspaceId)
    const second = await ensureDemoWorkspace(place, '2026-12-01T06:30:00.000Z')
    expect(second).toEqual({ ...first, written: 0 })
    expect(await storage.head(first.seeded.workspaceId)).toBe(head)
  })

  it('begins anew when the first start was broken off, and says so when its own note is broken', async () => {
    const first = await ensureDemoWorkspace(place, now)
    await rm(place.file)
    const second = await ensureDemoWorkspace(place, now)
    expect(second.seeded.workspaceId).not.toBe(first.seeded.workspaceId)
    await writeFile(place.file, '{}')
    await expect(ensureDemoWorkspace(place, now)).rejects.toThrow('remove the folder')
  })
})
