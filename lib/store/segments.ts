/** Saved filters, and the accounts they find (PRODUCT D5). */
import { calendarOf, msOf } from '../domain/calendar'
import { dayText } from '../domain/calendar-day'
import { insightOn } from '../domain/listed'
import type { Account, Instant, Segment } from '../domain/model'
import { readFilter, sourcesOf, type Filter } from '../domain/segments/filter'
import { matches } from '../domain/segments/matches'
import { factTables, loadFacts } from './account-facts'
import type { SidelightDatabase } from './database'
import { InvalidRowError } from './errors'
import { loadIdentity } from './meta'
import { loadPolicy } from './rules'
import { createRow, patchRow, type WriteOptions } from './write'

/** Those that are there, by name. */
export async function listSegments(db: SidelightDatabase): Promise<Segment[]> {
  const rows = await db.segments.filter(({ deletedAt }) => deletedAt === null).toArray()
  return rows.toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
}

/**
 * Saves a filter under a name, or changes the one with the id.
 * @returns its id
 * @throws InvalidRowError when the filter is none, or the name is empty; StorageFullError
 */
export async function saveSegment(
  db: SidelightDatabase,
  { id, name, filter }: { id?: string; name: string; filter: unknown },
  options: WriteOptions = {},
): Promise<string> {
  const read = readFilter(filter)
  if (!read.ok) throw new InvalidRowError('segments', read.problem)
  if (name.trim() === '') throw new InvalidRowError('segments', 'a segment needs a name.')
  const fields = { name: name.trim(), filter: { ...read.filter } }
  if (id === undefined) {
    const { memberId } = await loadIdentity(db)
    return createRow(db, 'segments', { ...fields, createdById: memberId }, options)
  }
  await patchRow(db, 'segments', id, { set: fields }, options)
  return id
}

/** Accounts looked at in one go; what else reads the store has its turn in between. */
const atOnce = 200

interface Following {
  /** Ends it between two pages. */
  signal?: AbortSignal
  /** After each page: those of it that were found, and how many have been looked at. */
  onPage?: (found: Account[], looked: number) => void
}

/** The ids of the accounts a filter finds. Rows are read only where it looks at them. */
export async function findAccountsBy(
  db: SidelightDatabase,
  filter: Filter,
  now: Instant,
  { signal, onPage }: Following = {},
): Promise<string[]> {
  const policy = await loadPolicy(db)
  const today = dayText(calendarOf(policy.calendar).dayAt(msOf(now)))
  const sources = sourcesOf(filter)
  const needsRows = sources.has('orders') || sources.has('signals') || sources.has('interactions')
  const found: string[] = []
  let looked = 0
  for (let after = '', isMore = true; isMore;) {
    const accounts = await db.accounts.where('id').above(after).limit(atOnce).toArray()
    signal?.throwIfAborted()
    const ids = accounts.map(({ id }) => id)
    const insights = sources.has('insight') ? await db.insights.bulkGet(ids) : []
    const facts = needsRows
      ? await db.transaction('r', factTables(db), async () => loadFacts(db, ids, now))
      : accounts.map((account) => ({ account }))
    const ofPage = facts.flatMap((one, index) => {
      if (!one || one.account.deletedAt !== null) return []
      looked += 1
      const kept = insights[index]?.insight
      const insight = kept ? insightOn(kept, today) : null
      return matches(filter, { ...one, insight }, { now, policy }) ? [one.account] : []
    })
    found.push(...ofPage.map(({ id }) => id))
    onPage?.(ofPage, looked)
    after = ids.at(-1) ?? ''
    isMore = accounts.length === atOnce
  }
  return found
}
