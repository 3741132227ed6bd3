/** A server that was restored from a backup has a new epoch: pull from 0, and send again what it may have lost (r7). */
import type { SidelightDatabase } from '../store/database'
import { withQuotaTold } from '../store/errors'
import { readMeta, writeMeta } from '../store/meta'
import { rowTable } from '../store/local-change'
import { isCollection } from '../messages/rows'
import { syncTransaction } from './lay-records'
import { nothingLeftOut } from './window'

const keptDays = 30
const dayMs = 86_400_000

/** Forgets acknowledged changes that no backup in use is older than. `now` in milliseconds since 1970. */
export async function forgetOldAcknowledged(db: SidelightDatabase, now: number): Promise<void> {
  const oldest = new Date(now - keptDays * dayMs).toISOString()
  await db.acknowledged.where('acknowledgedAt').below(oldest).delete()
}

/** @param isReturning this browser holds rows of an earlier epoch */
async function startAgain(db: SidelightDatabase, epoch: string, isReturning: boolean): Promise<void> {
  const resent = await db.acknowledged.toArray()
  for (const { acknowledgedAt: _, was, ...change } of resent) {
    const { collection, recordId } = change
    const row = isCollection(collection) ? await rowTable(db, collection).get(recordId) : undefined
    if (!(await db.shadows.get([collection, recordId])))
      await db.shadows.add({ collection, recordId, record: row ?? was ?? null })
    await db.outbox.put(change)
  }
  await db.acknowledged.clear()
  // Sequence numbers of the old epoch mean nothing in the new one: the later edit wins by its time alone.
  await db.outbox.toCollection().modify({ seen: 0 })
  await writeMeta(db, 'cursor', 0)
  await writeMeta(db, 'epoch', epoch)
  // Rows that are here already would stay as they were in the old epoch: everything is asked for.
  if (isReturning) await writeMeta(db, 'window', nothingLeftOut)
}

/** Takes note of the epoch the server is in. @returns whether it is another than before */
export async function enterEpoch(db: SidelightDatabase, epoch: string, now: number): Promise<boolean> {
  const known = await readMeta(db, 'epoch')
  if (known === epoch) return false
  await forgetOldAcknowledged(db, now)
  await withQuotaTold(() => syncTransaction(db, () => startAgain(db, epoch, known !== null)))
  return known !== null
}
