import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { emptyAccount } from '../../../lib/domain/default-account'
import { defaultPolicy } from '../../../lib/domain/policy'
import { createMemoryBus } from '../../../server/bus/memory'
import { refreshReference } from '../../../server/rows/reference'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import type { StoredRecord } from '../../../server/storage/storage'

/** `REFERENCE_ACCOUNTS=20000` measures a workspace of the largest size; interactions lie beside and are not read. */
const accounts = Number(process.env['REFERENCE_ACCOUNTS'] ?? 2000)
const ordersEach = 5
const interactionsEach = 25

it(
  'the reference of many accounts is computed with everybody else’s turn in between',
  { timeout: 300_000 },
  async () => {
    const storage = openSqliteStorage(':memory:')
    const now = new Date().toISOString()
    await storage.addWorkspace({ id: 'w', name: 'W', epoch: 'e', createdAt: now })
    for (let first = 0; first < accounts; first += 500) {
      const question = { keys: [], changeIds: [], seen: [], now: 0 }
      await storage.decideRows('w', question, ({ head }) => ({
        records: rowsOf(first, Math.min(500, accounts - first), head, now),
        log: [],
        result: null,
      }))
    }
    const delay = monitorEventLoopDelay({ resolution: 5 })
    const state = { isDone: false, turns: 0 }
    const counting = (async () => {
      while (!state.isDone) {
        await setImmediate()
        state.turns += 1
      }
    })()
    delay.enable()
    const began = performance.now()
    await refreshReference({ storage, bus: createMemoryBus() }, 'w', true)
    const took = Math.round(performance.now() - began)
    delay.disable()
    state.isDone = true
    await counting
    console.info(
      `reference of ${accounts} accounts, ${accounts * ordersEach} orders, ${accounts * interactionsEach} interactions: ` +
        `${took} ms, ${state.turns} turns for others, the longest wait for one ${Math.round(delay.max / 1e6)} ms`,
    )
    expect(await storage.record('w', { collection: 'reference', id: 'reference' })).not.toBeNull()
    // One after each page of 200 rows.
    expect(state.turns).toBeGreaterThan((accounts * (1 + ordersEach)) / 200 - 2)
    await storage.close()
  },
)

function rowsOf(first: number, count: number, head: number, now: string): StoredRecord[] {
  let seq = head
  const record = (collection: string, id: string, data: Record<string, unknown>): StoredRecord => {
    seq += 1
    return { collection, id, seq, data: { id, createdAt: now, deletedAt: null, ...data }, stamps: new Map() }
  }
  const currency = defaultPolicy.money.reportingCurrency
  const rows: StoredRecord[] = []
  for (let account = first; account < first + count; account += 1) {
    const id = `a${account}`
    rows.push(record('accounts', id, { ...emptyAccount(id, `Account ${account}`, now), employees: account }))
    for (let order = 0; order < ordersEach; order += 1) {
      const amount = { minor: 1000 * account + order, currency }
      const fields = { accountId: id, on: now.slice(0, 10), amount, recordedAt: now, products: [] }
      rows.push(record('orders', `${id}-o${order}`, fields))
    }
    for (let interaction = 0; interaction < interactionsEach; interaction += 1)
      rows.push(record('interactions', `${id}-i${interaction}`, { accountIds: [id], note: 'x'.repeat(200) }))
  }
  return rows
}
