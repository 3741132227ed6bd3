/** Frames of a rows socket that are nearly right: parsed or refused, pushed into a workspace where somebody else writes. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { readFrame } from '../../../server/rows/incoming'
import { pullPage, pushChanges } from '../../../server/rows/rows-service'
import { createMemoryBus } from '../../../server/bus/memory'
import { collections, isCollection } from '../../../lib/messages/rows'
import { serverFrameSchema } from '../../../lib/messages/sync-protocol'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import { addMember, createWorkspace } from '../../../server/workspaces'
import { taskFields } from '../rows-client'
import { nearlyRightRows } from './nearly-right'

export interface RowFuzzCount {
  frames: number
  notParsed: number
  pushes: number
  applied: number
  refused: number
}

export interface RowFuzzBounds {
  /** In ms since 1970: the run ends then, however much is done. */
  until?: number
  onProgress?: (count: RowFuzzCount) => void
}

/** Whatever comes is answered by the protocol; a sound writer's rows stay as they are, and every row that is there is sound. */
export async function throwRowFrames(
  frames: number,
  random: () => number,
  { until = Infinity, onProgress }: RowFuzzBounds = {},
): Promise<RowFuzzCount> {
  const storage = openSqliteStorage(':memory:')
  const parts = { storage, bus: createMemoryBus() }
  const owner = { name: 'W', ownerName: 'Owner', ownerEmail: 'owner@sidelight.test' }
  const { workspaceId, ownerId } = await createWorkspace(storage, owner)
  const member = { name: 'Eve', email: 'eve@sidelight.test', role: 'member' as const }
  const eve = { memberId: await addMember(storage, workspaceId, member), role: 'member' }
  const sound = { memberId: ownerId, role: 'owner' }
  const device = randomUUID()
  const count: RowFuzzCount = { frames: 0, notParsed: 0, pushes: 0, applied: 0, refused: 0 }
  const written: string[] = []
  for (let nth = 0; nth < frames && Date.now() < until; nth += 1) {
    count.frames += 1
    const frame = readFrame(nearlyRightRows(random))
    if (frame === null) count.notParsed += 1
    else if (frame.type === 'push') {
      count.pushes += 1
      const clock = { sentAt: Date.parse(frame.sentAt), receivedAt: Date.now() }
      const { results } = await pushChanges(parts, workspaceId, frame.changes, eve, clock)
      const answer = { type: 'pushed', request: frame.request, epoch: 'e', results, records: [] }
      expect(serverFrameSchema.safeParse(answer).error).toBeUndefined()
      for (const { outcome } of results) count[outcome === 'refused' ? 'refused' : 'applied'] += 1
    } else if (frame.type === 'pull') await pullPage(storage, workspaceId, eve, { cursor: frame.cursor, limit: 5 })
    if (nth % 200 === 0) {
      const now = Date.now()
      const recordId = `sound-${nth}`
      const numbers = {
        id: randomUUID(),
        device,
        counter: written.length + 1,
        at: new Date(now).toISOString(),
        seen: 0,
      }
      const patch = { set: { ...taskFields, accountId: 'hers' } }
      const change = { ...numbers, collection: 'tasks', recordId, op: 'create' as const, patch }
      const { results } = await pushChanges(parts, workspaceId, [change], sound, { sentAt: now, receivedAt: now })
      expect(results).toMatchObject([{ outcome: 'applied' }])
      written.push(recordId)
    }
    if (nth % 100_000 === 99_999) onProgress?.(count)
  }
  await expectSound(storage, workspaceId, written)
  await storage.close()
  return count
}

async function expectSound(
  storage: ReturnType<typeof openSqliteStorage>,
  workspaceId: string,
  written: readonly string[],
): Promise<void> {
  const { records } = await storage.recordsAfter(workspaceId, 0, 1_000_000)
  const rows = new Map(records.map((record) => [record.id, record]))
  for (const recordId of written) expect(rows.get(recordId)?.data).toMatchObject({ ...taskFields, accountId: 'hers' })
  for (const { collection, data, id } of records) {
    expect(data['id']).toBe(id)
    if (isCollection(collection)) expect(collections[collection].schema.safeParse(data).error).toBeUndefined()
  }
}
