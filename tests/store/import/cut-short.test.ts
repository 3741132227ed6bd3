import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { ImportDraft } from '../../../lib/import/draft'
import { StorageFullError } from '../../../lib/store/errors'
import { countJournal } from '../../../lib/store/import/batch'
import { undoImport } from '../../../lib/store/import/undo-import'
import { countRequests } from '../count-requests'
import { newStore, newTeamStore } from '../stores'
import { account, bunches, contact, draftsOf, importDrafts } from './drafts'
import { living, snapshot } from './snapshot'

const people = (count: number): ImportDraft[] =>
  draftsOf(
    ...Array.from({ length: count }, (_, index) => [
      account({ name: `Company ${index % 50}`, domains: [`company${index % 50}.test`] }),
      contact({ name: `Person ${index} Lopez`, emails: [`person${index}@company${index % 50}.test`] }, { account: 0 }),
    ]),
  )

const failing =
  (at: string) =>
  (_: unknown, row: { name?: string }): void => {
    if (row.name === at) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  }

describe('an import that ends before its time', () => {
  it('leaves no part half written: rows, journal and outbox are those of whole parts', async () => {
    const db = await newTeamStore()
    const full = failing('Person 3000 Lopez')
    db.contacts.hook('creating', full)
    await expect(importDrafts(db, people(5000))).rejects.toThrow(StorageFullError)
    const made = (await db.importJournal.toArray()).flatMap((part) => part.made.flatMap(({ ids }) => ids))
    expect(made.length).toBe((await db.contacts.count()) + (await db.accounts.count()))
    // Each row has its entry, and so has the batch.
    expect(await db.outbox.count()).toBe(made.length + 1)
    expect(await db.contacts.count()).toBe(2000)
  }, 60_000)

  it('goes on where it was when the file comes again, as one batch, which one undo takes back', async () => {
    const db = await newStore()
    const full = failing('Person 3000 Lopez')
    db.contacts.hook('creating', full)
    await expect(importDrafts(db, people(5000))).rejects.toThrow(StorageFullError)
    db.contacts.hook('creating').unsubscribe(full)
    const outcome = await importDrafts(db, people(5000))
    expect(outcome.counts.contacts).toEqual({ made: 3000, changed: 0, unchanged: 2000 })
    expect(await db.importBatches.toArray()).toMatchObject([{ id: outcome.batchId, counts: { 'contacts.made': 5000 } }])
    await undoImport(db, outcome.batchId ?? '')
    expect(living(await snapshot(db, ['importBatches']))).toMatchObject({ accounts: [], contacts: [] })
  }, 60_000)

  it('can be undone as it is', async () => {
    const db = await newStore()
    db.contacts.hook('creating', failing('Person 3000 Lopez'))
    await expect(importDrafts(db, people(5000))).rejects.toThrow(StorageFullError)
    const [batch] = await db.importBatches.toArray()
    await undoImport(db, batch?.id ?? '')
    expect([await db.contacts.count(), await db.accounts.count()]).toEqual([0, 0])
    expect(await db.importBatches.toArray()).toMatchObject([{ undoneAt: expect.any(String) }])
  }, 60_000)

  it('stops when it is told to, after the part in hand, and says so', async () => {
    const db = await newStore()
    const stopping = new AbortController()
    const outcome = await importDrafts(db, [], {
      drafts: bunches(people(6000)),
      signal: stopping.signal,
      onProgress: () => stopping.abort(),
    })
    expect(outcome).toMatchObject({ end: 'cancelled', counts: { contacts: { made: 2000 } } })
    expect(await db.contacts.count()).toBe(2000)
    expect(await countJournal(db, outcome.batchId ?? '')).toEqual({ made: 2050, changed: 0 })
    // Imported again it is the same batch, now whole.
    expect(await importDrafts(db, people(3000))).toMatchObject({ batchId: outcome.batchId, end: 'done' })
    expect(await db.importBatches.toArray()).toMatchObject([{ finishedAt: expect.any(String) }])
    await undoImport(db, outcome.batchId ?? '')
    expect(await db.contacts.count()).toBe(0)
  }, 60_000)

  it('has no more than two parts of the file in memory', async () => {
    const db = await newStore()
    let [read, written, most] = [0, 0, 0]
    const drafts = async function* () {
      for await (const bunch of bunches(people(9000))) {
        read += bunch.length
        most = Math.max(most, read - written)
        yield bunch
      }
    }
    await importDrafts(db, [], {
      drafts: drafts(),
      onProgress: ({ contacts }) => (written = contacts?.made ?? 0),
    })
    expect(written).toBe(9000)
    expect(most).toBeLessThanOrEqual(4500)
  }, 60_000)
})

/** Of IndexedDB, for each contact of a file of so many. */
async function undoRequests(contacts: number): Promise<number> {
  const db = await newStore()
  const { batchId } = await importDrafts(db, people(contacts))
  const requests = await countRequests(() => undoImport(db, batchId ?? ''))
  expect(await db.contacts.count()).toBe(0)
  return requests / contacts
}

describe('undoing', () => {
  it('asks the store as often for each row, however long the file was', async () => {
    const [few, many] = [await undoRequests(1000), await undoRequests(6000)]
    expect(many / few).toBeLessThan(1.1)
    expect(many).toBeLessThan(6)
  }, 60_000)
})
