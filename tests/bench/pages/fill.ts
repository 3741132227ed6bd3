/** Fills the store beneath Dexie, which would look at every row once more for those who watch it. */
import { calendarOf } from '../../../lib/domain/calendar'
import { dayText } from '../../../lib/domain/calendar-day'
import { noSources } from '../../../lib/domain/account-facts'
import { defaultPolicy } from '../../../lib/domain/policy'
import { gatherReference } from '../../../lib/domain/gather-reference'
import { contactKeys } from '../../../lib/store/contact-keys'
import { SidelightDatabase } from '../../../lib/store/database'
import { readMeta } from '../../../lib/store/meta'
import { createRow } from '../../../lib/store/write'
import { rowsOfAccount, type BenchRows } from './bench-rows'

/** As many colleagues as the product is to hold; the rep at this browser is the first. */
const reps = 50
const accountsPerWrite = 100
const histories = ['interactions', 'signals', 'orders'] as const
const referenceId = 'reference'

export async function openStore(): Promise<SidelightDatabase> {
  const db = await new SidelightDatabase().open()
  if (!(db instanceof SidelightDatabase)) throw new TypeError('The store was opened as something else.')
  return db
}

/** One transaction for all tables of these accounts. It need not outlive a power cut, so nobody waits for the disk. */
function write(database: IDBDatabase, rows: readonly BenchRows[], hasHistory: boolean): Promise<void> {
  const filled = ['contacts', ...(hasHistory ? histories : [])] as const
  const transaction = database.transaction(['accounts', ...filled], 'readwrite', { durability: 'relaxed' })
  for (const { account, ...lists } of rows) {
    transaction.objectStore('accounts').put(account)
    for (const contact of lists.contacts)
      transaction.objectStore('contacts').put({ ...contact, ...contactKeys(contact) })
    for (const table of hasHistory ? histories : [])
      for (const row of lists[table]) transaction.objectStore(table).put(row)
  }
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('The store was not filled.')))
  })
}

/** Today's is there from the beginning: with none, the background would make it, and then compute every account anew. */
async function keepReference(db: SidelightDatabase, now: number, values: Record<string, unknown>): Promise<void> {
  const day = dayText(calendarOf(defaultPolicy.calendar).dayAt(now))
  if ((await db.reference.get(referenceId))?.day !== day)
    await createRow(db, 'reference', { id: referenceId, day, values: { ...values, day } })
  else await db.reference.update(referenceId, { values: { ...values, day } })
}

/**
 * Adds the accounts `from`..`to` (without `to`) with their people and, unless told not to, their history and the day's
 * reference of all; nobody has computed their numbers.
 */
export async function fill(from: number, to: number, hasHistory = true): Promise<void> {
  const db = await openStore()
  const me = (await readMeta(db, 'memberId')) ?? ''
  const owners = Array.from({ length: reps }, (_, index) => (index === 0 ? me : `rep-${index}`))
  const now = Date.now()
  const gathered = gatherReference(defaultPolicy, { now: new Date(now).toISOString() })
  await keepReference(db, now, {})
  let written = Promise.resolve()
  for (let start = hasHistory ? 0 : from; start < to; start += accountsPerWrite) {
    const numbers = Array.from({ length: Math.min(accountsPerWrite, to - start) }, (_, index) => start + index)
    const rows = numbers.map((number) => rowsOfAccount(number, owners, now))
    for (const one of rows) gathered.add({ ...one, tasks: [], sources: noSources })
    await written
    // Those before `from` are there, and count for the reference alone.
    if (start >= from) written = write(db.backendDB(), rows, hasHistory)
  }
  await written
  if (hasHistory) await keepReference(db, now, { ...gathered.finish() })
  await Promise.all([db.insights.clear(), db.staleAccounts.clear()])
  db.close()
}
