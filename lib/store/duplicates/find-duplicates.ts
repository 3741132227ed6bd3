/** Rows that may be one person or company, for a person to decide on: found by what they have in common, the likeliest first. */
import { accountBlocks, accountLikeness } from '../../domain/duplicates/account-likeness'
import { contactBlocks, contactLikeness } from '../../domain/duplicates/contact-likeness'
import type { Likeness } from '../../domain/duplicates/evidence'
import type { Account, Contact } from '../../domain/model'
import type { SidelightDatabase } from '../database'
import { Blocks } from './block-pairs'
import { pairKey } from './pair-id'

export type Proposal =
  | { collection: 'accounts'; rows: [Account, Account]; likeness: Likeness }
  | { collection: 'contacts'; rows: [Contact, Contact]; likeness: Likeness }

export interface DuplicatesFound {
  /** At most `mostShown`, the likeliest first. */
  proposals: Proposal[]
  /** All that are worth a look. */
  count: number
}

export interface FindOptions {
  /** lib/mail/mail-domains.ts */
  isFreeMail: (domain: string) => boolean
  signal?: AbortSignal
  /** Rows looked at so far. */
  onProgress?: (rows: number) => void
}

export const mostShown = 200
const rowsPerPage = 2000
const pairsAtOnce = 500

/** Pairs of which a person has said that they are not one. */
async function deniedPairs(db: SidelightDatabase): Promise<Set<string>> {
  const denied = new Set<string>()
  await db.merges.each(({ deletedAt, notSame, undoneAt, keptId, mergedId }) => {
    if (deletedAt === null && undoneAt === null && notSame) denied.add(pairKey(keptId, mergedId))
  })
  return denied
}

interface Kind<Row> {
  rowsAfter: (id: string) => PromiseLike<Row[]>
  rowsOf: (ids: string[]) => PromiseLike<(Row | undefined)[]>
  blocks: (row: Row) => string[]
  compare: (a: Row, b: Row) => Likeness | null
}

interface Found<Row> {
  rows: [Row, Row]
  likeness: Likeness
}

async function findOf<Row extends { id: string; deletedAt: string | null }>(
  kind: Kind<Row>,
  denied: ReadonlySet<string>,
  { signal, onProgress }: FindOptions,
): Promise<Found<Row>[]> {
  const blocks = new Blocks()
  let seen = 0
  for (let last = ''; ;) {
    const page = await kind.rowsAfter(last)
    for (const row of page) if (row.deletedAt === null) blocks.add(row.id, kind.blocks(row))
    seen += page.length
    onProgress?.(seen)
    const end = page.at(-1)
    if (end === undefined || page.length < rowsPerPage || signal?.aborted) break
    last = end.id
  }
  const pairs = blocks.pairs().filter(([a, b]) => !denied.has(pairKey(a, b)))
  const found: Found<Row>[] = []
  for (let start = 0; start < pairs.length; start += pairsAtOnce) {
    if (signal?.aborted) break
    const some = pairs.slice(start, start + pairsAtOnce)
    const ids = [...new Set(some.flat())]
    const rows = await kind.rowsOf(ids)
    const byId = new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row] as const])))
    for (const [one, other] of some) {
      const [a, b] = [byId.get(one), byId.get(other)]
      const likeness = a === undefined || b === undefined ? null : kind.compare(a, b)
      if (a !== undefined && b !== undefined && likeness !== null) found.push({ rows: [a, b], likeness })
    }
  }
  return found
}

/** Reads every account and contact once, and of those that share a key both again. */
export async function findDuplicates(db: SidelightDatabase, options: FindOptions): Promise<DuplicatesFound> {
  const denied = await deniedPairs(db)
  const accounts = await findOf<Account>(
    {
      rowsAfter: (id) => db.accounts.where(':id').above(id).limit(rowsPerPage).toArray(),
      rowsOf: (ids) => db.accounts.bulkGet(ids),
      blocks: accountBlocks,
      compare: accountLikeness,
    },
    denied,
    options,
  )
  const contacts = await findOf<Contact>(
    {
      rowsAfter: (id) => db.contacts.where(':id').above(id).limit(rowsPerPage).toArray(),
      rowsOf: (ids) => db.contacts.bulkGet(ids),
      blocks: contactBlocks,
      compare: (a, b) => contactLikeness(a, b, options.isFreeMail),
    },
    denied,
    options,
  )
  const all: Proposal[] = [
    ...accounts.map(({ rows, likeness }): Proposal => ({ collection: 'accounts', rows, likeness })),
    ...contacts.map(({ rows, likeness }): Proposal => ({ collection: 'contacts', rows, likeness })),
  ]
  const proposals = all.toSorted((a, b) => b.likeness.score - a.likeness.score).slice(0, mostShown)
  return { proposals, count: all.length }
}
