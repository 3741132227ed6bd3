import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { closeCodes, subprotocol } from '../../../lib/messages/sync-protocol'
import { StorageError, type Storage } from '../../../server/storage/storage'
import { addMember, writeAsServer } from '../../../server/workspaces'
import { createMemoryBus } from '../../../server/bus/memory'
import { connectRows, RowsClient, taskFields } from '../rows-client'
import { startServer } from '../running-server'

const createTask = (recordId: string, title = 'Send the quote') => ({
  collection: 'tasks',
  recordId,
  op: 'create' as const,
  patch: { set: { ...taskFields, title } },
})

describe('push, pull, poke', () => {
  it('welcomes with workspace, member, epoch and head', async () => {
    const server = await startServer()
    const ann = await connectRows(server, await server.addDevice('Ann'))
    const welcome = await ann.frame('welcome')
    expect(welcome).toMatchObject({
      workspace: { id: server.workspaceId, name: 'Test' },
      member: { name: 'Ann', email: 'ann@sidelight.test', role: 'member' },
      head: 2,
      isReadOnly: false,
    })
  })

  it('a colleague is poked and pulls what was pushed; members come as rows', async () => {
    const server = await startServer()
    const ann = await connectRows(server, await server.addDevice('Ann'))
    const bob = await connectRows(server, await server.addDevice('Bob'))
    const { results, records } = await ann.push(ann.change(createTask('t1')))
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied'])
    expect(records).toMatchObject([{ collection: 'tasks', id: 't1', seq: 4, record: { title: 'Send the quote' } }])
    expect((await bob.frame('poke')).head).toBe(4)
    const { records: pulled, cursor, more } = await bob.pull()
    expect(pulled.map(({ collection }) => collection)).toEqual(['members', 'members', 'members', 'tasks'])
    expect({ cursor, more }).toEqual({ cursor: 4, more: false })
    expect(ann.frames.filter(({ type }) => type === 'poke')).toEqual([])
  })

  it('a large push is written in parts, in the order of its counters, and answered as one', async () => {
    const server = await startServer()
    const ann = await connectRows(server, await server.addDevice('Ann'))
    const bob = await connectRows(server, await server.addDevice('Bob'))
    const first = ann.change(createTask('t0'))
    const others = Array.from({ length: 249 }, (_, index) => ann.change(createTask(`t${index + 1}`)))
    const bad = ann.change({ ...createTask('bad'), patch: { set: {} } })
    const last = ann.change({ ...createTask('t0'), op: 'update', patch: { set: { title: 'Send it again' } } })
    const asked = [last, ...others.toReversed(), bad, first, others[0]]
    const { results, records } = await ann.push(...asked)
    expect(results.map(({ id }) => id)).toEqual(asked.map((change) => change?.id))
    expect(results.filter(({ outcome }) => outcome !== 'applied').map(({ id }) => id)).toEqual([bad.id])
    expect(new Set(records.map(({ id }) => id)).size).toBe(250)
    expect(records).toHaveLength(250)
    expect(records.find(({ id }) => id === 't0')).toMatchObject({ seq: 254, record: { title: 'Send it again' } })
    await bob.frame('poke', ({ head }) => head === 254)
    // More than is read at one go.
    const { records: pulled, more } = await bob.pull(3)
    expect({ more, ids: pulled.map(({ id }) => id) }).toEqual({
      more: false,
      ids: [...others.map((_, index) => `t${index + 1}`), 't0'],
    })
  })

  it('pulls in pages, and the pages of one account alone', async () => {
    const server = await startServer()
    const ann = await connectRows(server, await server.addDevice('Ann'))
    await ann.push(...Array.from({ length: 5 }, (_, index) => ann.change(createTask(`t${index}`))))
    const other = ann.change(createTask('other'))
    await ann.push({ ...other, patch: { set: { ...taskFields, accountId: 'a2' } } })
    const first = await ann.pull(2, 4)
    expect(first).toMatchObject({ cursor: 6, more: true })
    const second = await ann.pull(first.cursor, 4)
    expect(second).toMatchObject({ cursor: 8, more: false })
    expect((await ann.pull(0, 2000, 'a2')).records.map(({ id }) => id)).toEqual(['other'])
  })

  it('a deleted record is pulled as its id alone', async () => {
    const server = await startServer()
    const ann = await connectRows(server, await server.addDevice('Ann'))
    await ann.push(ann.change(createTask('t1')), ann.change({ ...createTask('t1'), op: 'delete', patch: {} }))
    expect((await ann.pull(2)).records).toEqual([{ collection: 'tasks', id: 't1', seq: 4, record: null }])
  })

  it('rule 3: a repeated id gets its first answer and does nothing again', async () => {
    const server = await startServer()
    const ann = await connectRows(server, await server.addDevice('Ann'))
    const bob = await connectRows(server, await server.addDevice('Bob'))
    const change = ann.change(createTask('t1'))
    const bad = ann.change({ ...createTask('t2'), patch: { set: {} } })
    const first = await ann.push(change, bad)
    const head = (await ann.pull()).cursor
    const again = await ann.push(change, bad, change)
    expect(again.results.slice(0, 2)).toEqual(first.results)
    expect((await ann.pull()).cursor).toBe(head)
    expect((await bob.push(change)).results).toMatchObject([{ outcome: 'refused', code: 'idTaken' }])
  })

  it('a change that is wrong is refused, the rest proceed', async () => {
    const server = await startServer()
    const ann = await connectRows(server, await server.addDevice('Ann'))
    const { results } = await ann.push(
      ann.change({ ...createTask('t1'), patch: { set: { ...taskFields, kind: 'wish' } } }),
      { ...ann.change(createTask('t2')), collection: 'No Such' },
      JSON.parse(JSON.stringify(ann.change(createTask('t3'))).replace('"title"', '"__proto__":1,"title"')),
      ann.change(createTask('t4')),
    )
    expect(results.map((result) => ('code' in result ? result.code : result.outcome)).toSorted()).toEqual([
      'applied',
      'badRow',
      'malformed',
      'malformed',
    ])
    expect((await ann.pull(2)).records.map(({ id }) => id)).toEqual(['t4'])
  })

  it('rule 11: in a team only the server writes members and reference', async () => {
    const server = await startServer()
    const ann = await connectRows(server, await server.addDevice('Ann', 'owner'))
    const self = ann.change({
      collection: 'members',
      recordId: server.ownerId,
      op: 'update',
      patch: { set: { role: 'viewer' } },
    })
    expect((await ann.push(self)).results).toMatchObject([{ outcome: 'refused', code: 'serverOnly' }])
  })

  it('a viewer reads, but does not write', async () => {
    const server = await startServer()
    const eve = await connectRows(server, await server.addDevice('Eve', 'viewer'))
    expect((await eve.push(eve.change(createTask('t1')))).results).toMatchObject([
      { outcome: 'refused', code: 'viewer' },
    ])
    expect((await eve.pull()).records).toHaveLength(2)
  })

  it('rule 9: a client of an older model may only read, one of no known protocol has to update', async () => {
    const server = await startServer()
    const device = await server.addDevice('Ann')
    const old = new RowsClient(`${server.socketUrl}/v1/rows`, [subprotocol, await device.ticket()])
    await old.opened()
    old.hello(0, { protocol: { min: 1, max: 1 }, model: { min: 0, max: 0 } })
    expect((await old.frame('welcome')).isReadOnly).toBe(true)
    old.send({ type: 'push', request: 9, sentAt: new Date().toISOString(), changes: [] })
    expect(await old.frame('error')).toMatchObject({ request: 9, code: 'readOnly' })
    const newer = new RowsClient(`${server.socketUrl}/v1/rows`, [subprotocol, await device.ticket()])
    await newer.opened()
    newer.hello(0, { protocol: { min: 2, max: 3 }, model: { min: 1, max: 1 } })
    expect((await newer.closed).code).toBe(closeCodes.tooOld)
  })

  it('rule 10: a burst of pushes is at most two pokes in its second', async () => {
    const server = await startServer()
    const ann = await connectRows(server, await server.addDevice('Ann'))
    const bob = await connectRows(server, await server.addDevice('Bob'))
    const started = Date.now()
    for (let index = 0; index < 10; index += 1) await ann.push(ann.change(createTask(`t${index}`)))
    await bob.frame('poke', ({ head }) => head === 13)
    const seconds = Math.floor((Date.now() - started) / 1000)
    expect(bob.frames.filter(({ type }) => type === 'poke').length).toBeLessThanOrEqual(2 + seconds)
  })

  it('what is on a colleague’s screen is poked for at once, whatever the second', async () => {
    const server = await startServer()
    const ann = await connectRows(server, await server.addDevice('Ann'))
    const bob = await connectRows(server, await server.addDevice('Bob'))
    bob.send({ type: 'watch', accountIds: ['seen'] })
    await bob.pull()
    const change = (id: string, accountId: string) =>
      ann.change({ collection: 'tasks', recordId: id, op: 'create', patch: { set: { ...taskFields, accountId } } })
    const heads: number[] = []
    for (const [id, accountId] of [
      ['t1', 'seen'],
      ['t2', 'elsewhere'],
      ['t3', 'seen'],
      ['t4', 'seen'],
    ] as const)
      heads.push((await ann.push(change(id, accountId))).records[0]?.seq ?? 0)
    await bob.frame('poke', ({ head }) => head === heads[3])
    const told = bob.frames.flatMap((frame) => (frame.type === 'poke' ? [frame.head] : []))
    // What nobody looks at may have waited; each of the others was told of by itself.
    expect(told.filter((head) => head !== heads[1])).toEqual([heads[0], heads[2], heads[3]])
  })

  it('what the command line writes is poked for at the next recheck', async () => {
    const server = await startServer({ recheckMs: 20 })
    const ann = await connectRows(server, await server.addDevice('Ann'))
    await addMember(server.storage, server.workspaceId, { name: 'Zoe', email: 'zoe@sidelight.test', role: 'member' })
    expect((await ann.frame('poke')).head).toBe(3)
  })

  it('a row that the server writes is not held back by its own earlier ones', async () => {
    const server = await startServer()
    const write = (role: string) =>
      writeAsServer(server.storage, createMemoryBus(), server.workspaceId, {
        collection: 'members',
        recordId: server.ownerId,
        op: 'update',
        patch: { set: { role } },
      })
    for (const role of ['admin', 'viewer', 'owner']) await write(role)
    const record = await server.storage.record(server.workspaceId, { collection: 'members', id: server.ownerId })
    expect(record?.data['role']).toBe('owner')
  })
})

it('three hundred frames sent at once are answered in their order', async () => {
  const server = await startServer()
  const ann = await connectRows(server, await server.addDevice('Ann'))
  const changes = Array.from({ length: 300 }, (_, index) => ann.change(createTask(`t${index}`)))
  for (const [request, change] of changes.entries())
    ann.send({ type: 'push', request, sentAt: new Date().toISOString(), changes: [change] })
  await ann.frame('pushed', ({ request }) => request === 299)
  const order = ann.frames.flatMap((frame) => (frame.type === 'pushed' ? [frame.request] : []))
  expect(order).toEqual(changes.map((_, index) => index))
})

describe('when the disk refuses', () => {
  it('nothing is confirmed, the socket stays, and the same push goes through later', async () => {
    let isFull = false
    const wrap = (storage: Storage): Storage =>
      new Proxy(storage, {
        get(target, name) {
          if (name === 'decideRows' && isFull) return () => Promise.reject(new StorageError('disk full'))
          const value: unknown = Reflect.get(target, name)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
    const server = await startServer({ wrap })
    const ann = await connectRows(server, await server.addDevice('Ann'))
    const change = ann.change(createTask('t1'))
    isFull = true
    ann.send({ type: 'push', request: 77, sentAt: new Date().toISOString(), changes: [change] })
    expect(await ann.frame('error')).toMatchObject({ request: 77, code: 'storageFailed' })
    expect(ann.frames.some(({ type }) => type === 'pushed')).toBe(false)
    isFull = false
    expect((await ann.push(change)).results).toEqual([{ id: change.id, outcome: 'applied' }])
  })
})

describe('frames that are none', () => {
  it.each([
    ['no JSON', '{"type":'],
    ['no frame', '[]'],
    ['an unknown type', '{"type":"drop"}'],
    [
      'a change without an id',
      JSON.stringify({ type: 'push', request: 1, sentAt: '2026-01-01T00:00:00.000Z', changes: [{}] }),
    ],
    [
      'too many changes',
      JSON.stringify({
        type: 'push',
        request: 1,
        sentAt: '2026-01-01T00:00:00.000Z',
        changes: Array.from({ length: 1001 }, () => ({})),
      }),
    ],
    ['a pull without end', '{"type":"pull","request":1,"cursor":0,"limit":1000000}'],
  ])('%s: closed with a sentence', async (_, text) => {
    const server = await startServer()
    const ann = await connectRows(server, await server.addDevice('Ann'))
    ann.send(text)
    const { code, reason } = await ann.closed
    expect(code).toBe(closeCodes.malformed)
    expect(reason).toMatch(/frame/)
  })

  it('a push before hello, and a binary frame', async () => {
    const server = await startServer()
    const device = await server.addDevice('Ann')
    const early = await new RowsClient(
      `${server.socketUrl}/v1/rows`,
      [subprotocol, await device.ticket()],
      randomUUID(),
    ).opened()
    early.send({ type: 'pull', request: 1, cursor: 0, limit: 1 })
    expect((await early.closed).code).toBe(closeCodes.malformed)
    const binary = await connectRows(server, device)
    binary.socket.send(Buffer.from([1, 2, 3]))
    expect((await binary.closed).code).toBe(closeCodes.malformed)
  })

  it('a frame over its limit, by the length it begins with', async () => {
    const server = await startServer()
    const ann = await connectRows(server, await server.addDevice('Ann'))
    // Never ended: whoever reads it whole waits.
    for (let part = 0; part < 2; part += 1) ann.socket.send('x'.repeat(5 * 1024 * 1024), { fin: false })
    expect((await ann.closed).code).toBe(closeCodes.tooLarge)
  })
})
