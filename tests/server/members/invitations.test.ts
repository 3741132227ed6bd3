import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { devicesSchema, invitationsSchema, madeInvitationSchema } from '../../../lib/messages/members-protocol'
import { closeCodes } from '../../../lib/messages/sync-protocol'
import { listMembers } from '../../../server/workspaces'
import { DocumentClient } from '../document-client'
import { connectRows } from '../rows-client'
import { addDevice, startServer, type Device, type TestServer } from '../running-server'
import { fetchTicket } from '../fetch-ticket'
import { ask, asking, secretOf } from './http-client'

const sorted = (numbers: number[]): number[] => numbers.toSorted((a, b) => a - b)
const newToken = (): string => randomBytes(32).toString('base64url')

async function invited(server: TestServer, by: Device, set: Record<string, unknown> = {}) {
  const body = { email: 'zoe@sidelight.test', server: server.server.url, ...set }
  const answer = await asking(server, by)('POST', '/v1/invitations', body)
  return {
    ...answer,
    ...(answer.status === 201 ? madeInvitationSchema.parse(answer.body) : { code: '', invitation: null }),
  }
}

const join = (server: TestServer, invitation: string, token = newToken()) =>
  ask(server, null, 'POST', '/v1/join', { invitation, token, device: 'Zoe’s laptop' })

async function team() {
  const server = await startServer({ recheckMs: 60_000 })
  const owner = await addDevice(
    server.server.url,
    server.storage,
    server.workspaceId,
    'owner@sidelight.test',
    server.ownerId,
  )
  const [boss, ann, eve] = [
    await server.addDevice('Boss', 'admin'),
    await server.addDevice('Ann'),
    await server.addDevice('Eve', 'viewer'),
  ]
  return { server, owner, boss, ann, eve }
}

describe('an invitation', () => {
  it('makes a member with the role it says, on the device it is pasted on', async () => {
    const { server, boss } = await team()
    const { code, invitation } = await invited(server, boss, { role: 'viewer', name: 'Zoe' })
    expect(invitation).toMatchObject({ email: 'zoe@sidelight.test', role: 'viewer', state: 'open' })
    const token = newToken()
    expect((await join(server, secretOf(code), token)).status).toBe(204)
    const members = await listMembers(server.storage, server.workspaceId)
    expect(members.find(({ email }) => email === 'zoe@sidelight.test')).toMatchObject({ name: 'Zoe', role: 'viewer' })
    expect(await fetchTicket(server.server.url, token)).toMatch(/^[\w-]+$/)
    const { body } = await asking(server, { token })('GET', '/v1/devices')
    expect(devicesSchema.parse(body).devices).toMatchObject([{ device: 'Zoe’s laptop', isThis: true }])
    const kept = JSON.stringify(await server.storage.invitations(server.workspaceId))
    expect(kept).not.toContain(secretOf(code))
  })

  it('is good once: replayed it is refused, with the same token it is answered again', async () => {
    const { server, boss } = await team()
    const secret = secretOf((await invited(server, boss)).code)
    const tokens = [newToken(), newToken()]
    const statuses = (await Promise.all(tokens.map((token) => join(server, secret, token)))).map(({ status }) => status)
    expect(sorted(statuses)).toEqual([204, 403])
    const members = await listMembers(server.storage, server.workspaceId)
    expect(members.filter(({ email }) => email === 'zoe@sidelight.test')).toHaveLength(1)
    expect((await join(server, secret)).body).toMatchObject({ code: 'badInvitation' })
    expect((await join(server, secret, tokens[statuses.indexOf(204)])).status).toBe(204)
    expect((await join(server, secret, tokens[statuses.indexOf(403)])).status).toBe(403)
  })

  it('cannot take over a token that is somebody’s', async () => {
    const { server, boss, ann } = await team()
    const secret = secretOf((await invited(server, boss)).code)
    expect((await join(server, secret, ann.token)).status).toBe(403)
    expect((await join(server, secret)).status).toBe(204)
  })

  it('is worth nothing once it has expired or was revoked, or who made it may no more', async () => {
    const { server, owner, boss } = await team()
    const asOwner = asking(server, owner)
    const open = await invited(server, boss)
    const id = open.invitation?.id ?? ''
    expect(await server.storage.useInvitation(id, 'x', '2999-01-01T00:00:00.000Z')).toBe(false)
    const revoked = await invited(server, boss)
    expect((await asOwner('DELETE', `/v1/invitations/${revoked.invitation?.id}`)).status).toBe(204)
    expect((await join(server, secretOf(revoked.code))).status).toBe(403)
    const { body } = await asOwner('GET', '/v1/invitations')
    expect(invitationsSchema.parse(body).invitations.map(({ state }) => state)).toEqual(['open', 'revoked'])
    expect((await asOwner('PATCH', `/v1/members/${boss.memberId}`, { role: 'member' })).status).toBe(204)
    expect((await join(server, secretOf(open.code))).status).toBe(403)
    expect((await asOwner('PATCH', `/v1/members/${boss.memberId}`, { role: 'admin' })).status).toBe(204)
    await asOwner('DELETE', `/v1/devices/${boss.tokenId}`)
    expect((await join(server, secretOf(open.code))).status).toBe(403)
  })

  it('is made by owners and admins, for nobody who may more than they; by anybody for another device of their own', async () => {
    const { server, owner, boss, ann, eve } = await team()
    for (const device of [ann, eve]) expect((await invited(server, device)).status).toBe(403)
    expect((await invited(server, boss, { role: 'owner' })).status).toBe(403)
    expect((await invited(server, boss, { email: 'Owner@sidelight.test' })).status).toBe(403)
    expect((await invited(server, owner, { role: 'owner' })).status).toBe(201)
    const own = await invited(server, eve, { email: 'eve@sidelight.test', role: 'owner' })
    const token = newToken()
    expect((await join(server, secretOf(own.code), token)).status).toBe(204)
    const { body } = await asking(server, { token })('GET', '/v1/devices')
    expect(devicesSchema.parse(body).devices).toHaveLength(2)
    const members = await listMembers(server.storage, server.workspaceId)
    expect(members.find(({ id }) => id === eve.memberId)?.role).toBe('viewer')
  })

  it.each([
    ['no body', undefined],
    ['no JSON', '{"email":'],
    ['no address', { email: 'nobody', server: 'https://x.test' }],
    ['no origin', { email: 'a@b.test', server: 'nowhere' }],
    ['a role that is none', { email: 'a@b.test', server: 'https://x.test', role: 'god' }],
    ['an end that never comes', { email: 'a@b.test', server: 'https://x.test', hours: 1e9 }],
    ['__proto__', '{"__proto__":{"email":"a@b.test"},"server":"https://x.test"}'],
    ['a wall of text', { email: `${'a'.repeat(20_000)}@b.test`, server: 'https://x.test' }],
  ])('a request that is none is refused: %s', async (_, body) => {
    const { server, boss } = await team()
    const { status } = await asking(server, boss)('POST', '/v1/invitations', body)
    expect([400, 413]).toContain(status)
    expect(await server.storage.invitations(server.workspaceId)).toEqual([])
  })
})

describe('devices', () => {
  it('are listed to their own member, all to owners and admins', async () => {
    const { server, boss, ann } = await team()
    const idsFor = async (device: Device) =>
      devicesSchema.parse((await asking(server, device)('GET', '/v1/devices')).body).devices.map(({ id }) => id)
    expect(await idsFor(ann)).toEqual([ann.tokenId])
    expect(await idsFor(boss)).toHaveLength(4)
  })

  it('are revoked one by one, and their open sockets close at once', async () => {
    const { server, boss, ann } = await team()
    const second = await addDevice(
      server.server.url,
      server.storage,
      server.workspaceId,
      'ann@sidelight.test',
      ann.memberId,
    )
    const [lost, kept] = [await connectRows(server, ann), await connectRows(server, second)]
    const plan = await DocumentClient.open(server, 'acme', ann)
    expect((await asking(server, boss)('DELETE', `/v1/devices/${ann.tokenId}`)).status).toBe(204)
    expect((await lost.closed).code).toBe(closeCodes.forbidden)
    expect((await plan.closed).code).toBe(closeCodes.forbidden)
    kept.send({ type: 'ping' })
    await kept.frame('pong')
    expect((await asking(server, ann)('GET', '/v1/devices')).status).toBe(401)
  })

  it('of others are not a member’s to revoke, an owner’s not an admin’s', async () => {
    const { server, owner, boss, ann, eve } = await team()
    expect((await asking(server, ann)('DELETE', `/v1/devices/${eve.tokenId}`)).status).toBe(404)
    expect((await asking(server, boss)('DELETE', `/v1/devices/${owner.tokenId}`)).status).toBe(404)
    expect((await asking(server, eve)('DELETE', `/v1/devices/${eve.tokenId}`)).status).toBe(204)
  })
})

describe('members', () => {
  it('the last owner is neither demoted nor removed, whoever asks at once', async () => {
    const { server, owner, boss } = await team()
    const asOwner = asking(server, owner)
    for (const [method, body] of [['DELETE'], ['PATCH', { role: 'admin' }]] as const)
      expect(await asOwner(method, `/v1/members/${owner.memberId}`, body)).toMatchObject({
        status: 409,
        body: { code: 'lastOwner' },
      })
    expect((await asOwner('PATCH', `/v1/members/${boss.memberId}`, { role: 'owner' })).status).toBe(204)
    // Each unmakes the other at the same moment: one of them stays.
    const both = await Promise.all([
      asOwner('PATCH', `/v1/members/${boss.memberId}`, { role: 'member' }),
      asking(server, boss)('PATCH', `/v1/members/${owner.memberId}`, { role: 'member' }),
    ])
    expect(sorted(both.map(({ status }) => status))).toEqual([204, 403])
    const members = await listMembers(server.storage, server.workspaceId)
    expect(members.filter(({ role }) => role === 'owner')).toHaveLength(1)
  })

  it('roles are changed by owners and admins, owners by owners', async () => {
    const { server, owner, boss, ann, eve } = await team()
    const change = async (by: Device, of: Device, role: string) =>
      (await asking(server, by)('PATCH', `/v1/members/${of.memberId}`, { role })).status
    expect(await change(ann, eve, 'admin')).toBe(403)
    expect(await change(ann, ann, 'admin')).toBe(403)
    expect(await change(boss, boss, 'owner')).toBe(403)
    expect(await change(boss, owner, 'viewer')).toBe(403)
    expect(await change(boss, eve, 'admin')).toBe(204)
    expect((await asking(server, boss)('PATCH', '/v1/members/nobody', { role: 'viewer' })).status).toBe(404)
    expect((await asking(server, boss)('PATCH', `/v1/members/${ann.memberId}`, { role: 'god' })).status).toBe(400)
  })

  it('who is removed, or leaves, is out at once on every device', async () => {
    const { server, boss, ann, eve } = await team()
    const rows = await connectRows(server, ann)
    expect((await asking(server, eve)('DELETE', `/v1/members/${ann.memberId}`)).status).toBe(403)
    expect((await asking(server, boss)('DELETE', `/v1/members/${ann.memberId}`)).status).toBe(204)
    expect((await rows.closed).code).toBe(closeCodes.forbidden)
    expect((await asking(server, eve)('DELETE', `/v1/members/${eve.memberId}`)).status).toBe(204)
    expect((await asking(server, eve)('GET', '/v1/devices')).status).toBe(401)
  })
})

describe('limits', () => {
  it('a stranger who tries tokens and invitations is slowed down, a member behind the same address is not', async () => {
    const server = await startServer()
    const ann = await server.addDevice('Ann')
    const statuses: number[] = []
    for (let index = 0; index < 20; index += 1) {
      statuses.push((await ask(server, 'x'.repeat(43), 'POST', '/v1/ticket')).status)
      statuses.push((await join(server, 'y'.repeat(43))).status)
    }
    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([401, 403]))
    expect(new Set(statuses.slice(35))).toEqual(new Set([429]))
    const askedAt = performance.now()
    const slow = await ask(server, null, 'GET', '/v1/devices')
    // Held back, so that a connection which floods asks ten times a second.
    expect(performance.now() - askedAt).toBeGreaterThanOrEqual(99)
    expect(slow).toMatchObject({ status: 429, body: { code: 'tooMany' } })
    expect(Number(slow.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await asking(server, ann)('POST', '/v1/ticket')).status).toBe(200)
  })

  it('of invitations a member makes so many, then waits', async () => {
    const few = { burst: 2, perSecond: 0.001 }
    const many = { burst: 1000, perSecond: 1000 }
    const server = await startServer({ requests: { failures: many, requests: many, invitations: few } })
    const boss = await server.addDevice('Boss', 'admin')
    const statuses = [1, 2, 3].map((index) => invited(server, boss, { email: `p${index}@sidelight.test` }))
    expect(sorted((await Promise.all(statuses)).map(({ status }) => status))).toEqual([201, 201, 429])
  })
})
