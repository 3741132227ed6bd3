/** What any storage has to do; each implementation runs this suite. */
import { randomUUID } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { testAccessStorage } from './access-contract'
import { testIngestStorage } from './ingest-contract'
import type { LoggedChange, RowsQuestion, Storage, StoredRecord } from '../../../server/storage/storage'

const byFirst = ([a = 0]: number[], [b = 0]: number[]): number => b - a
const question = (now = 1000): RowsQuestion => ({ keys: [], changeIds: [], seen: [], now })
const stamp = { seq: 1, at: 5, device: 'd', counter: 1, memberId: null }

function record(seq: number, id = `r${seq}`): StoredRecord {
  return { collection: 'tasks', id, seq, data: { id, title: '中文 "quoted"' }, stamps: new Map([['tags:a:b', stamp]]) }
}

const put = (storage: Storage, workspaceId: string, records: StoredRecord[], log: LoggedChange[] = [], now = 1000) =>
  storage.decideRows(workspaceId, question(now), () => ({ records, log, result: records.length }))

const ticket = (hash: string) => ({ hash, tokenHash: 'device', expiresAt: 100 })

/** @param open gives an empty storage */
export function testStorage(open: () => Promise<Storage>): void {
  testAccessStorage(open)
  testIngestStorage(open)

  async function withWorkspace(): Promise<{ storage: Storage; workspaceId: string }> {
    const storage = await open()
    onTestFinished(() => storage.close())
    const workspaceId = randomUUID()
    await storage.addWorkspace({ id: workspaceId, name: 'W', epoch: 'e', createdAt: '2026-01-01T00:00:00.000Z' })
    return { storage, workspaceId }
  }

  it('gives back a workspace, and null for one that is not there', async () => {
    const { storage, workspaceId } = await withWorkspace()
    expect(await storage.workspace(workspaceId)).toEqual({
      id: workspaceId,
      name: 'W',
      epoch: 'e',
      createdAt: '2026-01-01T00:00:00.000Z',
      head: 0,
    })
    expect(await storage.workspace(randomUUID())).toBeNull()
    expect(await storage.workspaces()).toHaveLength(1)
  })

  it('after a restore a workspace has a new epoch, and a head above everything that is there', async () => {
    const { storage, workspaceId } = await withWorkspace()
    await put(storage, workspaceId, [record(1), record(2)])
    expect(await storage.renewEpoch(workspaceId, 'restored')).toBe(true)
    expect(await storage.workspace(workspaceId)).toMatchObject({ epoch: 'restored', head: 2 })
    expect(await storage.renewEpoch(randomUUID(), 'restored')).toBe(false)
  })

  it('finds a token by its hash and keeps the first instant of its revocation', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const createdAt = '2026-01-01T00:00:00.000Z'
    const token = { id: 't', hash: 'h', workspaceId, memberId: 'm', device: 'laptop', createdAt, revokedAt: null }
    await storage.addToken(token)
    expect(await storage.tokenByHash('h')).toEqual(token)
    expect(await storage.tokenByHash('x')).toBeNull()
    expect(await storage.revokeToken(workspaceId, 't', '2026-02-01T00:00:00.000Z')).toBe(true)
    expect(await storage.revokeToken(workspaceId, 't', '2026-03-01T00:00:00.000Z')).toBe(true)
    expect(await storage.revokeToken(randomUUID(), 't', '2026-03-01T00:00:00.000Z')).toBe(false)
    expect((await storage.tokens(workspaceId)).map((found) => found.revokedAt)).toEqual(['2026-02-01T00:00:00.000Z'])
  })

  it('stores whole records, replaces them, and pages through them by sequence number', async () => {
    const { storage, workspaceId } = await withWorkspace()
    await put(storage, workspaceId, [record(1), record(2), record(3)])
    await put(storage, workspaceId, [record(4, 'r1')])
    expect(await storage.record(workspaceId, { collection: 'tasks', id: 'r1' })).toEqual(record(4, 'r1'))
    const page = await storage.recordsAfter(workspaceId, 1, 2)
    expect(page.head).toBe(4)
    expect(page.records.map(({ id, seq }) => [id, seq])).toEqual([
      ['r2', 2],
      ['r3', 3],
    ])
    expect(await storage.recordsOf(workspaceId, 'tasks')).toHaveLength(3)
    expect(await storage.recordsOf(workspaceId, 'orders')).toEqual([])
    const ids = async (afterId: string) =>
      (await storage.recordsOfPage(workspaceId, 'tasks', afterId, 2)).map(({ id }) => id)
    expect([await ids(''), await ids('r2'), await ids('r3')]).toEqual([['r1', 'r2'], ['r3'], []])
  })

  it('gives a decision the records, answers and commit times it asked for', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const id = randomUUID()
    const change = {
      id,
      collection: 'tasks',
      recordId: 'r1',
      op: 'update' as const,
      patch: {},
      device: randomUUID(),
      counter: 1,
      at: '2026-01-01T00:00:00.000Z',
      seen: 0,
    }
    const answer = { id, outcome: 'applied' as const }
    const lost = [{ field: 'title', value: { deep: [1] }, memberId: 'm' }]
    const logged = { change, memberId: 'm', receivedAt: change.at, lost, answer, seq: 2, before: { title: 'x' } }
    await put(storage, workspaceId, [record(1), record(2)], [logged], 1000)
    await put(storage, workspaceId, [record(3)], [], 2000)
    const asked = {
      keys: [
        { collection: 'tasks', id: 'r1' },
        { collection: 'tasks', id: 'none' },
      ],
      changeIds: [id],
      seen: [0, 1, 2, 3, 9],
      now: 3000,
    }
    const seen = await storage.decideRows(workspaceId, asked, (state) => ({
      records: [],
      log: [],
      result: {
        head: state.head,
        records: asked.keys.map((key) => state.record(key)?.seq ?? null),
        answer: state.logged(id)?.answer,
        unknown: state.logged(randomUUID()),
        times: asked.seen.map((seq) => state.committedAt(seq)),
      },
    }))
    expect(seen).toEqual({ head: 3, records: [1, null], answer, unknown: null, times: [0, 1000, 1000, 2000, 0] })
    expect(await storage.loggedChange(workspaceId, id)).toEqual(logged)
  })

  it('takes back only the writes of a decision that throws', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const failing = storage.decideRows(workspaceId, question(), () => {
      throw new Error('no')
    })
    const [failed, good] = await Promise.allSettled([failing, put(storage, workspaceId, [record(1)])])
    expect(failed.status).toBe('rejected')
    expect(good.status).toBe('fulfilled')
    expect(await storage.head(workspaceId)).toBe(1)
  })

  it('gives decisions made at once heads that follow each other', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const next = () =>
      storage.decideRows(workspaceId, question(), ({ head }) => ({
        records: [record(head + 1)],
        log: [],
        result: head,
      }))
    expect(await Promise.all(Array.from({ length: 20 }, next))).toEqual(Array.from({ length: 20 }, (_, index) => index))
  })

  it('shows a decision what those before it wrote, though all came at once', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const key = { collection: 'tasks', id: 'r1' }
    const asked = (now: number) => ({ keys: [key], changeIds: [], seen: [1, 2], now })
    const decide = (now: number) =>
      storage.decideRows(workspaceId, asked(now), (state) => ({
        records: [record(state.head + 1, 'r1')],
        log: [],
        result: [state.record(key)?.seq ?? null, state.committedAt(1), state.committedAt(2)],
      }))
    expect(await Promise.all([decide(10), decide(20), decide(30)])).toEqual([
      [null, 0, 0],
      [1, 10, 0],
      [2, 10, 20],
    ])
    expect((await storage.recordsAfter(workspaceId, 0, 10)).records.map(({ seq }) => seq)).toEqual([3])
  })

  it('keeps workspaces apart', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const other = randomUUID()
    await storage.addWorkspace({ id: other, name: 'O', epoch: 'e', createdAt: '2026-01-01T00:00:00.000Z' })
    await put(storage, workspaceId, [record(1)])
    await storage.appendUpdate(workspaceId, 'd', Uint8Array.of(1))
    expect(await storage.head(other)).toBe(0)
    expect((await storage.recordsAfter(other, 0, 10)).records).toEqual([])
    expect(await storage.updates(other, 'd')).toEqual([])
  })

  it('keeps the log of a document in order, byte for byte', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const bytes = [Uint8Array.of(0, 255, 128), Uint8Array.of(), new Uint8Array(100_000).fill(7)]
    await Promise.all(bytes.map((update) => storage.appendUpdate(workspaceId, 'd', update)))
    expect((await storage.updates(workspaceId, 'd')).map(({ update }) => update)).toEqual(bytes)
  })

  it('compaction removes exactly the updates it merged, and nothing when one of them is gone', async () => {
    const { storage, workspaceId } = await withWorkspace()
    for (const byte of [1, 2]) await storage.appendUpdate(workspaceId, 'd', Uint8Array.of(byte))
    const ids = (await storage.updates(workspaceId, 'd')).map(({ id }) => id)
    await storage.appendUpdate(workspaceId, 'd', Uint8Array.of(3))
    const merged = { update: Uint8Array.of(12), at: 7, memberIds: ['m', 'n'] }
    expect(await storage.compact(workspaceId, 'd', ids, [merged])).toBe(true)
    expect(await storage.updates(workspaceId, 'd')).toContainEqual({ id: expect.any(Number), ...merged })
    const bytes = async () => (await storage.updates(workspaceId, 'd')).map(({ update }) => Array.from(update))
    expect((await bytes()).toSorted(byFirst)).toEqual([[12], [3]])
    expect(await storage.compact(workspaceId, 'd', ids, [{ ...merged, update: Uint8Array.of(99) }])).toBe(false)
    expect((await bytes()).toSorted(byFirst)).toEqual([[12], [3]])
  })

  it('keeps who wrote an update and when, and names the documents that have a log', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const source = { at: 1_767_225_600_000, memberIds: ['ann'] }
    await storage.appendUpdate(workspaceId, 'b', Uint8Array.of(1), source)
    await storage.appendUpdate(workspaceId, 'a', Uint8Array.of(2))
    await storage.appendUpdate(workspaceId, 'C', Uint8Array.of(3))
    await storage.appendUpdate(workspaceId, 'C', Uint8Array.of(4))
    expect(await storage.updates(workspaceId, 'b')).toMatchObject([source])
    expect(await storage.updates(workspaceId, 'a')).toMatchObject([{ at: 0, memberIds: [] }])
    const restored = { at: source.at + 1, memberIds: ['bob'], restores: source.at }
    await storage.appendUpdate(workspaceId, 'b', Uint8Array.of(5), restored)
    expect((await storage.updates(workspaceId, 'b')).map(({ restores }) => restores)).toEqual([undefined, source.at])
    expect(await storage.documentsPage(workspaceId, '', 2)).toEqual(['C', 'a'])
    expect(await storage.documentsPage(workspaceId, 'a', 2)).toEqual(['b'])
  })

  it('gives a ticket out once, within its time, and no more than so many to one device', async () => {
    const { storage } = await withWorkspace()
    const bounds = { now: 0, maxWaiting: 3 }
    for (const hash of ['a', 'b', 'c']) expect(await storage.putTicket(ticket(hash), bounds)).toBe(true)
    expect(await storage.putTicket(ticket('d'), bounds)).toBe(false)
    expect(await storage.putTicket({ ...ticket('e'), tokenHash: 'other' }, bounds)).toBe(true)
    expect(await storage.takeTicket('a', 99)).toBe('device')
    expect(await storage.takeTicket('a', 99)).toBeNull()
    expect(await storage.takeTicket('b', 100)).toBeNull()
    expect(await storage.takeTicket('none', 0)).toBeNull()
    expect(await storage.putTicket({ ...ticket('f'), expiresAt: 200 }, { ...bounds, now: 100 })).toBe(true)
    expect(await storage.takeTicket('f', 150)).toBe('device')
  })
}
