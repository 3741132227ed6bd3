import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Change, Patch } from '../../../lib/messages/sync-protocol'
import { stampOf } from '../../../server/rows/contest'
import { mergeChange } from '../../../server/rows/merge'
import type { StoredRecord } from '../../../server/storage/storage'

const ann = '00000000-0000-4000-8000-00000000000a'
const bob = '00000000-0000-4000-8000-00000000000b'

/** One record, and the edits of two devices on it; time is in ms since 1970. */
class Desk {
  record: StoredRecord | null = null
  head = 0
  readonly #counters = new Map<string, number>()
  readonly #collection: string

  constructor(collection = 'notes') {
    this.#collection = collection
  }

  edit(device: string, at: number, op: Change['op'], patch: Patch, seen = this.head) {
    const counter = (this.#counters.get(device) ?? 0) + 1
    this.#counters.set(device, counter)
    return this.merge({ device, op, patch, seen, counter }, at)
  }

  merge(part: Pick<Change, 'device' | 'op' | 'patch' | 'seen' | 'counter'>, at: number) {
    const change = {
      ...part,
      id: randomUUID(),
      collection: this.#collection,
      recordId: 'r1',
      at: new Date(at).toISOString(),
    }
    const result = mergeChange(change, stampOf(change, this.head + 1, at, `member-${part.device.at(-1)}`), this.record)
    if (result.record !== null) {
      this.record = result.record
      this.head = result.record.seq
    }
    return result
  }

  get data(): Record<string, unknown> {
    return this.record?.data ?? {}
  }
}

const tag = (add: string[], remove: string[] = []): Patch => ({ add: { tags: add }, remove: { tags: remove } })
const undo = (member: string): Patch => ({ remove: { loggedBy: [member] } })
const set = (fields: Record<string, unknown>): Patch => ({ set: fields })

function noteBy(fields: Record<string, unknown> = { a: 1, b: 1 }): Desk {
  const desk = new Desk()
  desk.edit(ann, 100, 'create', set(fields))
  return desk
}

describe('rule 2: a stamp per field', () => {
  it('sets a field that nobody else changed since it was seen', () => {
    const desk = noteBy()
    expect(desk.edit(bob, 50, 'update', set({ a: 2 })).answer.outcome).toBe('applied')
    expect(desk.data).toMatchObject({ a: 2, b: 1 })
  })

  it('two edits of different fields both stand', () => {
    const desk = noteBy()
    desk.edit(ann, 200, 'update', set({ a: 2 }), 1)
    desk.edit(bob, 150, 'update', set({ b: 3 }), 1)
    expect(desk.data).toMatchObject({ a: 2, b: 3 })
  })

  it('of two edits of one field the later wins, though it came first', () => {
    const desk = noteBy()
    desk.edit(ann, 200, 'update', set({ a: 'later' }), 1)
    const { answer, lost } = desk.edit(bob, 150, 'update', set({ a: 'earlier' }), 1)
    expect(desk.data['a']).toBe('later')
    expect(answer).toMatchObject({ outcome: 'superseded', fields: [{ field: 'a', by: 'member-a' }] })
    expect(lost).toEqual([{ field: 'a', value: 'earlier', memberId: 'member-b' }])
  })

  it('of two edits of one field the later wins, though it came last; the log keeps the other', () => {
    const desk = noteBy()
    desk.edit(ann, 150, 'update', set({ a: 'earlier' }), 1)
    const { answer, lost } = desk.edit(bob, 200, 'update', set({ a: 'later' }), 1)
    expect(desk.data['a']).toBe('later')
    expect(answer.outcome).toBe('applied')
    expect(lost).toEqual([{ field: 'a', value: 'earlier', memberId: 'member-a' }])
  })

  it('equal instants fall to the higher device, whoever comes first', () => {
    for (const order of [
      [ann, bob],
      [bob, ann],
    ]) {
      const desk = noteBy()
      for (const device of order) desk.edit(device, 200, 'update', set({ a: device }), 1)
      expect(desk.data['a']).toBe(bob)
    }
  })

  it('a device’s own earlier change is no conflict, whatever its clock says', () => {
    const desk = noteBy()
    desk.edit(ann, 900, 'update', set({ a: 2 }), 1)
    expect(desk.edit(ann, 300, 'update', set({ a: 3 }), 1).answer.outcome).toBe('applied')
    expect(desk.data['a']).toBe(3)
  })

  it('the same value from two devices supersedes nobody', () => {
    const desk = noteBy()
    desk.edit(ann, 200, 'update', set({ a: { deep: [1] } }), 1)
    const { answer, lost } = desk.edit(bob, 150, 'update', set({ a: { deep: [1] } }), 1)
    expect(answer.outcome).toBe('applied')
    expect(lost).toEqual([])
  })
})

describe('rule 4: sets are patched by add and remove', () => {
  it('two adds make a union', () => {
    const desk = noteBy()
    desk.edit(ann, 200, 'update', tag(['x']), 1)
    desk.edit(bob, 150, 'update', tag(['y']), 1)
    expect(desk.data['tags']).toEqual(['x', 'y'])
  })

  it('an add and a remove of one item meet; the later wins, other items are untouched', () => {
    const desk = noteBy()
    desk.edit(ann, 110, 'update', tag(['x', 'z']))
    desk.edit(ann, 200, 'update', tag(['x']), 2)
    const { answer } = desk.edit(bob, 150, 'update', tag([], ['x', 'z']), 2)
    expect(desk.data['tags']).toEqual(['x'])
    expect(answer).toMatchObject({ outcome: 'superseded', fields: [{ field: 'tags', by: 'member-a' }] })
  })

  it('refuses a set field that is given whole, and an add to what is no set', () => {
    const desk = new Desk('accounts')
    expect(desk.edit(ann, 1, 'create', set({ tags: ['x'] })).answer).toMatchObject({
      outcome: 'refused',
      code: 'setField',
    })
    const note = noteBy()
    expect(note.edit(ann, 1, 'update', { add: { a: ['x'] } }).answer).toMatchObject({ code: 'notASet' })
    expect(note.edit(ann, 1, 'update', { add: { id: ['x'] } }).answer).toMatchObject({ code: 'badField' })
  })

  it('an item called __proto__ is an item', () => {
    const desk = noteBy()
    desk.edit(ann, 200, 'update', tag(['__proto__', 'constructor']))
    desk.edit(bob, 300, 'update', tag([], ['constructor']))
    expect(desk.data['tags']).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(desk.data)).toBe(Object.prototype)
  })
})

describe('rule 5: deleted stays deleted', () => {
  it('a late patch is kept in the log alone, and told to whom it lost', () => {
    const desk = noteBy()
    desk.edit(bob, 200, 'delete', {})
    const { answer, lost, record } = desk.edit(ann, 300, 'update', { set: { a: 9 }, add: { tags: ['x'] } }, 1)
    expect(record).toBeNull()
    expect(desk.data['deletedAt']).toBe(new Date(200).toISOString())
    expect(answer).toMatchObject({ outcome: 'superseded', fields: [{ field: 'a', by: 'member-b' }, { field: 'tags' }] })
    expect(lost).toHaveLength(2)
  })

  it('restore brings it back with what it had', () => {
    const desk = noteBy()
    desk.edit(bob, 200, 'delete', {})
    desk.edit(ann, 300, 'restore', {})
    expect(desk.data).toMatchObject({ deletedAt: null, a: 1 })
  })

  it('a restore that a later delete had not seen loses to it, and the other way round', () => {
    const desk = noteBy()
    desk.edit(ann, 200, 'delete', {})
    desk.edit(bob, 300, 'restore', {}, 2)
    expect(desk.edit(ann, 250, 'delete', {}, 2).answer.outcome).toBe('superseded')
    expect(desk.edit(ann, 350, 'delete', {}, 2).answer.outcome).toBe('applied')
    expect(desk.edit(bob, 320, 'restore', {}, 2).answer.outcome).toBe('superseded')
    expect(desk.data['deletedAt']).toBe(new Date(350).toISOString())
  })

  it('create on a record that is there merges as an update, and keeps when it was first created', () => {
    const desk = noteBy()
    const before = desk.data['createdAt']
    desk.edit(bob, 300, 'create', { set: { a: 5, createdAt: '2020-01-01T00:00:00.000Z' }, add: { tags: ['x'] } }, 0)
    expect(desk.data).toMatchObject({ a: 5, b: 1, tags: ['x'], createdAt: before })
  })

  it('an update of what is not there is refused', () => {
    expect(new Desk().edit(ann, 1, 'update', set({ a: 1 })).answer).toMatchObject({ code: 'unknownRecord' })
  })
})

describe('interactions are logged once', () => {
  const fields = {
    accountId: 'a1',
    kind: 'email',
    direction: 'in',
    at: '2026-01-01T00:00:00.000Z',
    recordedAt: '2026-01-01T00:00:00.000Z',
    summary: 'Quote',
    strongKey: 'm@x',
    weakKey: null,
    threadKey: null,
  }
  const log = (member: string): Patch => ({ set: fields, add: { loggedBy: [member] } })

  it('two reps log one message: one row, both named', () => {
    const desk = new Desk('interactions')
    desk.edit(ann, 100, 'create', log('ann'))
    expect(desk.edit(bob, 90, 'create', log('bob'), 0).answer.outcome).toBe('applied')
    expect(desk.data).toMatchObject({ loggedBy: ['ann', 'bob'], deletedAt: null })
  })

  it('one undoes, the other’s log stays', () => {
    const desk = new Desk('interactions')
    desk.edit(ann, 100, 'create', log('ann'))
    desk.edit(bob, 110, 'create', log('bob'), 0)
    desk.edit(ann, 120, 'update', undo('ann'))
    expect(desk.data).toMatchObject({ loggedBy: ['bob'], deletedAt: null })
  })

  it('an empty set deletes, logging again revives', () => {
    const desk = new Desk('interactions')
    desk.edit(ann, 100, 'create', log('ann'))
    desk.edit(ann, 120, 'update', undo('ann'))
    expect(desk.data['deletedAt']).toBe(new Date(120).toISOString())
    desk.edit(ann, 130, 'create', log('ann'))
    expect(desk.data).toMatchObject({ loggedBy: ['ann'], deletedAt: null })
  })

  it('a log made offline before a colleague’s undo still revives', () => {
    const desk = new Desk('interactions')
    desk.edit(ann, 100, 'create', log('ann'))
    desk.edit(ann, 120, 'update', undo('ann'))
    desk.edit(bob, 90, 'create', log('bob'), 0)
    expect(desk.data).toMatchObject({ loggedBy: ['bob'], deletedAt: null })
  })
})

describe('what is kept and what is refused', () => {
  it('refuses a row that fails its schema after the merge, and leaves it as it was', () => {
    const desk = new Desk('tasks')
    const task = { accountId: 'a', contactId: null, kind: 'task', title: 'x', ownerId: null, dueOn: null, doneAt: null }
    desk.edit(ann, 100, 'create', set(task))
    const { answer, record } = desk.edit(ann, 200, 'update', set({ dueOn: 'tomorrow' }))
    expect(answer).toMatchObject({ outcome: 'refused', code: 'badRow', reason: expect.stringContaining('dueOn') })
    expect(record).toBeNull()
    expect(desk.data['dueOn']).toBeNull()
  })

  it('keeps fields and collections it does not know (rule 9)', () => {
    const desk = new Desk('tasks')
    const task = { accountId: 'a', contactId: null, kind: 'task', title: 'x', ownerId: null, dueOn: null, doneAt: null }
    desk.edit(ann, 100, 'create', set({ ...task, mood: { of: 'tomorrow' } }))
    expect(desk.data['mood']).toEqual({ of: 'tomorrow' })
    expect(noteBy({ anything: 1 }).data['anything']).toBe(1)
  })

  it('refuses __proto__ at any depth, nesting without end, and a record without end', () => {
    const desk = noteBy()
    const polluted: unknown = JSON.parse('{"x":[{"__proto__":{"isAdmin":true}}]}')
    expect(desk.edit(ann, 1, 'update', set({ a: polluted })).answer).toMatchObject({ code: 'badField' })
    const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
    expect(desk.edit(ann, 1, 'update', set({ a: deep })).answer).toMatchObject({ code: 'tooDeep' })
    expect(desk.edit(ann, 1, 'update', set({ a: 'x'.repeat(600_000) })).answer).toMatchObject({ code: 'tooLarge' })
    expect(desk.data['a']).toBe(1)
  })

  it('keeps id, createdAt and deletedAt to itself', () => {
    const desk = noteBy()
    for (const fields of [
      { id: 'r2' },
      { deletedAt: '2020-01-01T00:00:00.000Z' },
      { createdAt: '2020-01-01T00:00:00.000Z' },
    ])
      expect(desk.edit(ann, 1, 'update', set(fields)).answer).toMatchObject({ code: 'badField' })
  })

  it('fields called like methods of objects are fields', () => {
    const desk = noteBy({ toString: 'text', hasOwnProperty: 1, toJSON: 'x' })
    desk.edit(bob, 200, 'update', set({ valueOf: 2 }))
    expect(JSON.parse(JSON.stringify(desk.data))).toMatchObject({ toString: 'text', toJSON: 'x', valueOf: 2 })
  })
})
