/** What any storage has to do for the ingestion; part of the suite of contract.ts. */
import { randomUUID } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import type { IngestedMessage } from '../../../server/storage/ingest-storage'
import type { Storage } from '../../../server/storage/storage'

const thing = { call: 'track', name: 'Thing', outcome: 'unmapped', reason: 'why', at: 1000, waitsFor: null } as const

const message = (id: string, more: Partial<IngestedMessage> = {}): IngestedMessage => ({
  id,
  ...thing,
  body: '{"Ana":1}',
  ...more,
})

const waits = (id: string, at: number, waitsFor: string) => message(id, { at, waitsFor, outcome: 'waiting' })

const counted = async (storage: Storage, workspaceId: string) =>
  (await storage.ingest.counts(workspaceId)).map(({ name, outcome, count }) => `${name} ${outcome} ${count}`)

/** @param open gives an empty storage */
export function testIngestStorage(open: () => Promise<Storage>): void {
  async function withWorkspace(): Promise<{ storage: Storage; workspaceId: string }> {
    const storage = await open()
    onTestFinished(() => storage.close())
    const workspaceId = randomUUID()
    await storage.addWorkspace({ id: workspaceId, name: 'W', epoch: 'e', createdAt: '2026-01-01T00:00:00.000Z' })
    return { storage, workspaceId }
  }

  it('finds a write key by its hash and keeps the first instant of its revocation', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const createdAt = '2026-01-01T00:00:00.000Z'
    const key = { id: 'k', hash: 'h', workspaceId, name: 'Shop', createdAt, revokedAt: null }
    await storage.ingest.addKey(key)
    expect(await storage.ingest.keyByHash('h')).toEqual(key)
    expect(await storage.ingest.keyByHash('x')).toBeNull()
    expect(await storage.ingest.revokeKey(workspaceId, 'k', '2026-02-01T00:00:00.000Z')).toBe(true)
    expect(await storage.ingest.revokeKey(workspaceId, 'k', '2026-03-01T00:00:00.000Z')).toBe(true)
    expect(await storage.ingest.revokeKey(randomUUID(), 'k', createdAt)).toBe(false)
    expect((await storage.ingest.keys(workspaceId)).map(({ revokedAt }) => revokedAt)).toEqual([
      '2026-02-01T00:00:00.000Z',
    ])
  })

  it('notes and counts an ingested message once, and moves its count when it is written later', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const { ingest } = storage
    await ingest.note(workspaceId, [message('1'), message('2', { at: 2000 }), message('1')])
    await ingest.note(workspaceId, [message('2')])
    expect(await ingest.known(workspaceId, ['1', '2', '3'])).toEqual(new Set(['1', '2']))
    expect(await ingest.known(randomUUID(), ['1'])).toEqual(new Set())
    expect(await ingest.counts(workspaceId)).toEqual([
      { call: 'track', name: 'Thing', outcome: 'unmapped', count: 2, firstAt: 1000, lastAt: 2000, reason: 'why' },
    ])
    await ingest.note(workspaceId, [message('2', { outcome: 'written', reason: '', body: null })])
    await ingest.note(workspaceId, [message('2', { outcome: 'refused' })])
    expect(await counted(storage, workspaceId)).toEqual(['Thing unmapped 1', 'Thing written 1'])
    expect((await ingest.kept(workspaceId, { outcome: 'unmapped' }, 10)).map(({ id }) => id)).toEqual(['1'])
  })

  it('gives kept messages by whom they wait for, oldest first', async () => {
    const { storage, workspaceId } = await withWorkspace()
    await storage.ingest.note(workspaceId, [waits('b', 2, 'user:1'), waits('a', 1, 'user:1'), waits('c', 0, 'user:2')])
    const ids = async (limit: number) =>
      (await storage.ingest.kept(workspaceId, { waitsFor: ['user:1', 'user:9'] }, limit)).map(({ id }) => id)
    expect([await ids(10), await ids(1)]).toEqual([['a', 'b'], ['a']])
  })

  it('gives kept messages of some events by outcome, newest first', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const { ingest } = storage
    const other = message('4', { name: "O'ther", at: 4, outcome: 'refused' })
    const page = message('5', { call: 'page', at: 5 })
    await ingest.note(workspaceId, [
      message('1'),
      message('2', { at: 2000 }),
      message('3', { body: null }),
      other,
      page,
    ])
    const ids = async (names: string[], outcomes: IngestedMessage['outcome'][], limit = 10) =>
      (await ingest.keptOf(workspaceId, { call: 'track', names, outcomes }, limit)).map(({ id }) => id)
    expect(await ids(['Thing'], ['unmapped', 'refused'])).toEqual(['2', '1'])
    expect(await ids(['Thing'], ['unmapped'], 1)).toEqual(['2'])
    expect(await ids(['Thing', "O'ther"], ['refused'])).toEqual(['4'])
    expect([await ids([], ['refused']), await ids(['Thing'], [])]).toEqual([[], []])
  })

  it('forgets the bodies that name somebody, and what is old or too much', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const { ingest } = storage
    const many = ['1', '2', '3', '4'].map((id) => message(id, { at: Number(id) }))
    await ingest.note(workspaceId, [...many, message('5', { at: 5, name: 'Other', body: '{"to":"ANA@x.test"}' })])
    const kept = async () => (await ingest.kept(workspaceId, { outcome: 'unmapped' }, 10)).map(({ id }) => id)
    await ingest.forget(workspaceId, ['ana@x.test'])
    expect(await kept()).toEqual(['1', '2', '3', '4'])
    await ingest.prune(workspaceId, { before: 2, bodies: 10, bodiesPerName: 2 })
    expect(await kept()).toEqual(['3', '4'])
    await ingest.prune(workspaceId, { before: 2, bodies: 1, bodiesPerName: 2 })
    expect(await kept()).toEqual(['4'])
    expect(await ingest.known(workspaceId, ['1', '2', '5'])).toEqual(new Set(['2', '5']))
    expect(await counted(storage, workspaceId)).toEqual(['Other unmapped 1', 'Thing unmapped 4'])
  })
}
