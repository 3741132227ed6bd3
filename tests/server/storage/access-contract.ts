/** What any storage has to do for members and access: invitations, restricted accounts, the log of a record, erasure. */
import { randomUUID } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import type {
  AccessChange,
  Invitation,
  LoggedChange,
  RowsDecision,
  Storage,
  StoredRecord,
} from '../../../server/storage/storage'

const day = (number: number): string => `2026-01-0${number}T00:00:00.000Z`

function account(seq: number, id: string, data: Record<string, unknown>): StoredRecord {
  return { collection: 'accounts', id, seq, data: { id, deletedAt: null, ...data }, stamps: new Map() }
}

function logged(recordId: string, seq: number, title: string): LoggedChange {
  const id = randomUUID()
  const change = {
    id,
    collection: 'tasks',
    recordId,
    op: 'update' as const,
    patch: { set: { title } },
    device: randomUUID(),
    counter: seq,
    at: day(1),
    seen: 0,
  }
  const answer = { id, outcome: 'applied' as const }
  return { change, memberId: 'm', receivedAt: day(2), lost: [], answer, seq, before: { title: 'was' } }
}

const write = (storage: Storage, workspaceId: string, decision: Partial<RowsDecision<null>>) =>
  storage.decideRows(workspaceId, { keys: [], changeIds: [], seen: [], now: 1 }, () => ({
    records: [],
    log: [],
    result: null,
    ...decision,
  }))

/** @param open gives an empty storage */
export function testAccessStorage(open: () => Promise<Storage>): void {
  async function withWorkspace(): Promise<{ storage: Storage; workspaceId: string }> {
    const storage = await open()
    onTestFinished(() => storage.close())
    const workspaceId = randomUUID()
    await storage.addWorkspace({ id: workspaceId, name: 'W', epoch: 'e', createdAt: day(1) })
    return { storage, workspaceId }
  }

  it('tells which accounts are restricted and to whom, within a decision too', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const records = [
      account(1, 'open', { ownerId: 'm' }),
      account(2, 'closed', { isRestricted: true, ownerId: 'm', colleagueIds: ['a', 'b'] }),
      account(3, 'nobody’s', { isRestricted: true, ownerId: null, deletedAt: day(1) }),
      account(4, 'opened', { isRestricted: false, colleagueIds: ['a'] }),
      { ...account(5, 'task', { isRestricted: true }), collection: 'tasks' },
    ]
    await write(storage, workspaceId, { records })
    const expected = new Map([
      ['closed', { ownerId: 'm', colleagueIds: ['a', 'b'] }],
      ['nobody’s', { ownerId: null, colleagueIds: [] }],
    ])
    expect(await storage.restrictedAccounts(workspaceId)).toEqual(expected)
    const question = { keys: [], changeIds: [], seen: [], now: 2 }
    const within = await storage.decideRows(workspaceId, question, ({ restricted }) => ({
      records: [],
      log: [],
      result: new Map(restricted),
    }))
    expect(within).toEqual(expected)
    expect(await storage.restrictedAccounts(randomUUID())).toEqual(new Map())
  })

  it('keeps what changed who sees what, in order', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const access: AccessChange[] = [
      { seq: 1, kind: 'account', id: 'a', before: 'everybody' },
      { seq: 2, kind: 'account', id: 'a', before: { ownerId: null, colleagueIds: ['x'] } },
      { seq: 3, kind: 'row', collection: 'tasks', id: 't', before: ['a', 'b'] },
      { seq: 4, kind: 'member', id: 'm', before: 'admin' },
    ]
    await write(storage, workspaceId, { access: access.slice(0, 2) })
    await write(storage, workspaceId, { access: access.slice(2) })
    expect(await storage.accessChangesAfter(workspaceId, 0)).toEqual(access)
    expect(await storage.accessChangesAfter(workspaceId, 2)).toEqual(access.slice(2))
    expect(await storage.accessChangesAfter(randomUUID(), 0)).toEqual([])
  })

  const invitation: Omit<Invitation, 'workspaceId'> = {
    id: 'i',
    hash: 'h',
    name: 'Ann',
    email: 'ann@example.test',
    role: 'member',
    byMemberId: 'm',
    byTokenId: null,
    createdAt: day(1),
    expiresAt: day(3),
    usedAt: null,
    usedForHash: null,
    revokedAt: null,
  }

  it('lets an invitation be used once, for one device token', async () => {
    const { storage, workspaceId } = await withWorkspace()
    await storage.addInvitation({ ...invitation, workspaceId })
    expect(await storage.invitationByHash('h')).toEqual({ ...invitation, workspaceId })
    expect(await storage.invitationByHash('x')).toBeNull()
    const both = await Promise.all(['one', 'two'].map((hash) => storage.useInvitation('i', hash, day(2))))
    expect(both.filter(Boolean)).toHaveLength(1)
    const winner = both[0] ? 'one' : 'two'
    expect(await storage.useInvitation('i', winner, day(4))).toBe(true)
    expect(await storage.useInvitation('i', 'three', day(2))).toBe(false)
    expect(await storage.useInvitation('none', 'three', day(2))).toBe(false)
    expect(await storage.invitations(workspaceId)).toMatchObject([{ usedAt: day(2), usedForHash: winner }])
    expect(await storage.invitations(randomUUID())).toEqual([])
  })

  it('lets an expired or revoked invitation not be used', async () => {
    const { storage, workspaceId } = await withWorkspace()
    await storage.addInvitation({ ...invitation, workspaceId })
    expect(await storage.useInvitation('i', 'one', day(3))).toBe(false)
    expect(await storage.revokeInvitation(randomUUID(), 'i', day(2))).toBe(false)
    expect(await storage.revokeInvitation(workspaceId, 'i', day(2))).toBe(true)
    expect(await storage.useInvitation('i', 'one', day(2))).toBe(false)
  })

  it('gives the log of a record newest first, in pages, and rewrites it', async () => {
    const { storage, workspaceId } = await withWorkspace()
    const all = [1, 2, 3].map((seq) => logged('t', seq, `title ${seq}`))
    await write(storage, workspaceId, { log: [...all, logged('other', 4, 'other')] })
    const key = { collection: 'tasks', id: 't' }
    const first = await storage.changesOfRecord(workspaceId, key, null, 2)
    expect(first.map((entry) => entry.logged)).toEqual([all[2], all[1]])
    const rest = await storage.changesOfRecord(workspaceId, key, first.at(-1)?.position ?? null, 2)
    expect(rest.map((entry) => entry.logged)).toEqual([all[0]])
    await storage.rewriteLog(workspaceId, [key], (entry) => ({
      ...entry,
      change: { ...entry.change, patch: { set: { title: 'gone' } } },
      before: {},
    }))
    const rewritten = await storage.changesOfRecord(workspaceId, key, null, 10)
    expect(rewritten.map((entry) => entry.logged.change.patch)).toEqual(all.map(() => ({ set: { title: 'gone' } })))
    expect(rewritten.every((entry) => Object.keys(entry.logged.before).length === 0)).toBe(true)
    const [other] = await storage.changesOfRecord(workspaceId, { collection: 'tasks', id: 'other' }, null, 1)
    expect(other?.logged.change.patch).toEqual({ set: { title: 'other' } })
  })

  it('notes an erasure once', async () => {
    const { storage, workspaceId } = await withWorkspace()
    await storage.addErasure(workspaceId, { contactId: 'c', at: day(1), byMemberId: null })
    await storage.addErasure(workspaceId, { contactId: 'c', at: day(2), byMemberId: 'm' })
    expect(await storage.erasures(workspaceId)).toEqual([{ contactId: 'c', at: day(1), byMemberId: null }])
  })
}
