/** What goes wrong on the way: garbage, lost answers, full disks, put-out colleagues. */
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import { createServer } from 'node:http'
import { findLogged, logMessage, messageKeysOf } from '../../lib/store/log'
import { loadIdentity, readMeta, writeMeta } from '../../lib/store/meta'
import { createRow } from '../../lib/store/write'
import { joinTeam, parseJoinCode } from '../../lib/sync/join'
import { pullAll } from '../../lib/sync/pull'
import { settlePush } from '../../lib/sync/push'
import { modelVersion } from '../../lib/messages/sync-protocol'
import { RowsSocket } from '../../lib/sync/rows-socket'
import { stopFor } from '../../lib/sync/stopped'
import { StorageError } from '../../server/storage/storage'
import { writeJoinCode } from '../../server/workspaces'
import { message } from './message'
import { afterThisTest, newClient, newMember, newTeam, until } from './team'

const full = (): never => {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
}

describe('the answer to a push', () => {
  it('may be lost: the change is sent again and stays one', async () => {
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    await li.goOffline()
    await createRow(li.db, 'accounts', { name: 'Twice sent' })
    const [change] = await li.db.outbox.toArray()
    if (!change) throw new Error('Nothing was queued.')
    li.goOnline()
    await li.isUpToDate()
    await li.goOffline()
    const head = await team.storage.head(team.workspaceId)
    await li.db.outbox.add(change)
    li.goOnline()
    await li.isUpToDate()
    expect(await team.storage.head(team.workspaceId)).toBe(head)
    expect(await li.db.attention.count()).toBe(0)
  })

  it('may come when the disk is full: the outbox keeps the change', async () => {
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    await li.goOffline()
    await createRow(li.db, 'accounts', { name: 'Kept' })
    const sent = await li.db.outbox.toArray()
    li.db.acknowledged.hook('creating', full)
    const results = sent.map(({ id }) => ({ id, outcome: 'applied' as const }))
    const settling = settlePush(li.db, sent, { results, records: [] }, new Date().toISOString())
    await expect(settling).rejects.toThrow('The browser has no room left')
    expect(await li.db.outbox.toArray()).toEqual(sent)
    li.goOnline()
    await until(() => li.state.status === 'storageFull')
    li.db.acknowledged.hook('creating').unsubscribe(full)
    await li.isUpToDate()
  })
})

describe('a server that cannot store a push', () => {
  it('says so, and gets it again when it can; the client may also just end', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    afterThisTest(() => warn.mockRestore())
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    const refuse = vi.spyOn(team.storage, 'decideRows').mockRejectedValue(new StorageError('The disk is full.'))
    await createRow(li.db, 'accounts', { name: 'Kept here' })
    await until(() => refuse.mock.calls.length >= 2)
    await until(() => li.state.status === 'cannotReach')
    await li.goOffline()
    expect(await li.db.outbox.count()).toBe(1)
    refuse.mockRestore()
    li.goOnline()
    await until(async () => (await team.storage.recordsOf(team.workspaceId, 'accounts')).length === 1)
  })

  it('is asked again after a pause that grows, not at once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    afterThisTest(() => warn.mockRestore())
    const team = await newTeam()
    const li = await newMember(team, 'Li', { retryBase: 200 })
    const asked: number[] = []
    const refuse = vi.spyOn(team.storage, 'decideRows').mockImplementation(async () => {
      asked.push(Date.now())
      throw new StorageError('The disk is full.')
    })
    afterThisTest(() => refuse.mockRestore())
    await createRow(li.db, 'accounts', { name: 'Kept here' })
    await until(() => asked.length >= 3)
    // At least half of the base, then at least half of its double.
    expect((asked[2] ?? 0) - (asked[0] ?? 0)).toBeGreaterThan(250)
  })
})

describe('a server whose versions have nothing in common with ours', () => {
  it('is left alone, and asked again after an hour: either side may have been updated', async () => {
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    await li.goOffline()
    await stopFor(li.db, 'needsUpdate')
    li.goOnline()
    await until(() => li.state.status === 'needsUpdate')
    await li.goOffline()
    await writeMeta(li.db, 'stoppedAt', Date.now() - 3_600_001)
    li.goOnline()
    await until(() => li.state.status === 'upToDate')
    expect(await readMeta(li.db, 'stopped')).toBeNull()
  })
})

describe('a server that says there is more for ever', () => {
  it('is not believed', async () => {
    const li = await newClient()
    await writeMeta(li.db, 'epoch', 'e')
    let asked = 0
    const pull = async () => {
      asked += 1
      if (asked > 5) throw new Error('It was believed.')
      return { type: 'pulled' as const, request: asked, epoch: 'e', records: [], cursor: 0, more: true }
    }
    await expect(pullAll(li.db, { pull })).rejects.toThrow('did not move on')
  })
})

describe('a server that answers pings and nothing else', () => {
  it('is left after a while', async () => {
    const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'sidelight.v1' })
    afterThisTest(() => {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    })
    sockets.on('connection', (socket) => socket.on('message', () => socket.send('{"type":"pong"}')))
    await new Promise((resolve) => sockets.on('listening', resolve))
    const address = sockets.address()
    if (typeof address !== 'object' || !address) throw new Error('There is no port.')
    const socket = new RowsSocket({
      url: `ws://127.0.0.1:${address.port}`,
      protocols: ['sidelight.v1', 'ticket'],
      signal: new AbortController().signal,
      onFrame: () => undefined,
      pingEvery: 10,
      answerWithin: 50,
    })
    const hello = { protocol: { min: 1, max: 1 }, model: { min: 1, max: modelVersion }, device: crypto.randomUUID() }
    await expect(socket.greet({ ...hello, epoch: null, cursor: 0 })).rejects.toThrow('no answer')
  })
})

describe('a server that sends garbage', () => {
  it('is left and tried again, and nothing is lost', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    afterThisTest(() => warn.mockRestore())
    const team = await newTeam()
    const client = await newClient()
    await joinTeam(client.db, await team.invite('Li'))
    await createRow(client.db, 'accounts', { name: 'Mine' })
    let connections = 0
    const http = createServer((_, response) => {
      response.setHeader('content-type', 'application/json')
      const member = { id: 'm', name: 'Li', email: 'li@x.test', role: 'member' }
      const workspace = { id: team.workspaceId, name: 'Team' }
      response.end(JSON.stringify({ ticket: 't'.repeat(30), workspace, member }))
    })
    const sockets = new WebSocketServer({ server: http, handleProtocols: () => 'sidelight.v1' })
    sockets.on('connection', (socket) => {
      connections += 1
      socket.send(connections % 2 === 0 ? Buffer.from([0xff, 0x00]) : '{"type":"welcome","truncat')
    })
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    afterThisTest(() => {
      for (const socket of sockets.clients) socket.terminate()
      http.close()
    })
    const address = http.address()
    if (typeof address !== 'object' || !address) throw new Error('There is no port.')
    await writeMeta(client.db, 'server', `http://127.0.0.1:${address.port}`)
    client.goOnline()
    await until(() => connections >= 3)
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('none of the protocol'))
    expect(await client.db.outbox.count()).toBe(1)
    await writeMeta(client.db, 'server', team.url)
    await client.isUpToDate()
    expect(await team.storage.recordsOf(team.workspaceId, 'accounts')).toHaveLength(1)
  })
})

describe('a colleague who is put out', () => {
  it('is told, keeps what is here, and comes back with a new code', async () => {
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    const [token] = await team.storage.tokens(team.workspaceId)
    if (!token) throw new Error('There is no token.')
    await li.goOffline()
    await team.storage.revokeToken(team.workspaceId, token.id, new Date().toISOString())
    const id = await createRow(li.db, 'accounts', { name: 'Still here' })
    li.goOnline()
    await until(() => li.state.status === 'notAMember')
    expect(await li.db.accounts.get(id)).toBeDefined()
    expect(await joinTeam(li.db, await team.inviteAgain('Li'))).toMatchObject({ ok: true })
    await li.isUpToDate()
    expect(await team.storage.recordsOf(team.workspaceId, 'accounts')).toHaveLength(1)
  })
})

describe('joining', () => {
  it('uploads what was made alone, under the ids of the team', async () => {
    const team = await newTeam()
    const li = await newClient()
    const account = await createRow(li.db, 'accounts', {
      name: 'Alone',
      ownerId: (await loadIdentity(li.db)).memberId,
    })
    const alone = await logMessage(li.db, { ...message, accountId: account })
    const wang = await newMember(team, 'Wang')
    expect(await joinTeam(li.db, await team.invite('Li'))).toEqual({ ok: true, workspace: 'Team' })
    li.goOnline()
    await until(async () => (await wang.db.interactions.count()) === 1)
    const { memberId } = await loadIdentity(li.db)
    expect(await wang.db.accounts.get(account)).toMatchObject({ name: 'Alone', ownerId: memberId })
    const logged = await findLogged(wang.db, account, messageKeysOf(message))
    expect(logged?.interactionId).not.toBe(alone)
    expect(logged?.by).toMatchObject([{ memberId, name: 'Li', isMe: false }])
    // The colleague's click meets the same row.
    expect(await logMessage(wang.db, { ...message, accountId: account })).toBe(logged?.interactionId)
    await until(async () => (await li.db.interactions.toArray())[0]?.loggedBy.length === 2)
    expect(await li.db.interactions.count()).toBe(1)
  })

  it('happens once, also when the code is pasted in two pages at once', async () => {
    const team = await newTeam()
    const li = await newClient()
    await createRow(li.db, 'accounts', { name: 'Alone' })
    const code = await team.invite('Li')
    const answers = await Promise.all([joinTeam(li.db, code), joinTeam(li.db, code)])
    expect(answers.map(({ ok }) => ok)).toEqual([true, true])
    expect(await li.db.outbox.count()).toBe(1)
  })

  it('refuses what is no code, a server that is not safe, and another team', async () => {
    const token = 'a'.repeat(43)
    expect(parseJoinCode('hello')).toBeNull()
    expect(parseJoinCode('sidelight1.%%%')).toBeNull()
    expect(parseJoinCode(writeJoinCode({ server: 'http://example.org', token }))).toBeNull()
    expect(parseJoinCode(` ${writeJoinCode({ server: 'https://example.org/x', token })}\n`)).toEqual({
      server: 'https://example.org',
      token,
    })
    const [team, other] = [await newTeam(), await newTeam()]
    const li = await newMember(team, 'Li')
    expect(await joinTeam(li.db, 'hello')).toEqual({ ok: false, reason: 'badCode' })
    expect(await joinTeam(li.db, await other.invite('Li'))).toEqual({ ok: false, reason: 'otherTeam' })
    expect(await joinTeam(li.db, writeJoinCode({ server: team.url, token }))).toEqual({ ok: false, reason: 'refused' })
    const nobody = writeJoinCode({ server: 'http://127.0.0.1:9', token })
    expect(await joinTeam(li.db, nobody)).toEqual({ ok: false, reason: 'unreachable' })
  })
})
