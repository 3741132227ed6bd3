/** What messages become by the defaults and by an admin's mappings. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { emptyAccount, emptyContact } from '../../../lib/domain/default-account'
import { writeAsServer } from '../../../server/workspaces'
import { createMemoryBus } from '../../../server/bus/memory'
import { connectRows } from '../rows-client'
import { each, startSource, type Source } from './source'

const track = (event: string, properties: object = {}, rest: object = {}) => ({
  type: 'track',
  messageId: randomUUID(),
  userId: 'u1',
  event,
  properties,
  ...rest,
})
const identify = (userId: string, traits: object, rest: object = {}) => ({
  type: 'identify',
  messageId: randomUUID(),
  userId,
  traits,
  ...rest,
})
const group = (groupId: string, traits: object, rest: object = {}) => ({
  type: 'group',
  messageId: randomUUID(),
  userId: 'u1',
  groupId,
  traits,
  ...rest,
})

const ana = identify('u1', { email: 'Ana@Acme.test', name: 'Ana Lopez', title: 'CTO', phone: '+34 600' })
const acme = group('g1', { name: 'Acme', website: 'https://www.acme.test/en', industry: 'Steel', employees: '40' })

const accountFields = (id: string, name: string) => {
  const {
    id: _,
    deletedAt: _d,
    domains: _o,
    tags: _t,
    externalKeys: _e,
    ...rest
  } = emptyAccount(id, name, '2026-01-01T00:00:00.000Z')
  return rest
}

const order = (total: number, rest: object = {}) =>
  track('Order Completed', {
    order_id: '1001',
    total,
    currency: 'eur',
    products: [{ name: 'Anvil' }, { name: 'Rope' }, { sku: 'R-1' }],
    ...rest,
  })

const mapping = (fields: object) => ({ kind: null, once: 'message', fields: {}, ...fields })

async function known(): Promise<Source> {
  const source = await startSource()
  await source.batch(ana, acme)
  return source
}

describe('a person', () => {
  it('is made by identify and put to the account of their domain, which group makes', async () => {
    const source = await known()
    const [account] = await source.rows('accounts')
    expect(account).toMatchObject({
      name: 'Acme',
      domains: ['acme.test'],
      industry: 'Steel',
      employees: 40,
      externalKeys: ['segment:g1'],
    })
    const contacts = await source.rows('contacts')
    expect(contacts).toMatchObject([
      {
        name: 'Ana Lopez',
        emails: ['ana@acme.test'],
        title: 'CTO',
        phone: '+34 600',
        externalKeys: ['segment:u1'],
        accountIds: [account?.['id']],
      },
    ])
    expect(await source.counts()).toEqual(['written group: 1', 'written identify: 1'])
  })

  it('that the team knows is found by address, and what a colleague wrote of them stays', async () => {
    const source = await startSource()
    const device = await source.server.addDevice('Rep')
    const client = await connectRows(source.server, device)
    const {
      id: _,
      createdAt: _made,
      deletedAt: _gone,
      emails: _e,
      accountIds: _a,
      externalKeys: _k,
      ...set
    } = emptyContact('c1', 'Dr Ana López', '2026-01-01T00:00:00.000Z')
    const change = client.change({
      collection: 'contacts',
      recordId: 'c1',
      op: 'create',
      patch: { set, add: { emails: ['ana@acme.test'] } },
    })
    expect((await client.push(change)).results).toMatchObject([{ outcome: 'applied' }])
    await source.batch(ana)
    expect(await source.rows('contacts')).toMatchObject([
      { id: 'c1', name: 'Dr Ana López', title: 'CTO', externalKeys: ['segment:u1'] },
    ])
    const poke = await client.frame('poke')
    const pulled = await client.pull(poke.head - 1)
    expect(pulled.records).toMatchObject([{ collection: 'contacts', record: { title: 'CTO' } }])
  })

  it('who was deleted is not brought back, a colleague is no contact', async () => {
    const source = await known()
    const [contact] = await source.rows('contacts')
    const { storage, workspaceId } = source.server
    const change = { collection: 'contacts', recordId: String(contact?.['id']), op: 'delete' as const, patch: {} }
    await writeAsServer(storage, createMemoryBus(), workspaceId, change)
    await source.batch(
      identify('u1', { email: 'ana@acme.test', name: 'Ana again' }),
      identify('u9', { email: 'owner@sidelight.test' }),
      track('Order Completed', { order_id: '7', total: 5, email: 'ana@acme.test' }),
    )
    expect(await source.rows('contacts')).toEqual([])
    expect(await source.rows('orders')).toEqual([])
    expect(await source.counts()).toContain('ignored identify: 2')
  })

  it('changes their name and gets a second address, but not one that is somebody else’s', async () => {
    const source = await known()
    await source.batch(
      identify('u2', { email: 'bo@acme.test' }),
      identify('u1', { email: 'ana@home.test', name: 'Ana Ruiz' }),
      identify('u1', { email: 'bo@acme.test' }),
    )
    const contacts = await source.rows('contacts')
    expect(each(contacts, 'name', 'emails')).toEqual([
      '"Ana Ruiz" ["ana@acme.test","ana@home.test"]',
      '"bo" ["bo@acme.test"]',
    ])
  })
})

describe('an account', () => {
  it('is found by domain, then by a name that it alone has, and its owner’s words stay', async () => {
    const source = await startSource()
    const { storage, workspaceId } = source.server
    for (const [id, name, domain] of [
      ['a1', 'ACME Steel', 'acme.test'],
      ['a2', 'Globex', 'globex.test'],
    ] as const)
      await writeAsServer(storage, createMemoryBus(), workspaceId, {
        collection: 'accounts',
        recordId: id,
        op: 'create',
        patch: { set: accountFields(id, name), add: { domains: [domain] } },
      })
    await source.batch(acme, group('g2', { name: 'globex' }, { userId: 'u2' }))
    const accounts = await source.rows('accounts')
    expect(accounts.map(({ id, name, externalKeys }) => [id, name, externalKeys])).toEqual([
      ['a1', 'ACME Steel', ['segment:g1']],
      ['a2', 'Globex', ['segment:g2']],
    ])
  })

  it('gets no free-mail domain, and without a name or domain is not made', async () => {
    const source = await startSource()
    await source.batch(group('g1', { name: 'One', website: 'gmail.com' }), group('g2', {}))
    expect(await source.rows('accounts')).toMatchObject([{ name: 'One', domains: [] }])
    expect((await source.kept('refused')).map(({ reason }) => reason)).toEqual([
      'No account is known by this groupId, and there is neither a name nor a domain.',
    ])
  })
})

describe('what people do', () => {
  it('becomes signals: a login a day, a feature a day, each answer', async () => {
    const source = await known()
    const at = { timestamp: '2026-03-02T09:00:00.000Z' }
    await source.batch(
      track('Signed In', {}, at),
      track('signed_in', {}, { timestamp: '2026-03-02T17:00:00.000Z' }),
      track('Signed In', {}, { timestamp: '2026-03-03T09:00:00.000Z' }),
      track('Feature Used', { feature: 'export' }, at),
      track('NPS Submitted', { score: '9' }, at),
      track('CSAT Submitted', { rating: 4 }, at),
      track('Usage Reported', { core_use: 0.4 }, at),
      track('Cancellation Started', {}, at),
    )
    const [account] = await source.rows('accounts')
    const [contact] = await source.rows('contacts')
    const signals = await source.rows('signals')
    expect(each(signals, 'kind', 'value')).toEqual([
      '"closeAttempt" null',
      '"coreUse" 0.4',
      '"csat" 4',
      '"feature:export" null',
      '"login" null',
      '"login" null',
      '"nps" 9',
    ])
    for (const signal of signals)
      expect(signal).toMatchObject({ accountId: account?.['id'], contactId: contact?.['id'] })
    // History that is sent in afterwards was known when it happened.
    expect(signals.find(({ kind }) => kind === 'nps')).toMatchObject({ at: at.timestamp, recordedAt: at.timestamp })
  })

  it('is refused with a sentence where a value is none or out of range, and kept', async () => {
    const source = await known()
    await source.batch(
      track('NPS Submitted', { score: 11 }),
      track('NPS Submitted', { score: 'nine' }),
      track('CSAT Submitted'),
    )
    expect(await source.rows('signals')).toEqual([])
    const reasons = (await source.kept('refused')).map(({ reason }) => reason)
    expect(reasons.toSorted((a, b) => a.localeCompare(b))).toEqual([
      'value: csat is a number of 1 to 5; there is none.',
      'value: is no number.',
      'value: nps is a number of 0 to 10, not 11.',
    ])
  })

  it('before anybody knows who they are waits, and is written when they are identified', async () => {
    const source = await startSource()
    await source.batch(
      track('NPS Submitted', { score: 8 }),
      track('Signed In', {}, { context: { groupId: 'g1' } }),
      acme,
    )
    expect(await source.rows('signals')).toMatchObject([{ kind: 'login', contactId: null }])
    expect(await source.counts()).toContain('waiting track NPS Submitted: 1')
    await source.batch(identify('u1', { email: 'ana@elsewhere.test' }))
    expect((await source.rows('signals')).map(({ kind, value }) => [kind, value])).toContainEqual(['nps', 8])
    const counts = await source.counts()
    expect(counts).toContain('written track NPS Submitted: 1')
    expect(counts.filter((count) => count.startsWith('waiting'))).toEqual([])
  })

  it('of somebody at two accounts is refused unless it says which', async () => {
    const source = await known()
    await source.batch(group('g2', { name: 'Globex' }), track('NPS', { score: 1 }))
    expect(await source.rows('signals')).toEqual([])
    await source.batch(track('NPS', { score: 1 }, { context: { groupId: 'g2' } }))
    const globex = (await source.rows('accounts')).find(({ name }) => name === 'Globex')
    expect(await source.rows('signals')).toMatchObject([{ accountId: globex?.['id'], value: 1 }])
  })
})

describe('orders', () => {
  it('follow Segment’s e-commerce spec: completed, said again, refunded', async () => {
    const source = await known()
    await source.batch({ ...order(19.99), timestamp: '2026-03-02T23:30:00.000Z' })
    const [first] = await source.rows('orders')
    expect(first).toMatchObject({
      amount: { minor: 1999, currency: 'EUR' },
      products: ['Anvil', 'Rope', 'R-1'],
      externalKey: 'segment:1001',
    })
    await source.batch(track('Order Updated', { order_id: '1001', total: 25, currency: 'EUR' }))
    expect(await source.rows('orders')).toMatchObject([{ id: first?.['id'], amount: { minor: 2500, currency: 'EUR' } }])
    await source.batch(track('Order Refunded', { order_id: '1001' }, { userId: 'somebody else' }))
    const amounts = (await source.rows('orders')).map(({ amount }) => amount)
    expect(amounts).toContainEqual({ minor: -2500, currency: 'EUR' })
    expect(amounts).toHaveLength(2)
  })

  it('that are cancelled are taken back, and do not come again', async () => {
    const source = await known()
    await source.batch(order(5), track('Order Cancelled', { order_id: '1001' }))
    expect(await source.rows('orders')).toEqual([])
    await source.batch(order(5))
    expect(await source.rows('orders')).toEqual([])
  })

  it('of a shop’s private customer make the person and an account of their own', async () => {
    const source = await startSource()
    const buyer = {
      type: 'track',
      event: 'Order Completed',
      anonymousId: 'a',
      context: { traits: { email: 'bo@gmail.com', name: 'Bo Li' } },
    }
    await source.batch(
      { ...buyer, messageId: '1', properties: { order_id: '1', total: 100, currency: 'JPY' } },
      { ...buyer, messageId: '2', properties: { order_id: '2', total: 200, currency: 'JPY' } },
    )
    expect(await source.rows('accounts')).toMatchObject([{ name: 'Bo Li', domains: [] }])
    expect(await source.rows('contacts')).toMatchObject([{ name: 'Bo Li', emails: ['bo@gmail.com'] }])
    expect(each(await source.rows('orders'), 'amount')).toEqual([
      '{"minor":100,"currency":"JPY"}',
      '{"minor":200,"currency":"JPY"}',
    ])
  })
})

describe('a mapping of an admin', () => {
  it('says what an event is, also of those that came before it', async () => {
    const source = await known()
    await source.batch(track('Report Exported', { report: 'sales' }), track('Boom'))
    expect(await source.counts()).toEqual(
      expect.arrayContaining(['unmapped track Report Exported: 1', 'unmapped track Boom: 1']),
    )
    const device = await source.server.addDevice('Adam', 'admin')
    const client = await connectRows(source.server, device)
    const set = mapping({
      call: 'track',
      event: 'report exported',
      to: 'signal',
      kind: 'report',
      fields: { detail: ['properties.report'] },
    })
    const { results } = await client.push(
      client.change({ collection: 'ingestMappings', recordId: 'm1', op: 'create', patch: { set } }),
    )
    expect(results).toMatchObject([{ outcome: 'applied' }])
    await source.batch(track('Report Exported', { report: 'stock' }))
    expect(each(await source.rows('signals'), 'kind')).toEqual(['"report:sales"', '"report:stock"'])
    expect(await source.counts()).toEqual(expect.arrayContaining(['written track Report Exported: 2']))
  })

  it('takes the place of a default, and fills own fields', async () => {
    const source = await known()
    const { storage, workspaceId } = source.server
    const rows = [
      mapping({ call: 'track', event: 'Signed In', to: 'nothing' }),
      mapping({ call: 'group', event: null, to: 'account', fields: { 'custom.plan': ['traits.plan'] } }),
    ]
    for (const [index, set] of rows.entries())
      await writeAsServer(storage, createMemoryBus(), workspaceId, {
        collection: 'ingestMappings',
        recordId: `m${index}`,
        op: 'create',
        patch: { set },
      })
    await source.batch(track('Signed In'), group('g1', { plan: 'gold' }))
    expect(await source.rows('signals')).toEqual([])
    expect(await source.rows('accounts')).toMatchObject([{ custom: { plan: 'gold' } }])
  })

  it('is for admins to write', async () => {
    const source = await startSource()
    const client = await connectRows(source.server, await source.server.addDevice('Rep'))
    const set = mapping({ call: 'track', event: 'X', to: 'nothing' })
    const { results } = await client.push(
      client.change({ collection: 'ingestMappings', recordId: 'm1', op: 'create', patch: { set } }),
    )
    expect(results).toMatchObject([{ outcome: 'refused', code: 'adminOnly' }])
  })
})
