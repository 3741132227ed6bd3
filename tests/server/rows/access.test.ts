import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../../../lib/domain/policy'
import { referenceSchema } from '../../../lib/messages/rows'
import { createMemoryBus } from '../../../server/bus/memory'
import { changeRole, removeMember } from '../../../server/members/manage'
import { refreshReference } from '../../../server/rows/reference'
import { openPlan } from '../document-client'
import { account, accessTeam, contact, task, update } from './access-team'

const all = [
  'accounts/open',
  'accounts/secret',
  'contacts/both',
  'contacts/hidden',
  'tasks/open-task',
  'tasks/secret-task',
]
const open = ['accounts/open', 'contacts/both', 'tasks/open-task']

describe('a restricted account', () => {
  it('is pulled by its owner, named colleagues and admins, and by nobody else', async () => {
    const { boss, rep, named, other } = await accessTeam()
    for (const person of [boss, rep, named]) expect(await person.sees()).toEqual(all)
    expect(await other.sees()).toEqual(open)
  })

  it('leaves no id in a row of several accounts', async () => {
    const { rep, other } = await accessTeam()
    const both = async (person: typeof rep) =>
      (await person.rows.pull()).records.find(({ id }) => id === 'both')?.record?.['accountIds']
    expect(await both(rep)).toEqual(['open', 'secret'])
    expect(await both(other)).toEqual(['open'])
    await rep.push(update('accounts', 'open', { set: { parentId: 'secret', referredById: 'secret' } }))
    const { records } = await other.rows.pull()
    expect(JSON.stringify(records)).not.toContain('secret')
    const shown = records.find(({ id }) => id === 'open')?.record
    expect(shown).toMatchObject({ parentId: null, referredById: null })
  })

  it('gives nothing by a scoped pull, not even who else is of it', async () => {
    const { rep, other } = await accessTeam()
    expect((await other.rows.pull(0, 2000, 'secret')).records).toEqual([])
    const ids = (await rep.rows.pull(0, 2000, 'secret')).records.map(({ id }) => id)
    expect(ids).toEqual(['secret', 'both', 'hidden', 'secret-task'])
  })

  it('is not written by others: a hidden row is one that is not there, a hidden account none to name', async () => {
    const { other, server } = await accessTeam()
    const head = await server.storage.head(server.workspaceId)
    const outcomes = await other.push(
      update('tasks', 'secret-task', { set: { title: 'mine' } }),
      { ...update('tasks', 'secret-task', {}), op: 'delete' },
      update('tasks', 'no-such-task', { set: { title: 'mine' } }),
      task('secret-task', 'open'),
      task('new', 'secret'),
      update('tasks', 'open-task', { set: { accountId: 'secret' } }),
      update('contacts', 'both', { add: { accountIds: ['secret'] } }),
      update('contacts', 'both', { remove: { accountIds: ['open'] } }),
      update('accounts', 'secret', { set: { name: 'Mine' } }),
      account('secret', { name: 'Mine' }),
    )
    expect(outcomes).toEqual([
      'unknownRecord',
      'unknownRecord',
      'unknownRecord',
      'noAccess',
      'noAccess',
      'noAccess',
      // Although it is in the set already: an answer would tell that.
      'noAccess',
      'noAccess',
      'unknownRecord',
      'noAccess',
    ])
    expect(await server.storage.head(server.workspaceId)).toBe(head)
  })

  it('answers a push with no row that is hidden', async () => {
    const { other } = await accessTeam()
    const changes = [update('tasks', 'secret-task', { set: { title: 'mine' } }), task('secret-task', 'open')]
    const { records, results } = await other.rows.push(...changes.map((draft) => other.rows.change(draft)))
    expect(records).toEqual([])
    expect(JSON.stringify(results)).not.toContain('Send the quote')
  })

  it('is opened, closed and handed over by its owner and admins alone', async () => {
    const { boss, rep, named, other } = await accessTeam()
    expect(await named.push(update('accounts', 'secret', { set: { name: 'Still theirs' } }))).toEqual(['applied'])
    expect(
      await named.push(
        update('accounts', 'secret', { set: { isRestricted: false } }),
        update('accounts', 'secret', { set: { ownerId: named.id } }),
        update('accounts', 'secret', { add: { colleagueIds: [other.id] } }),
      ),
    ).toEqual(['notOwner', 'notOwner', 'notOwner'])
    // Rights before and after: who would lock themselves out does not.
    expect(await rep.push(update('accounts', 'secret', { set: { ownerId: other.id } }))).toEqual(['noAccess'])
    expect(await other.push(update('accounts', 'open', { set: { isRestricted: true } }))).toEqual(['notOwner'])
    expect(await other.push(update('accounts', 'open', { set: { isRestricted: true, ownerId: other.id } }))).toEqual([
      'notOwner',
    ])
    expect(await other.push(account('own', { isRestricted: true, ownerId: other.id }))).toEqual(['applied'])
    expect(await other.push(account('theirs', { isRestricted: true, ownerId: rep.id }))).toEqual(['notOwner'])
    expect(await boss.push(update('accounts', 'secret', { set: { isRestricted: false } }))).toEqual(['applied'])
    expect(await other.sees()).toContain('accounts/secret')
  })

  it('pokes only those who may see what has changed', async () => {
    const { boss, rep, named, other } = await accessTeam()
    const heads = (person: typeof rep) =>
      person.rows.frames.flatMap((frame) => (frame.type === 'poke' ? [frame.head] : []))
    const { head } = await rep.rows.frame('welcome')
    expect(head).toBeGreaterThan(0)
    await rep.push(task('secret-2', 'secret'), contact('hidden-2', ['secret']))
    const last = (await rep.rows.pull()).cursor
    for (const person of [boss, named]) await person.rows.frame('poke', (poke) => poke.head === last)
    await rep.push(task('open-2', 'open'))
    await other.rows.frame('poke', (poke) => poke.head === last + 1)
    expect(heads(other)).not.toContain(last)
  })

  it('says who edits its plan to nobody else', async () => {
    const { server, rep, named, other } = await accessTeam()
    for (const person of [rep, named, other]) person.rows.send({ type: 'watch', accountIds: ['secret', 'open'] })
    for (const person of [rep, named, other])
      await person.rows.frame('editing', ({ accountId }) => accountId === 'open')
    const plan = await openPlan(server, rep.device, 'secret')
    plan.provider.awareness.setLocalState({ user: 'Rep' })
    await named.rows.frame('editing', ({ accountId, members }) => accountId === 'secret' && members.length > 0)
    expect(other.rows.frames.some((frame) => frame.type === 'editing' && frame.accountId === 'secret')).toBe(false)
  })
})

describe('the reference row', () => {
  it('tells nothing of what a restricted account brought or buys to whoever may not see it', async () => {
    const { server, rep, other } = await accessTeam()
    const on = new Date().toISOString().slice(0, 10)
    const currency = defaultPolicy.money.reportingCurrency
    const order = (recordId: string, accountId: string) => ({
      collection: 'orders',
      recordId,
      op: 'create' as const,
      patch: {
        set: { accountId, on, amount: { minor: 777_00, currency }, recordedAt: `${on}T00:00:00.000Z`, products: [] },
      },
    })
    const customer = { relationship: 'customer', customerSince: '2024-01-01' }
    expect(
      await rep.push(
        update('accounts', 'secret', { set: { ...customer, referredById: 'open' } }),
        account('won', { ...customer, referredById: 'secret' }),
        order('o1', 'secret'),
        order('o2', 'won'),
      ),
    ).toEqual(['applied', 'applied', 'applied', 'applied'])
    await refreshReference({ storage: server.storage, bus: createMemoryBus() }, server.workspaceId, true)
    const valueOf = async (person: typeof rep) => {
      const row = (await person.rows.pull()).records.find(({ collection }) => collection === 'reference')?.record
      return referenceSchema.parse(row).values['referrals']
    }
    expect(await valueOf(rep)).toMatchObject({ valueOf: { secret: 777 } })
    expect(await valueOf(other)).toMatchObject({ valueOf: {} })
    expect(JSON.stringify(await valueOf(other))).not.toMatch(/secret|"open"/)
    expect(JSON.stringify(await valueOf(rep))).not.toContain('"open"')
  })
})

describe('rule 8', () => {
  it('access lost: the account is told as gone, once, and nothing of it is sent again', async () => {
    const { rep, other } = await accessTeam()
    const { cursor } = await other.rows.pull()
    await rep.push(update('accounts', 'open', { set: { isRestricted: true } }), task('later', 'open'))
    await other.rows.frame('poke', ({ head }) => head > cursor)
    const { records, cursor: next } = await other.rows.pull(cursor)
    expect(records).toEqual([{ collection: 'accounts', id: 'open', seq: next, record: null, gone: 'access' }])
    expect((await other.rows.pull(next)).records).toEqual([])
    expect(await other.sees()).toEqual([])
  })

  it('access granted: the account is named, and pulled from its first row', async () => {
    const { rep, other } = await accessTeam()
    const { cursor } = await other.rows.pull()
    await rep.push(update('accounts', 'secret', { add: { colleagueIds: [other.id] } }))
    const page = await other.rows.pull(cursor)
    expect(page.granted).toEqual(['secret'])
    const scoped = await other.rows.pull(0, 2, 'secret')
    const rest = await other.rows.pull(scoped.cursor, 2, 'secret')
    expect([...scoped.records, ...rest.records].map(({ id }) => id)).toEqual([
      'both',
      'hidden',
      'secret-task',
      'secret',
    ])
    expect(rest.more).toBe(false)
    expect((await other.rows.pull(page.cursor)).granted).toBeUndefined()
  })

  it('a row that moves to a hidden account is gone, one that comes from there appears', async () => {
    const { rep, other } = await accessTeam()
    const { cursor } = await other.rows.pull()
    await rep.push(
      update('tasks', 'open-task', { set: { accountId: 'secret' } }),
      update('tasks', 'secret-task', { set: { accountId: 'open' } }),
      update('contacts', 'both', { remove: { accountIds: ['open'] } }),
    )
    const { records } = await other.rows.pull(cursor)
    expect(records.map(({ id, gone }) => [id, gone])).toEqual([
      ['open-task', 'access'],
      ['both', 'access'],
      ['secret-task', undefined],
    ])
  })

  it('a member who becomes an admin is granted everything, and loses it again', async () => {
    const { server, other } = await accessTeam()
    const parts = { storage: server.storage, bus: createMemoryBus() }
    const { cursor } = await other.rows.pull()
    await changeRole(parts, server.workspaceId, null, other.id, 'admin')
    const granted = await other.rows.pull(cursor)
    expect(granted.granted).toEqual(['secret'])
    await changeRole(parts, server.workspaceId, null, other.id, 'member')
    const lost = await other.rows.pull(granted.cursor)
    expect(lost.records.flatMap(({ id, gone }) => (gone === undefined ? [] : [id]))).toEqual(['secret'])
    // Who may have been granted it in between is told, in case that it is held.
    const both = await other.rows.pull(cursor)
    expect(both.granted).toBeUndefined()
    expect(both.records.flatMap(({ id, gone }) => (gone === undefined ? [] : [id]))).toEqual(['secret'])
  })

  it('a role that was changed holds at once, before anybody has looked at the socket again', async () => {
    const { server, other } = await accessTeam()
    const parts = { storage: server.storage, bus: createMemoryBus() }
    await changeRole(parts, server.workspaceId, null, other.id, 'viewer')
    expect(await other.push(task('new', 'open'))).toEqual(['viewer'])
    await removeMember(parts, server.workspaceId, null, other.id)
    other.rows.send({ type: 'pull', request: 99, cursor: 0, limit: 10 })
    expect((await other.rows.closed).code).toBe(4403)
  })

  it('merges and decisions about hidden people are hidden', async () => {
    const { rep, other } = await accessTeam()
    const decision = {
      collection: 'identities',
      recordId: 'decision',
      op: 'create' as const,
      patch: {
        set: {
          address: 'hidden@customer.test',
          name: null,
          thread: null,
          decision: 'contact',
          accountId: null,
          contactId: 'hidden',
          memberId: null,
          decidedAt: '2026-01-05T00:00:00.000Z',
        },
      },
    }
    const merge = {
      collection: 'merges',
      recordId: 'merge',
      op: 'create' as const,
      patch: {
        set: {
          collection: 'contacts',
          keptId: 'both',
          mergedId: 'hidden',
          byId: rep.id,
          mergedAt: '2026-01-05T00:00:00.000Z',
          before: [{ collection: 'contacts', id: 'hidden', fields: { name: 'Wang', accountIds: ['secret'] } }],
          undoneAt: null,
        },
      },
    }
    expect(await rep.push(decision, merge)).toEqual(['applied', 'applied'])
    expect(await rep.sees()).toEqual([...all.slice(0, 4), 'identities/decision', 'merges/merge', ...all.slice(4)])
    expect(await other.sees()).toEqual(open)
  })
})

describe('roles', () => {
  it('the rules of the workspace are written by owners and admins alone', async () => {
    const { boss, rep } = await accessTeam()
    const rules = {
      collection: 'policies',
      recordId: 'p',
      op: 'create' as const,
      patch: { set: { version: 1, values: {} } },
    }
    expect(await rep.push(rules)).toEqual(['adminOnly'])
    expect(await boss.push(rules)).toEqual(['applied'])
    expect(await rep.sees()).toContain('policies/p')
  })
})
