import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { limits } from '../../../lib/messages/limits'
import { closeCodes } from '../../../lib/messages/sync-protocol'
import { writeStep2 } from '../../../server/documents/messages'
import { DocumentClient, openPlan, textOf, typed } from '../document-client'
import { connectRows } from '../rows-client'
import { startServer } from '../running-server'
import { eventually } from '../eventually'

describe('two stock providers in one plan', () => {
  it('converge, see each other’s cursors, and find it all again after everybody has left', async () => {
    const server = await startServer({ documentIdleMs: 10 })
    const [ann, bob] = [await server.addDevice('Ann'), await server.addDevice('Bob')]
    const a = await openPlan(server, ann, 'acme')
    const b = await openPlan(server, bob, 'acme')
    for (let index = 0; index < 20; index += 1) {
      a.text.insert(0, `a${index} `)
      b.text.insert(b.text.length, `b${index} `)
    }
    await eventually(() => expect(a.text.toJSON()).toBe(b.text.toJSON()))
    expect(a.text.toJSON().split(' ')).toHaveLength(41)
    a.provider.awareness.setLocalStateField('user', { name: 'Ann' })
    await eventually(() =>
      expect(b.provider.awareness.getStates().get(a.doc.clientID)).toEqual({ user: { name: 'Ann' } }),
    )
    a.provider.destroy()
    await eventually(() => expect(b.provider.awareness.getStates().has(a.doc.clientID)).toBe(false))
    b.provider.destroy()
    // Unloading merges the log.
    await eventually(async () => expect(await server.storage.updates(server.workspaceId, 'acme')).toHaveLength(1))
    const late = await openPlan(server, ann, 'acme')
    expect(late.text.toJSON()).toBe(a.text.toJSON())
  })

  it('what was written while one was offline is there when it comes back', async () => {
    const server = await startServer()
    const [ann, bob] = [await server.addDevice('Ann'), await server.addDevice('Bob')]
    const a = await openPlan(server, ann, 'acme')
    const b = await openPlan(server, bob, 'acme')
    a.provider.disconnect()
    a.text.insert(0, 'offline ')
    b.text.insert(0, 'online ')
    a.provider.protocols = ['sidelight.v1', await ann.ticket()]
    a.provider.connect()
    await eventually(() => {
      expect(b.text.toJSON()).toContain('offline')
      expect(a.text.toJSON()).toBe(b.text.toJSON())
    })
  })

  it('rows sockets that watch the account learn at once who has the plan open, each member once', async () => {
    const server = await startServer()
    const [ann, bob] = [await server.addDevice('Ann'), await server.addDevice('Bob')]
    const watcher = await connectRows(server, bob)
    watcher.send({ type: 'watch', accountIds: ['acme'] })
    await watcher.frame('editing', ({ members }) => members.length === 0)
    const first = await openPlan(server, ann, 'acme')
    const second = await openPlan(server, ann, 'acme')
    const { members } = await watcher.frame('editing', (frame) => frame.members.length > 0)
    expect(members).toEqual([{ id: ann.memberId, name: 'Ann' }])
    watcher.frames.length = 0
    first.provider.destroy()
    second.provider.destroy()
    await watcher.frame('editing', (frame) => frame.members.length === 0)
  })
})

describe('what a document socket answers and refuses', () => {
  it('what is known already is not logged again', async () => {
    const server = await startServer()
    const client = await DocumentClient.open(server, 'acme', await server.addDevice('Ann'))
    const update = typed('once')
    for (let index = 0; index < 5; index += 1) client.write(update)
    client.socket.send(writeStep2(update))
    await client.acknowledged()
    expect(await server.storage.updates(server.workspaceId, 'acme')).toHaveLength(1)
  })

  it('two thousand edits sent at once are all kept, with few syncs of the disk', async () => {
    const server = await startServer()
    const client = await DocumentClient.open(server, 'acme', await server.addDevice('Ann'))
    const doc = new Y.Doc()
    doc.on('update', (update: Uint8Array) => client.write(update))
    for (let index = 0; index < 2000; index += 1) doc.getText('text').insert(0, 'x')
    expect(textOf(await client.acknowledged())).toHaveLength(2000)
  })

  it('what several write at once each reader is told once, and nobody their own', async () => {
    const server = await startServer()
    const device = await server.addDevice('Ann')
    const clients: DocumentClient[] = []
    for (let index = 0; index < 4; index += 1) clients.push(await DocumentClient.open(server, 'acme', device))
    const [reader, ...writers] = clients
    for (const writer of writers) {
      const doc = new Y.Doc()
      doc.on('update', (update: Uint8Array) => writer.write(update))
      for (let edit = 0; edit < 20; edit += 1) doc.getText('text').insert(edit, 'x')
    }
    await eventually(() => expect(reader?.updates()).toHaveLength(60))
    expect(textOf(...(reader?.updates() ?? []))).toBe('x'.repeat(60))
    await Promise.all(clients.map((client) => client.acknowledged()))
    for (const writer of writers) expect(writer.updates()).toHaveLength(40)
  })

  it('a viewer is answered, its empty update ignored, any other refused with a code', async () => {
    const server = await startServer()
    const ann = await DocumentClient.open(server, 'acme', await server.addDevice('Ann'))
    ann.write(typed('hello'))
    await ann.acknowledged()
    const eve = await DocumentClient.open(server, 'acme', await server.addDevice('Eve', 'viewer'))
    eve.write(Y.encodeStateAsUpdate(new Y.Doc()))
    expect(textOf(await eve.acknowledged())).toBe('hello')
    eve.write(typed('mine'))
    expect((await eve.closed).code).toBe(closeCodes.forbidden)
    expect(textOf(await ann.acknowledged())).toBe('hello')
  })

  it('an update over 1 MiB: closed with nothing stored; a step 2 may be larger', async () => {
    const server = await startServer()
    const device = await server.addDevice('Ann')
    const large = typed('x'.repeat(limits.updateBytes + 1))
    const client = await DocumentClient.open(server, 'acme', device)
    client.write(large)
    expect((await client.closed).code).toBe(closeCodes.tooLarge)
    expect(await server.storage.updates(server.workspaceId, 'acme')).toEqual([])
    const stepping = await DocumentClient.open(server, 'acme', device)
    stepping.socket.send(writeStep2(large))
    expect((await stepping.acknowledged()).byteLength).toBeGreaterThan(limits.updateBytes)
  })

  it('a frame over 8 MiB: closed by the length it begins with, the others write on', async () => {
    const server = await startServer()
    const [ann, eve] = [await server.addDevice('Ann'), await server.addDevice('Eve')]
    const attacker = await DocumentClient.open(server, 'acme', eve)
    // Never ended: whoever reads it whole waits.
    for (let part = 0; part < 2; part += 1) attacker.socket.send(new Uint8Array(5 * 1024 * 1024), { fin: false })
    expect((await attacker.closed).code).toBe(closeCodes.tooLarge)
    const client = await DocumentClient.open(server, 'acme', ann)
    client.write(typed('small'))
    expect(textOf(await client.acknowledged())).toBe('small')
  })

  it('a document over 8 MiB: the update that would pass the limit is refused, the rest stays and goes on', async () => {
    const server = await startServer()
    const device = await server.addDevice('Ann')
    const client = await DocumentClient.open(server, 'acme', device)
    const mebibyte = 'x'.repeat(1_000_000)
    for (let index = 0; index < 8; index += 1) client.write(typed(mebibyte))
    expect((await client.acknowledged()).byteLength).toBeGreaterThan(8_000_000)
    client.write(typed(mebibyte))
    expect((await client.closed).code).toBe(closeCodes.tooLarge)
    expect(await server.storage.updates(server.workspaceId, 'acme')).toHaveLength(8)
    const next = await DocumentClient.open(server, 'acme', device)
    next.write(typed('small'))
    expect(textOf(await next.acknowledged())).toContain('small')
  })

  it('a reader that takes nothing is closed, and does not hold up the others', async () => {
    const outgoing = { maxWaitingBytes: 2 * 1024 * 1024, maxStalledMs: 60_000 }
    const server = await startServer({ outgoing })
    const [ann, bob] = [await server.addDevice('Ann'), await server.addDevice('Bob')]
    const slow = await DocumentClient.open(server, 'acme', bob)
    await slow.acknowledged()
    slow.socket.pause()
    const writer = await DocumentClient.open(server, 'acme', ann)
    for (let index = 0; index < 12; index += 1) writer.write(typed('x'.repeat(600_000)))
    await writer.acknowledged()
    slow.socket.resume()
    // The close frame stands behind what waited; cut off, the client sees 1006.
    expect([closeCodes.tooSlow, 1006]).toContain((await slow.closed).code)
    expect(slow.updates().length).toBeLessThan(12)
  })
})
