/** How long matching's questions of the store take, and the same of IndexedDB itself. */
import { lookUp } from '../../../lib/mail/match/look-up'
import type { SidelightDatabase } from '../../../lib/store/database'
import { createDirectory } from '../../../lib/store/directory'
import { contactAddress, contactName } from './bench-rows'
import { openStore } from './fill'

const ourAddress = 'rep1@ourco.test'

type Ask = (index: number) => Promise<{ people: number; accounts: number }>

/** All that matching asks about a message to us: the sender's address, name and domain, decisions about them, then their account. */
function byMatching(db: SidelightDatabase): Ask {
  const directory = createDirectory(db)
  return async (index) => {
    const sender = { address: contactAddress(index), name: contactName(index) }
    const us = { address: ourAddress, name: 'Rep' }
    const isOurs = (address: string): boolean => address === ourAddress
    const found = await lookUp({ people: [sender, us], byName: [sender], isOurs, thread: null }, directory)
    const holders = found.contactsOf(sender)
    return { people: holders.length, accounts: holders.flatMap(({ contact }) => found.accountsOf(contact)).length }
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

/** @param people contacts of the store by number; @param others as many that are asked for without Dexie */
export async function lookUps(people: readonly number[], others: readonly number[]) {
  const db = await openStore()
  try {
    const ask = byMatching(db)
    const first = await timeAll(ask, people)
    const again = await timeAll(ask, people)
    return { first, again, bare: await timeAll(byIndexedDb(db.backendDB()), others) }
  } finally {
    db.close()
  }
}
