import { describe, expect, it } from 'vitest'
import type { Change } from '../../../lib/messages/sync-protocol'
import { createMemoryBus } from '../../../server/bus/memory'
import { pullPage, pushChanges } from '../../../server/rows/rows-service'
import type { Storage } from '../../../server/storage/storage'
import { addMember, createWorkspace } from '../../../server/workspaces'
import { account, task, update, type Draft } from './access-team'
import { openTestStorage } from '../running-server'

let counter = 0
const made = (draft: Draft): Change => {
  counter += 1
  const id = `00000000-0000-4000-8000-${String(counter).padStart(12, '0')}`
  const device = '11111111-1111-4111-8111-111111111111'
  return { ...draft, id, device, counter, seen: 0, at: new Date(Date.UTC(2026, 0, 1) + counter).toISOString() }
}

/** The storage, with something that happens after the first turn of reading. */
function meanwhile(storage: Storage, happens: () => Promise<unknown>): Storage {
  let turns = 0
  return new Proxy(storage, {
    get(of, name) {
      const value: unknown = Reflect.get(of, name, of)
      if (typeof value !== 'function') return value
      return async (...given: unknown[]) => {
        const result: unknown = await Reflect.apply(value, of, given)
        if (name === 'recordsAfter' && (turns += 1) === 1) await happens()
        return result
      }
    },
  })
}

describe('a page that is read in several turns', () => {
  it.each([
    ['is read up to its new place', 2000],
    ['ends before it', 200],
  ])('and %s does not tell a row as it was before it went into a closed account', async (_where, limit) => {
    const storage = openTestStorage()
    const parts = { storage, bus: createMemoryBus() }
    const { workspaceId } = await createWorkspace(storage, { name: 'W', ownerName: 'O', ownerEmail: 'o@team.test' })
    const memberId = await addMember(storage, workspaceId, { name: 'M', email: 'm@team.test', role: 'member' })
    const push = async (...drafts: Draft[]): Promise<void> => {
      const clock = { sentAt: Date.now(), receivedAt: Date.now() }
      await pushChanges(parts, workspaceId, drafts.map(made), { memberId: null, role: 'server' }, clock)
    }
    await push(account('closed', { isRestricted: true, ownerId: 'other' }), task('moved', 'open'))
    await push(...Array.from({ length: 300 }, (_, index) => task(`t${index}`, 'open')))
    const moving = meanwhile(storage, () => push(update('tasks', 'moved', { set: { accountId: 'closed' } })))
    const page = await pullPage(moving, workspaceId, { memberId, role: 'member' }, { cursor: 2, limit })
    expect(page.more).toBe(limit === 200)
    const told = page.records.filter(({ id }) => id === 'moved')
    expect(told).toEqual([{ collection: 'tasks', id: 'moved', seq: page.cursor, record: null, gone: 'access' }])
    expect(page.records.length).toBeGreaterThan(limit === 200 ? 190 : 300)
  })
})
