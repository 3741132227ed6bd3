/**
 * Accounts are closed, opened, handed over, rows are moved, roles change, clients pull in small pages and not for a while: whoever has
 * caught up holds exactly what a new device of theirs would be sent.
 */
import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change, SyncedRecord } from '../../../lib/messages/sync-protocol'
import { createMemoryBus } from '../../../server/bus/memory'
import { changeRole } from '../../../server/members/manage'
import { pullPage, pushChanges } from '../../../server/rows/rows-service'
import { pullAccount } from '../../../server/rows/scoped-pull'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import type { Storage } from '../../../server/storage/storage'
import { addMember, createWorkspace } from '../../../server/workspaces'
import { account, contact, task, update, type Draft } from './access-team'

const runs = 60
const seed = 20_261_122
const accounts = ['a', 'b', 'c']
const people = [0, 1]
const rows = ['r1', 'r2', 'r3']

const person = fc.constantFrom(...people)
const where = fc.constantFrom(...accounts)
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pull' as const), person, limit: fc.constantFrom(1, 2, 50) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('close' as const), where, isClosed: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('name' as const), where, person, isIn: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('owner' as const), where, person }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('move' as const), row: fc.constantFrom(...rows), where }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('link' as const),
      row: fc.constantFrom(...rows),
      where,
      isIn: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('role' as const), person, isAdmin: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), row: fc.constantFrom(...rows) }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** What a client holds: the rules of docs/protocol.md, "Restricted accounts", and nothing else. */
class Replica {
  readonly records = new Map<string, Record<string, unknown>>()
  cursor = 0
  losses = 0
  grants = 0

  lay(records: readonly SyncedRecord[]): void {
    for (const { collection, id, record, gone } of records) {
      if (gone === 'access') this.losses += 1
      if (gone === 'access' && collection === 'accounts') this.#drop(id)
      if (record === null) this.records.delete(`${collection}/${id}`)
      else this.records.set(`${collection}/${id}`, record)
    }
  }

  #drop(accountId: string): void {
    for (const [key, record] of this.records) {
      const left = idsOf(record).filter((id) => id !== accountId)
      if (record['accountId'] === accountId) this.records.delete(key)
      if (!idsOf(record).includes(accountId)) continue
      if (left.length === 0) this.records.delete(key)
      else this.records.set(key, { ...record, accountIds: left })
    }
  }
}

const idsOf = (record: Record<string, unknown>): string[] =>
  Array.isArray(record['accountIds']) ? record['accountIds'].map(String) : []

class Team {
  readonly storage: Storage = openSqliteStorage(':memory:')
  readonly #bus = createMemoryBus()
  readonly #device = randomUUID()
  #workspaceId = ''
  #ownerId = ''
  #counter = 0
  readonly memberIds: string[] = []
  readonly replicas = people.map(() => new Replica())

  async begin(): Promise<void> {
    const owner = { name: 'W', ownerName: 'Owner', ownerEmail: 'owner@sidelight.test' }
    const { workspaceId, ownerId } = await createWorkspace(this.storage, owner)
    this.#workspaceId = workspaceId
    this.#ownerId = ownerId
    for (const index of people) {
      const member = { name: `M${index}`, email: `m${index}@sidelight.test`, role: 'member' as const }
      this.memberIds.push(await addMember(this.storage, workspaceId, member))
    }
    for (const id of accounts) await this.#write(account(id))
    for (const [index, id] of rows.entries()) {
      await this.#write(task(id, accounts[index] ?? 'a'))
      await this.#write(contact(`c-${id}`, [accounts[index] ?? 'a']))
    }
  }

  async take(one: Step): Promise<void> {
    if (one.kind === 'pull') return this.pull(one.person, one.limit)
    if (one.kind === 'role') {
      const parts = { storage: this.storage, bus: this.#bus }
      const memberId = this.memberIds[one.person] ?? ''
      return changeRole(parts, this.#workspaceId, null, memberId, one.isAdmin ? 'admin' : 'member')
    }
    if (one.kind === 'delete') return this.#write({ ...update('tasks', one.row, {}), op: 'delete' })
    if (one.kind === 'move') return this.#write(update('tasks', one.row, { set: { accountId: one.where } }))
    if (one.kind === 'link') {
      const patch = { [one.isIn ? 'add' : 'remove']: { accountIds: [one.where] } }
      return this.#write(update('contacts', `c-${one.row}`, patch))
    }
    if (one.kind === 'close') return this.#write(update('accounts', one.where, { set: { isRestricted: one.isClosed } }))
    const memberId = this.memberIds[one.person] ?? ''
    if (one.kind === 'owner') return this.#write(update('accounts', one.where, { set: { ownerId: memberId } }))
    return this.#write(update('accounts', one.where, { [one.isIn ? 'add' : 'remove']: { colleagueIds: [memberId] } }))
  }

  /** Everything from the cursor on, then what was granted. */
  async pull(index: number, limit: number): Promise<void> {
    const replica = this.replicas[index]
    if (replica === undefined) return
    for (let isMore = true; isMore;) {
      const page = await pullPage(this.storage, this.#workspaceId, await this.#reader(index), {
        cursor: replica.cursor,
        limit,
      })
      replica.lay(page.records)
      for (const accountId of page.granted ?? []) await this.#pullAccount(replica, index, accountId, limit)
      replica.grants += page.granted?.length ?? 0
      replica.cursor = page.cursor
      isMore = page.more
    }
  }

  /** What a new device of this member holds after its first pull. */
  async fresh(index: number): Promise<Map<string, Record<string, unknown>>> {
    const replica = new Replica()
    const page = await pullPage(this.storage, this.#workspaceId, await this.#reader(index), { cursor: 0, limit: 2000 })
    replica.lay(page.records)
    return replica.records
  }

  async #pullAccount(replica: Replica, index: number, accountId: string, limit: number): Promise<void> {
    for (let cursor = 0, isMore = true; isMore;) {
      const page = await pullAccount(this.storage, this.#workspaceId, await this.#reader(index), {
        cursor,
        limit,
        accountId,
      })
      replica.lay(page.records)
      cursor = page.cursor
      isMore = page.more
    }
  }

  async #reader(index: number): Promise<{ memberId: string; role: string }> {
    const memberId = this.memberIds[index] ?? ''
    const record = await this.storage.record(this.#workspaceId, { collection: 'members', id: memberId })
    return { memberId, role: String(record?.data['role']) }
  }

  async #write(draft: Draft): Promise<void> {
    this.#counter += 1
    const now = Date.now()
    const numbers = { id: randomUUID(), device: this.#device, counter: this.#counter, seen: 0 }
    const change: Change = { ...draft, ...numbers, at: new Date(now).toISOString() }
    const parts = { storage: this.storage, bus: this.#bus }
    const pusher = { memberId: this.#ownerId, role: 'owner' }
    await pushChanges(parts, this.#workspaceId, [change], pusher, { sentAt: now, receivedAt: now })
  }
}

describe('access granted and lost', () => {
  it('whoever has caught up holds exactly what a new device would be sent', { timeout: 120_000 }, async () => {
    let [losses, grants] = [0, 0]
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40 }), async (steps) => {
        const team = new Team()
        try {
          await team.begin()
          for (const one of steps) await team.take(one)
          for (const index of people) {
            await team.pull(index, 3)
            const replica = team.replicas[index]
            const held = [...(replica?.records ?? [])].toSorted(([x], [y]) => (x < y ? -1 : 1))
            const wanted = [...(await team.fresh(index))].toSorted(([x], [y]) => (x < y ? -1 : 1))
            expect(held).toEqual(wanted)
            losses += replica?.losses ?? 0
            grants += replica?.grants ?? 0
          }
        } finally {
          await team.storage.close()
        }
      }),
      { numRuns: runs, seed },
    )
    console.info(`access: ${runs} schedules, ${losses} times something was lost, ${grants} times granted`)
    expect(Math.min(losses, grants)).toBeGreaterThan(runs / 2)
  })
})
