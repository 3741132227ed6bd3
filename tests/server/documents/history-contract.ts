/** A plan's history as members ask for it over HTTP: the same with every storage. */
import { describe, expect, it } from 'vitest'
import { createMemoryBus } from '../../../server/bus/memory'
import { compactLog } from '../../../server/documents/plan'
import { createServer } from '../../../server/http/server'
import { StorageError, type Storage } from '../../../server/storage/storage'
import { openPlan } from '../document-client'
import { eventually } from '../eventually'
import { account } from '../rows/access-team'
import { connectRows } from '../rows-client'
import { startServer } from '../running-server'
import { path, reader } from './history-reader'
import { linesOf, writeLine } from './plan-text'

const idOf = (versions: readonly { id: string }[], index: number): string => versions[index]?.id ?? ''

export function describePlanHistory(open: () => Promise<Storage>): void {
  const start = async () => startServer({ storage: await open(), bus: createMemoryBus() })

  it('two write, one restores: the other’s open plan shows it, and every word stays in the history', async () => {
    const server = await start()
    const [annDevice, bobDevice] = [await server.addDevice('Ann'), await server.addDevice('Bob')]
    const ann = await openPlan(server, annDevice, 'acme')
    const bob = await openPlan(server, bobDevice, 'acme')
    const asked = reader(server, annDevice)
    writeLine(ann.doc, 'ours')
    await eventually(() => expect(linesOf(bob.doc)).toEqual(['ours']))
    await eventually(async () => expect(await asked.versions()).toHaveLength(1))
    const first = idOf(await asked.versions(), 0)
    writeLine(bob.doc, 'theirs')
    await eventually(() => expect(linesOf(ann.doc)).toEqual(['ours', 'theirs']))

    expect(await asked.lines(first)).toEqual(['ours'])
    const restoring = await asked.restore(first)
    await eventually(() => expect([linesOf(ann.doc), linesOf(bob.doc)]).toEqual([['ours'], ['ours']]))
    writeLine(bob.doc, 'after')
    await eventually(() => expect(linesOf(ann.doc)).toEqual(['ours', 'after']))

    // Also when the log has been merged, which leaves one update a version.
    for (const isMerged of [false, true]) {
      if (isMerged) await compactLog(server.storage, server.workspaceId, 'acme')
      const versions = await asked.versions()
      expect(versions.map(({ added, removed }) => [added, removed])).toEqual([
        ['after'.length, 0],
        [0, 'theirs'.length],
        ['ourstheirs'.length, 0],
      ])
      expect(versions[1]).toMatchObject({
        id: restoring,
        memberIds: [annDevice.memberId],
        restored: expect.any(String),
      })
      expect(new Set(versions[2]?.memberIds)).toEqual(new Set([annDevice.memberId, bobDevice.memberId]))
      expect(await asked.lines(idOf(versions, 2))).toEqual(['ours', 'theirs'])
      expect(await asked.lines(idOf(versions, 1))).toEqual(['ours'])
    }
    const replaced = idOf(await asked.versions(), 2)
    await asked.restore(replaced)
    await eventually(() => expect(linesOf(bob.doc)).toEqual(['ours', 'theirs']))
    expect(await asked.restore(replaced)).toBeNull()
    expect((await asked.versions()).map(({ restored }) => restored !== null)).toEqual([true, false, true, false])
    expect(await asked.lines(idOf(await asked.versions(), 1))).toEqual(['ours', 'after'])
  })

  it('a version that is merged away, and one that never was, is told to be gone', async () => {
    const server = await start()
    const device = await server.addDevice('Ann')
    const ann = await openPlan(server, device, 'acme')
    const asked = reader(server, device)
    writeLine(ann.doc, 'one')
    await eventually(async () => expect(await asked.versions()).toHaveLength(1))
    const old = idOf(await asked.versions(), 0)
    writeLine(ann.doc, 'two')
    await eventually(async () => expect(idOf(await asked.versions(), 0)).not.toBe(old))
    await compactLog(server.storage, server.workspaceId, 'acme')
    for (const version of [old, '1']) {
      expect(await asked.ask('GET', `${path}/versions/${version}`)).toMatchObject({
        status: 404,
        body: { code: 'notFound' },
      })
      expect(await asked.ask('POST', `${path}/restore`, { version })).toMatchObject({ status: 404 })
    }
    expect(linesOf(ann.doc)).toEqual(['one', 'two'])
  })

  it('of two processes, one restores and the other’s open plan shows it', async () => {
    const bus = createMemoryBus()
    const server = await startServer({ storage: await open(), bus })
    const second = await createServer({ storage: server.storage, bus, port: 0 })
    const [annDevice, bobDevice] = [await server.addDevice('Ann'), await server.addDevice('Bob')]
    const bob = await openPlan(server, bobDevice, 'acme')
    const asked = reader({ ...server, server: second }, annDevice)
    writeLine(bob.doc, 'one')
    await eventually(async () => expect(await asked.versions()).toHaveLength(1))
    const first = idOf(await asked.versions(), 0)
    writeLine(bob.doc, 'two')
    await eventually(async () => expect(idOf(await asked.versions(), 0)).not.toBe(first))
    await asked.restore(first)
    await eventually(() => expect(linesOf(bob.doc)).toEqual(['one']))
    await second.close()
  })

  describe('who may', () => {
    it('a viewer looks and restores nothing', async () => {
      const server = await start()
      const [device, viewer] = [await server.addDevice('Ann'), await server.addDevice('Vic', 'viewer')]
      const ann = await openPlan(server, device, 'acme')
      writeLine(ann.doc, 'one')
      const asked = reader(server, viewer)
      await eventually(async () => expect(await asked.versions()).toHaveLength(1))
      const version = idOf(await asked.versions(), 0)
      expect(await asked.lines(version)).toEqual(['one'])
      writeLine(ann.doc, 'two')
      const refused = await asked.ask('POST', `${path}/restore`, { version })
      expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } })
      expect(linesOf(ann.doc)).toEqual(['one', 'two'])
    })

    it('a restricted account’s history is its owner’s, colleagues’ and admins’, from the moment it is restricted', async () => {
      const server = await start()
      const [annDevice, bobDevice] = [await server.addDevice('Ann'), await server.addDevice('Bob')]
      const admin = await server.addDevice('Ada', 'admin')
      const ann = await openPlan(server, annDevice, 'acme')
      writeLine(ann.doc, 'secret')
      const bob = reader(server, bobDevice)
      await eventually(async () => expect(await bob.versions()).toHaveLength(1))
      const version = idOf(await bob.versions(), 0)
      const rows = await connectRows(server, annDevice)
      const made = rows.change(account('acme', { ownerId: annDevice.memberId, isRestricted: true }))
      expect((await rows.push(made)).results).toMatchObject([{ outcome: 'applied' }])
      for (const [method, where, body] of [
        ['GET', `${path}/versions`],
        ['GET', `${path}/versions/${version}`],
        ['POST', `${path}/restore`, { version }],
      ] as const) {
        const refused = await bob.ask(method, where, body)
        expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } })
        expect(JSON.stringify(refused.body)).not.toContain('secret')
      }
      for (const device of [annDevice, admin]) expect(await reader(server, device).lines(version)).toEqual(['secret'])
    })

    it('nobody without a token, with a revoked one, or of another workspace', async () => {
      const server = await start()
      const device = await server.addDevice('Ann')
      const ann = await openPlan(server, device, 'acme')
      writeLine(ann.doc, 'one')
      const asked = reader(server, device)
      await eventually(async () => expect(await asked.versions()).toHaveLength(1))
      const version = idOf(await asked.versions(), 0)
      const other = await startServer()
      const stranger = reader(other, await other.addDevice('Eve'))
      expect(await stranger.versions()).toEqual([])
      expect((await stranger.ask('GET', `${path}/versions/${version}`)).status).toBe(404)
      await server.storage.revokeToken(server.workspaceId, device.tokenId, new Date().toISOString())
      for (const where of [`${path}/versions`, `${path}/versions/${version}`])
        expect((await asked.ask('GET', where)).status).toBe(401)
      expect((await asked.ask('POST', `${path}/restore`, { version })).status).toBe(401)
    })
  })

  it('what is none of the protocol is refused with a sentence', async () => {
    const server = await start()
    const { ask } = reader(server, await server.addDevice('Ann'))
    for (const name of ['a%2fb', 'a%00', '..%2f..', 'x'.repeat(101), '%E4%B8%AD'])
      expect(await ask('GET', `/v1/plans/${name}/versions`)).toMatchObject({
        status: 400,
        body: { code: 'malformed' },
      })
    for (const version of ['abc', '-1', '1'.repeat(17), '1.5'])
      expect(await ask('GET', `${path}/versions/${version}`)).toMatchObject({ status: 400 })
    for (const body of ['{', {}, { version: 7 }, { version: '__proto__' }, []])
      expect(await ask('POST', `${path}/restore`, body)).toMatchObject({ status: 400, body: { code: 'malformed' } })
    const huge = await ask('POST', `${path}/restore`, { version: '1', more: 'x'.repeat(20_000) })
    expect(huge.status).toBe(413)
  })

  it('a flood is told to wait', async () => {
    const few = { burst: 3, perSecond: 0.001 }
    const many = { burst: 100, perSecond: 100 }
    const limited = { failures: many, requests: many, invitations: many }
    const server = await startServer({ storage: await open(), requests: { ...limited, histories: few } })
    const { ask } = reader(server, await server.addDevice('Ann'))
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask('GET', `${path}/versions`)))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(3)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    const strict = await startServer({ storage: await open(), requests: { ...limited, restores: few } })
    const other = reader(strict, await strict.addDevice('Ann'))
    const statuses = []
    for (let turn = 0; turn < 5; turn += 1)
      statuses.push((await other.ask('POST', `${path}/restore`, { version: '1' })).status)
    expect(statuses).toEqual([404, 404, 404, 429, 429])
  })

  it('when the disk refuses, nothing is restored and nobody sees it', async () => {
    let isFull = false
    const storage = await open()
    const server = await startServer({
      storage,
      wrap: (wrapped) =>
        new Proxy(wrapped, {
          get(target, name: keyof Storage) {
            if (name === 'appendUpdate' && isFull) return () => Promise.reject(new StorageError('The disk is full.'))
            const value = target[name]
            return typeof value === 'function' ? value.bind(target) : value
          },
        }),
    })
    const device = await server.addDevice('Ann')
    const ann = await openPlan(server, device, 'acme')
    const asked = reader(server, device)
    writeLine(ann.doc, 'one')
    await eventually(async () => expect(await asked.versions()).toHaveLength(1))
    const first = idOf(await asked.versions(), 0)
    writeLine(ann.doc, 'two')
    await eventually(async () => expect(idOf(await asked.versions(), 0)).not.toBe(first))
    isFull = true
    const refused = await asked.ask('POST', `${path}/restore`, { version: first })
    expect(refused).toMatchObject({ status: 503, body: { code: 'storageFailed' } })
    expect(linesOf(ann.doc)).toEqual(['one', 'two'])
    isFull = false
    expect(await asked.restore(first)).not.toBeNull()
    expect(await asked.lines(idOf(await asked.versions(), 0))).toEqual(['one'])
  })
}
