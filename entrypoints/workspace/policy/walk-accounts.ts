/** Every account of the workspace with its rows, some at a time, so that 20,000 do not fill the memory. */
import type { AccountFacts } from '../../../lib/domain/account-facts'
import type { Instant } from '../../../lib/domain/model'
import { readFilter } from '../../../lib/domain/segments/filter'
import { factTables, loadFacts } from '../../../lib/store/account-facts'
import type { SidelightDatabase } from '../../../lib/store/database'
import { findAccountsBy } from '../../../lib/store/segments'
import type { PolicyMessage } from './policy-task'

const atOnce = 50

export type Tell = (message: PolicyMessage) => void

interface Walk {
  db: SidelightDatabase
  segmentId: string | null
  now: Instant
  tell: Tell
}

/** Ids of the accounts, or of those that a segment finds by whatever it looks at. */
async function accountIds({ db, segmentId, now }: Walk): Promise<string[]> {
  const segment = segmentId === null ? undefined : await db.segments.get(segmentId)
  const read = segment ? readFilter(segment.filter) : null
  if (read?.ok) return findAccountsBy(db, read.filter, now)
  return db.accounts.filter((account) => account.deletedAt === null).primaryKeys()
}

/** Visits each account once and tells the progress. @returns how many there were */
export async function walkAccounts(
  walk: Walk,
  visit: (all: readonly AccountFacts[], total: number) => Promise<void> | void,
): Promise<number> {
  const { db, now, tell } = walk
  const ids = await accountIds(walk)
  tell({ kind: 'progress', done: 0, total: ids.length })
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce)
    const facts = await db.transaction('r', factTables(db), async () => loadFacts(db, some, now))
    await visit(
      facts.filter((each) => each !== null),
      ids.length,
    )
    tell({ kind: 'progress', done: Math.min(ids.length, from + atOnce), total: ids.length })
  }
  return ids.length
}
