import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import { closeCodes, subprotocol } from '../../../lib/messages/sync-protocol'
import { addMember, createDeviceToken } from '../../../server/workspaces'
import { reader } from '../documents/history-reader'
import { expectAllThere, writeUntilKilled } from '../documents/kill'
import { linesOf, writeLine } from '../documents/plan-text'
import { openPlan } from '../document-client'
import { eventually } from '../eventually'
import { fetchTicket } from '../fetch-ticket'
import { seededRandom } from '../random'
import { connectRows, RowsClient, taskFields } from '../rows-client'
import type { Device } from '../running-server'
import { PrivatePostgres } from '../services/private-postgres'
import { PrivateRedis } from '../services/private-redis'
import { clusterUnavailableReason } from '../services/programs'
import { openPlace, spawnServer, type SpawnedServer } from '../spawned-server'

const reason = clusterUnavailableReason()
if (reason !== null) console.info(reason)

interface Team {
  one: SpawnedServer
  two: SpawnedServer
  /** Of two members; each may connect to either process. */
  ann: (server: SpawnedServer) => Device
  bob: (server: SpawnedServer) => Device
}

const at = (device: Omit<Device, 'ticket'>) => (server: SpawnedServer) => ({
  ...device,
  ticket: () => fetchTicket(server.url, device.token),
})

describe.skipIf(reason !== null)('two processes on PostgreSQL and Redis', { timeout: 180_000 }, () => {
  let postgres: PrivatePostgres
  let redis: PrivateRedis

  beforeAll(async () => {
    postgres = await PrivatePostgres.start()
    redis = await PrivateRedis.start()
  }, 60_000)
  afterAll(async () => {
    await postgres.stop()
    await redis.stop()
  })

  async function startTeam(): Promise<Team> {
    const place = { database: await postgres.database(), redis: redis.url }
    const one = await spawnServer(place)
    const two = await spawnServer(place, one)
    const storage = await openPlace(place)
    const { workspaceId } = one
    const email = 'bob@sidelight.test'
    const memberId = await addMember(storage, workspaceId, { name: 'Bob', email, role: 'member' })
    const made = await createDeviceToken(storage, { workspaceId, email, device: 'laptop', server: one.url })
    await storage.close()
    return { one, two, ann: at(one.device), bob: at({ ...made, memberId }) }
  }

  it('rows, plans, presence and tickets cross over', async () => {
    const { one, two, ann, bob } = await startTeam()
    const near = await connectRows(one, ann(one))
    const far = await connectRows(two, bob(two))
    far.send({ type: 'watch', accountIds: ['acme'] })

    const startedAt = performance.now()
    const change = near.change({ collection: 'tasks', recordId: 't1', op: 'create', patch: { set: taskFields } })
    await near.push(change)
    const { head } = await far.frame('poke')
    const pokeMs = performance.now() - startedAt
    const page = await far.pull(0)
    expect(page.records.map(({ id }) => id)).toContain('t1')
    expect(page.cursor).toBe(head)

    const plan = await openPlan(one, ann(one), 'acme')
    const other = await openPlan(two, bob(two), 'acme')
    const typedAt = performance.now()
    plan.text.insert(0, 'from one')
    await eventually(() => expect(other.text.toJSON()).toBe('from one'))
    const typedMs = performance.now() - typedAt
    other.text.insert(8, ' and two')
    await eventually(() => expect(plan.text.toJSON()).toBe('from one and two'))
    console.info(`over two processes: a poke after ${pokeMs.toFixed(0)} ms, a key after ${typedMs.toFixed(0)} ms`)

    plan.provider.awareness.setLocalStateField('user', { name: 'Ann' })
    await eventually(() =>
      expect([...other.provider.awareness.getStates().values()]).toContainEqual({ user: { name: 'Ann' } }),
    )
    // One who comes later is told at once who is there.
    const late = await openPlan(two, bob(two), 'acme')
    await eventually(() =>
      expect([...late.provider.awareness.getStates().values()]).toContainEqual({ user: { name: 'Ann' } }),
    )
    const isAnn = ({ id }: { id: string }) => id === ann(one).memberId
    await far.frame('editing', ({ members }) => members.some(isAnn))
    plan.provider.destroy()
    await eventually(() =>
      expect([...late.provider.awareness.getStates().values()]).not.toContainEqual({ user: { name: 'Ann' } }),
    )
    await eventually(() => {
      const last = far.frames.findLast((frame) => frame.type === 'editing')
      expect(last?.type === 'editing' && last.members.some(isAnn)).toBe(false)
    })

    const ticket = await ann(one).ticket()
    const there = await new RowsClient(`${two.socketUrl}/v1/rows`, [subprotocol, ticket]).opened()
    there.hello()
    await there.frame('welcome')
    const again = new RowsClient(`${one.socketUrl}/v1/rows`, [subprotocol, ticket])
    expect((await again.closed).code).toBe(closeCodes.unauthorized)
  })

  it('a version restored at one is what the other shows, and both tell the same history', async () => {
    const { one, two, ann, bob } = await startTeam()
    const [near, far] = [await openPlan(one, ann(one), 'acme'), await openPlan(two, bob(two), 'acme')]
    const [hers, his] = [reader({ server: one }, ann(one)), reader({ server: two }, bob(two))]
    writeLine(near.doc, 'ours')
    await eventually(() => expect(linesOf(far.doc)).toEqual(['ours']))
    const [first] = await his.versions()
    writeLine(far.doc, 'theirs')
    await eventually(() => expect(linesOf(near.doc)).toEqual(['ours', 'theirs']))
    const restored = await his.restore(first?.id ?? '')
    await eventually(() => expect([linesOf(near.doc), linesOf(far.doc)]).toEqual([['ours'], ['ours']]))
    const told = await hers.versions()
    expect(told.map(({ id, memberIds }) => [id, memberIds])).toContainEqual([restored, [bob(two).memberId]])
    expect(await his.versions()).toEqual(told)
  })

  it('without Redis each serves its own and learns of the other’s rows; when it is back, plans are in step again', async () => {
    const { one, two, ann, bob } = await startTeam()
    const plan = await openPlan(one, ann(one), 'acme')
    const other = await openPlan(two, bob(two), 'acme')
    const near = await connectRows(one, ann(one))
    const far = await connectRows(two, bob(two))
    await redis.kill()
    onTestFinished(() => redis.resume())
    const change = near.change({ collection: 'tasks', recordId: 't1', op: 'create', patch: { set: taskFields } })
    expect((await near.push(change)).results).toMatchObject([{ outcome: 'applied' }])
    plan.text.insert(0, 'while it was gone')
    const colleague = await openPlan(one, ann(one), 'acme')
    expect(colleague.text.toJSON()).toBe('while it was gone')
    await far.frame('poke')
    expect(other.text.toJSON()).toBe('')
    await redis.resume()
    await eventually(() => expect(other.text.toJSON()).toBe('while it was gone'))
    other.text.insert(0, 'and ')
    await eventually(() => expect(plan.text.toJSON()).toBe('and while it was gone'))
  })

  it('kill -9 of one under load: nothing acknowledged is missing, what only the disk knew is shown, the other serves on', async () => {
    const { one, two, ann, bob } = await startTeam()
    const watcher = await openPlan(two, bob(two), 'acme')
    const told = { words: new Set<string>(), rows: new Set<string>() }
    const random = seededRandom(20_260_106)
    const other = { ...two, kill: () => Promise.resolve() }
    await Promise.all([writeUntilKilled(one, 0, 300 + random() * 300, told), writeWhile(other, told)])
    expect(told.words.size).toBeGreaterThan(0)
    expect(told.rows.size).toBeGreaterThan(0)
    await expectAllThere({ ...two, device: ann(two) }, told)
    await eventually(() => {
      const shown = new Set(watcher.text.toJSON().match(/[^;]+;/g))
      expect([...told.words].filter((word) => !shown.has(word))).toEqual([])
    })
    console.info(`one of two killed: ${told.words.size} words and ${told.rows.size} rows acknowledged, none missing`)
  })

  it('PostgreSQL killed under both: refused, nothing confirmed is lost, and both go on when it is back', async () => {
    const { one, two, ann, bob } = await startTeam()
    const plan = await openPlan(one, ann(one), 'acme')
    const rows = await connectRows(two, bob(two))
    const create = (recordId: string) =>
      rows.change({ collection: 'tasks', recordId, op: 'create', patch: { set: taskFields } })
    expect((await rows.push(create('t1'))).results).toMatchObject([{ outcome: 'applied' }])
    await postgres.kill()
    onTestFinished(() => postgres.resume())
    rows.send({ type: 'push', request: 99, sentAt: new Date().toISOString(), changes: [create('t2')] })
    expect(await rows.frame('error')).toMatchObject({ request: 99, code: 'storageFailed' })
    plan.text.insert(0, 'kept by the client')
    await postgres.resume()
    expect((await rows.push(create('t3'))).results).toMatchObject([{ outcome: 'applied' }])
    const ids = (await rows.pull(0)).records.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['t1', 't3']))
    await eventually(async () => {
      await comeBack(plan.provider, () => ann(one).ticket())
      const fresh = await openPlan(two, bob(two), 'acme')
      expect(fresh.text.toJSON()).toBe('kept by the client')
      fresh.provider.destroy()
    })
  })
})

/** A ticket is for one try, which a process that has just lost its database may still refuse. */
async function comeBack(provider: WebsocketProvider, ticket: () => Promise<string>): Promise<void> {
  if (provider.ws !== null) return
  provider.protocols = [subprotocol, await ticket()]
  provider.connect()
}

/** Rows and words through the process that stays, all of which it has to confirm. */
async function writeWhile(server: SpawnedServer, told: { words: Set<string>; rows: Set<string> }): Promise<void> {
  const rows = await connectRows(server, server.device)
  for (let row = 0; row < 40; row += 1) {
    const recordId = `stays${row}`
    const change = rows.change({ collection: 'tasks', recordId, op: 'create', patch: { set: taskFields } })
    const { results } = await rows.push(change)
    expect(results).toMatchObject([{ outcome: 'applied' }])
    told.rows.add(recordId)
  }
}
