/** How many requests a piece of work makes of IndexedDB: what it costs, whatever the machine is doing beside. */
import { vi } from 'vitest'

const asking = ['get', 'getAll', 'getAllKeys', 'openCursor', 'openKeyCursor', 'count'] as const
const writing = ['add', 'put', 'delete'] as const

/** Reads, writes and steps of cursors while `work` runs, in any store of this process. */
export async function countRequests(work: () => Promise<unknown>): Promise<number> {
  const spies = [
    ...asking.flatMap((name) => [vi.spyOn(IDBObjectStore.prototype, name), vi.spyOn(IDBIndex.prototype, name)]),
    ...writing.map((name) => vi.spyOn(IDBObjectStore.prototype, name)),
    vi.spyOn(IDBCursor.prototype, 'continue'),
  ]
  try {
    await work()
    return spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
