import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../../lib/domain/calendar'
import { dayText } from '../../../lib/domain/calendar-day'
import { emptyAccount } from '../../../lib/domain/default-account'
import { defaultPolicy } from '../../../lib/domain/policy'
import { readToldSources, toldSourcesId } from '../../../lib/domain/told-sources'
import { alertSchema, referenceSchema } from '../../../lib/messages/rows'
import type { StoredRecord } from '../../../server/storage/storage'
import type { Device, TestServer } from '../running-server'
import { eventually } from '../eventually'
import { connectRows } from '../rows-client'
import { startServer } from '../running-server'

/** By the workspace's own calendar: its day begins hours before that of UTC. */
const daysAgo = (days: number): string => dayText(calendarOf(defaultPolicy.calendar).dayAt(Date.now()) - days)

function owing(overdueSince: string | null) {
  const {
    id: _,
    deletedAt: _d,
    createdAt: _c,
    domains: _o,
    tags: _t,
    externalKeys: _e,
    ...plain
  } = emptyAccount('', 'Acme', '')
  return { ...plain, customerSince: daysAgo(400), receivablesKnown: true, overdueSince, ownerId: 'ann' }
}

async function alertsOf({ storage, workspaceId }: TestServer) {
  return (await storage.recordsOf(workspaceId, 'alerts')).map(({ data }) => alertSchema.parse(data))
}

async function withClient(): Promise<{
  server: TestServer
  client: Awaited<ReturnType<typeof connectRows>>
  ann: Device
}> {
  const server = await startServer({ alerts: { quietMs: 20 }, reference: { quietMs: 20 } })
  const ann = await server.addDevice('Ann')
  return { server, client: await connectRows(server, ann), ann }
}

const at = new Date().toISOString()
const readSources = (record: StoredRecord | undefined) =>
  readToldSources(referenceSchema.safeParse(record?.data).data?.values ?? null)
const login = (accountId: string) => ({ accountId, kind: 'login', value: null, at, recordedAt: at, contactId: null })

describe('the alerts of a team', () => {
  it('are opened by the server once an episode, and ended when the figure is clearly back', async () => {
    const { server, client } = await withClient()
    const set = owing(daysAgo(45))
    await client.push(client.change({ collection: 'accounts', recordId: 'acme', op: 'create', patch: { set } }))
    await eventually(async () => expect(await alertsOf(server)).toHaveLength(1))
    const [first] = await alertsOf(server)
    expect(first).toMatchObject({
      accountId: 'acme',
      rule: 'receivables',
      value: 45,
      line: 30,
      ownerId: 'ann',
      endedAt: null,
    })
    expect(first?.dueOn).not.toBeNull()
    expect(first?.evidence).toEqual([{ collection: 'accounts', id: 'acme' }])
    const paid = { overdueSince: null }
    await client.push(client.change({ collection: 'accounts', recordId: 'acme', op: 'update', patch: { set: paid } }))
    await eventually(async () => expect((await alertsOf(server))[0]?.endedAt).not.toBeNull())
    const late = { overdueSince: daysAgo(31) }
    await client.push(client.change({ collection: 'accounts', recordId: 'acme', op: 'update', patch: { set: late } }))
    await eventually(async () => expect(await alertsOf(server)).toHaveLength(2))
    const second = (await alertsOf(server)).find(({ endedAt }) => endedAt === null)
    expect(second?.previousId).toBe(first?.id)
  })

  it('rest on sources that every member is told of: once a day, and when something else follows from them', async () => {
    const { server, client } = await withClient()
    const told = async () => {
      const rows = await server.storage.recordsOf(server.workspaceId, 'reference')
      return rows.find(({ id }) => id === toldSourcesId)
    }
    const push = async (recordId: string, set: object) =>
      client.push(client.change({ collection: 'signals', recordId, op: 'create', patch: { set: { ...set } } }))
    await push('s1', login('acme'))
    await eventually(async () => expect(readSources(await told())?.usage.kinds).toEqual(['login']))
    const first = await told()
    await push('s2', { ...login('acme'), at: new Date().toISOString() })
    await push('s3', { ...login('acme'), kind: 'coreUse' })
    await eventually(async () => expect(readSources(await told())?.usage.kinds).toEqual(['coreUse', 'login']))
    expect(readSources(first)?.usage.newestAt).toBe(at)
  })

  it('are read by an index of the account, not by a walk over all rows', async () => {
    const { server, client } = await withClient()
    await client.push(
      client.change({ collection: 'signals', recordId: 's1', op: 'create', patch: { set: login('acme') } }),
      client.change({ collection: 'signals', recordId: 's2', op: 'create', patch: { set: login('other') } }),
    )
    const rows = await server.storage.recordsOfAccount(server.workspaceId, 'acme')
    expect(rows.map(({ id }) => id)).toEqual(['s1'])
    expect(await server.storage.recordsOfAccount('another', 'acme')).toEqual([])
  })
})
