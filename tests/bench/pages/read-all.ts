/** What reading the rows of accounts takes by itself, through IndexedDB alone. */
import { openStore } from './fill'

/** Of so many accounts it is measured. */
const mostRead = 1000
const histories = [
  ['interactions', '[accountId+at]'],
  ['signals', '[accountId+at]'],
  ['orders', '[accountId+on]'],
  ['tasks', 'accountId'],
  ['alerts', 'accountId'],
] as const

/** How many accounts there are, and ms for each. */
export async function readAll(): Promise<{ accounts: number; bare: number }> {
  const db = await openStore()
  const accounts = await db.accounts.count()
  const ids = await db.accounts.limit(mostRead).primaryKeys()
  const database = db.backendDB()
  const started = performance.now()
  for (const id of ids) {
    const transaction = database.transaction(['accounts', ...histories.map(([table]) => table)], 'readonly')
    transaction.objectStore('accounts').get(id)
    for (const [table, index] of histories)
      transaction
        .objectStore(table)
        .index(index)
        .getAll(index === 'accountId' ? id : IDBKeyRange.bound([id], [id, []]))
    await new Promise((resolve, reject) => {
      transaction.addEventListener('complete', resolve)
      transaction.addEventListener('abort', reject)
    })
  }
  const bare = (performance.now() - started) / ids.length
  db.close()
  return { accounts, bare }
}
