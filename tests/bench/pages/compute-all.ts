/** The numbers of many accounts: by the extension's background, and what reading and writing as much takes by itself. */
import { v7 } from 'uuid'
import type { SidelightDatabase } from '../../../lib/store/database'
import { openStore } from './fill'

/** Until the background has computed every account that waits for it. */
export async function whenNoneWaits(db: SidelightDatabase): Promise<void> {
  while ((await db.staleAccounts.limit(1).primaryKeys()).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 25))
}

/** Through IndexedDB alone: each account's rows, and an insight of the size that was kept. */
export async function readAndWrite(database: IDBDatabase, ids: readonly string[], insight: object): Promise<void> {
  const tables = ['accounts', 'interactions', 'signals', 'orders', 'insights']
  for (const id of ids) {
    const transaction = database.transaction(tables, 'readwrite')
    transaction.objectStore('accounts').get(id)
    const whole = IDBKeyRange.bound([id], [id, []])
    for (const [table, index] of [
      ['interactions', '[accountId+at]'],
      ['signals', '[accountId+at]'],
      ['orders', '[accountId+on]'],
    ] as const)
      transaction.objectStore(table).index(index).getAll(whole)
    transaction.objectStore('insights').put({ ...insight, accountId: id })
    await new Promise((resolve, reject) => {
      transaction.addEventListener('complete', resolve)
      transaction.addEventListener('abort', reject)
    })
  }
}

/** How long the first `count` accounts take, ms: ours in the background, and the bare reads and writes. */
export async function computeAll(count: number): Promise<{ ours: number; bare: number }> {
  const db = await openStore()
  const ids = await db.accounts.limit(count).primaryKeys()
  const started = performance.now()
  const mark = v7()
  await db.staleAccounts.bulkPut(ids.map((accountId) => ({ accountId, mark })))
  await whenNoneWaits(db)
  const ours = performance.now() - started
  const kept = await db.insights.bulkGet(ids)
  const [insight] = kept
  if (insight === undefined || kept.includes(undefined)) throw new Error('The background left accounts out.')
  const bareStarted = performance.now()
  await readAndWrite(db.backendDB(), ids, insight)
  const bare = performance.now() - bareStarted
  db.close()
  return { ours, bare }
}
