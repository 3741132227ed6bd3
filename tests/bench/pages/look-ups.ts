/** How long matching's questions of the store take, and the same of IndexedDB itself. */
import { createDirectory, type StoreDirectory } from '../../../lib/store/directory'
import { contactAddress } from './bench-rows'
import { openStore } from './fill'

type Ask = (index: number) => Promise<{ people: number; accounts: number }>

/** The people of one address, then their accounts. */
function byDirectory(directory: StoreDirectory): Ask {
  return async (index) => {
    const people = await directory.contactsByAddress([contactAddress(index)])
    const accounts = await directory.accountsById(people.flatMap(({ accountIds }) => accountIds))
    return { people: people.length, accounts: accounts.length }
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The store did not answer.')))
  })
}

function byIndexedDb(database: IDBDatabase): Ask {
  return async (index) => {
    const transaction = database.transaction(['contacts', 'accounts'])
    const emails = transaction.objectStore('contacts').index('emails')
    const people: { accountIds: string[] }[] = await answerOf(emails.getAll(contactAddress(index)))
    const ids = people.flatMap(({ accountIds }) => accountIds)
    const accounts = await Promise.all(ids.map((id) => answerOf(transaction.objectStore('accounts').get(id))))
    return { people: people.length, accounts: accounts.length }
  }
}

/** @returns ms for each */
async function timeAll(ask: Ask, indices: readonly number[]): Promise<number[]> {
  const times: number[] = []
  for (const index of indices) {
    const start = performance.now()
    const { people, accounts } = await ask(index)
    times.push(performance.now() - start)
    if (people !== 1 || accounts !== 1)
      throw new Error(`${contactAddress(index)}: ${people} people, ${accounts} accounts.`)
  }
  return times
}

/** In a copy of a store where nothing else is measured: its accounts are said to be computed, so that the background does not work beside it. */
export async function rest(): Promise<void> {
  const db = await openStore()
  await db.staleAccounts.clear()
  db.close()
}

/** @param people contacts of the store by number; @param others as many that are asked for without Dexie */
export async function lookUps(people: readonly number[], others: readonly number[]) {
  const db = await openStore()
  try {
    const ask = byDirectory(createDirectory(db))
    const first = await timeAll(ask, people)
    const again = await timeAll(ask, people)
    return { first, again, bare: await timeAll(byIndexedDb(db.backendDB()), others) }
  } finally {
    db.close()
  }
}
