/** Runs in a page of the extension: fills its store, and measures how matching's questions grow with it. */
import { SidelightDatabase } from '../../../lib/store/database'
import { createDirectory } from '../../../lib/store/directory'
import { readMeta } from '../../../lib/store/meta'
import { contactAddress, contactsPerAccount, rowsOfAccount, type BenchRows } from './bench-rows'

/** As many colleagues as the product is to hold; the rep at this browser is the first. */
const reps = 50
const accountsPerWrite = 500
const tables = ['accounts', 'contacts', 'interactions', 'signals', 'orders'] as const

/** One transaction for all tables of these accounts. It need not outlive a power cut, so nobody waits for the disk. */
function write(database: IDBDatabase, rows: readonly BenchRows[]): Promise<void> {
  const transaction = database.transaction(tables, 'readwrite', { durability: 'relaxed' })
  for (const { account, ...lists } of rows) {
    transaction.objectStore('accounts').add(account)
    for (const table of ['contacts', 'interactions', 'signals', 'orders'] as const)
      for (const row of lists[table]) transaction.objectStore(table).add(row)
  }
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('The store was not filled.')))
  })
}

/** Adds accounts `from`..`to` (without `to`) with their people and history. */
async function seed(from: number, to: number): Promise<void> {
  const db = await new SidelightDatabase().open()
  if (!(db instanceof SidelightDatabase)) throw new TypeError('The store was opened as something else.')
  const me = (await readMeta(db, 'memberId')) ?? ''
  const owners = Array.from({ length: reps }, (_, index) => (index === 0 ? me : `rep-${index}`))
  const now = Date.now()
  // Beneath Dexie, which would look at every row once more for those who watch the store.
  const database = db.backendDB()
  let written = Promise.resolve()
  for (let start = from; start < to; start += accountsPerWrite) {
    const numbers = Array.from({ length: Math.min(accountsPerWrite, to - start) }, (_, index) => start + index)
    const rows = numbers.map((number) => rowsOfAccount(number, owners, now))
    await written
    written = write(database, rows)
  }
  await written
  db.close()
}

/** How long matching's two questions take, ms each: the people of one address, then their accounts. */
async function lookUps(contacts: number, runs: number): Promise<number[]> {
  const db = new SidelightDatabase()
  const directory = createDirectory(db)
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const index = Math.floor((run * contacts) / runs)
    const start = performance.now()
    const people = await directory.contactsByAddress([contactAddress(index)])
    await directory.accountsById(people.flatMap(({ accountIds }) => accountIds))
    times.push(performance.now() - start)
    if (people.length !== 1) throw new Error(`${contactAddress(index)} was found ${people.length} times.`)
  }
  db.close()
  return times
}

Object.assign(globalThis, { benchStore: { seed, lookUps, contactsPerAccount } })
