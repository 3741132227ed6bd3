/** The window of a first sync at the server: pages without what lies before it, and that on demand, to whoever may see it (r8, r11). */
import { describe, expect, it } from 'vitest'
import { emptyAccount } from '../../../lib/domain/default-account'
import { patchOfRow } from '../../../lib/store/write'
import { connectRows } from '../rows-client'
import { startServer, type TestServer } from '../running-server'
import { writeAsServer } from '../../../server/workspaces'
import { createMemoryBus } from '../../../server/bus/memory'

const dayMs = 86_400_000
const daysAgo = (days: number): string => new Date(Date.now() - days * dayMs).toISOString()

async function put(server: TestServer, collection: string, recordId: string, set: object): Promise<void> {
  const patch = { set: { createdAt: daysAgo(0), ...set } }
  await writeAsServer(server.storage, createMemoryBus(), server.workspaceId, {
    collection,
    recordId,
    op: 'create',
    patch,
  })
}

const signal = (days: number, rest: object = {}) => ({
  accountId: 'acme',
  contactId: null,
  kind: 'nps',
  value: 1,
  at: daysAgo(days),
  recordedAt: daysAgo(days),
  ...rest,
})

async function begin() {
  const server = await startServer()
  const account = { ...emptyAccount('acme', 'Acme', daysAgo(0)), ownerId: server.ownerId, isRestricted: true }
  await put(server, 'accounts', 'acme', patchOfRow('accounts', account).set ?? {})
  for (const days of [1, 900, 901, 902]) await put(server, 'signals', `s${days}`, signal(days))
  const admin = await connectRows(server, await server.addDevice('Adam', 'admin'))
  return { server, admin }
}

const ids = (frame: { records: { id: string; collection: string }[] }): string[] =>
  frame.records.flatMap(({ id, collection }) => (collection === 'signals' ? [id] : []))

describe('a pull with the window', () => {
  it('of the policy is told what was left out, and moves past it', async () => {
    const { admin } = await begin()
    const page = await admin.pull(0, 2000, undefined, { window: 'policy' })
    expect(ids(page)).toEqual(['s1'])
    expect(page.window?.until).toBe(page.cursor)
    expect((await admin.pull(page.cursor, 10)).window).toBeUndefined()
  })

  it('is never stuck on a page of which nothing is left', async () => {
    const { admin } = await begin()
    const seen: string[] = []
    for (let cursor = 0, isMore = true, rounds = 0; isMore; rounds += 1) {
      expect(rounds).toBeLessThan(30)
      const page = await admin.pull(cursor, 1, undefined, { window: 'policy' })
      expect(page.cursor > cursor || !page.more).toBe(true)
      seen.push(...ids(page))
      cursor = page.cursor
      isMore = page.more
    }
    expect(seen).toEqual(['s1'])
  })
})

describe('what lies before the window', () => {
  it('is told newest first, so many at a time, those of one instant together, deleted ones never', async () => {
    const { server, admin } = await begin()
    await put(server, 'signals', 'twin', signal(0, { at: (await recordAt(server, 's901')) ?? '' }))
    const bus = createMemoryBus()
    const gone = { collection: 'signals', recordId: 's902', op: 'delete', patch: {} } as const
    await writeAsServer(server.storage, bus, server.workspaceId, gone)
    const older = (before: string, limit: number) => admin.pull(0, limit, 'acme', { before })
    const first = await older(daysAgo(830), 2)
    expect(ids(first).toSorted()).toEqual(['s900', 's901', 'twin'])
    expect(first.more).toBe(false)
    const one = await older(daysAgo(830), 1)
    expect([ids(one), one.more]).toEqual([['s900'], true])
  })

  it('of a restricted account is nobody’s who may not see it', async () => {
    const { server } = await begin()
    const rep = await connectRows(server, await server.addDevice('Rep'))
    const page = await rep.pull(0, 10, 'acme', { before: daysAgo(0) })
    expect([page.records, page.more]).toEqual([[], false])
  })
})

async function recordAt(server: TestServer, id: string): Promise<string | null> {
  const at = (await server.storage.record(server.workspaceId, { collection: 'signals', id }))?.data['at']
  return typeof at === 'string' ? at : null
}
