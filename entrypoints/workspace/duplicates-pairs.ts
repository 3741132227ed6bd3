/** Proposals as they are shown: the row that stays first, and line by line what each says. */
import { formatDay, formatList, formatNumber } from '../../components/format'
import type { DuplicatePair, FieldLine, ShownField, Side } from '../../components/workspace/duplicates/duplicates-model'
import type { Account, Contact } from '../../lib/domain/model'
import type { SidelightDatabase } from '../../lib/store/database'
import { countHanging } from '../../lib/store/duplicates/moved-rows'
import type { Proposal } from '../../lib/store/duplicates/find-duplicates'
import { keptOf } from '../../lib/store/duplicates/pair-id'
import type { Team } from '../wiring/team'
import { page } from './page-state'

interface Shown {
  field: ShownField
  /** The row's own field, where one of two values is chosen. */
  own: string | null
  text: string
}

function shownOfAccount(row: Account, team: Team): Shown[] {
  const owner = row.ownerId === null ? '' : (team.names.get(row.ownerId) ?? '')
  return [
    { field: 'name', own: 'name', text: row.name },
    { field: 'domains', own: null, text: formatList(row.domains) },
    { field: 'industry', own: 'industry', text: row.industry ?? '' },
    { field: 'country', own: 'country', text: row.country ?? '' },
    { field: 'employees', own: 'employees', text: row.employees === null ? '' : formatNumber(row.employees) },
    { field: 'customerSince', own: 'customerSince', text: row.customerSince ?? '' },
    { field: 'owner', own: 'ownerId', text: owner },
    { field: 'source', own: 'source', text: row.source ?? '' },
    { field: 'tags', own: null, text: formatList(row.tags) },
    { field: 'externalKeys', own: null, text: formatList(row.externalKeys) },
  ]
}

function shownOfContact(row: Contact, names: ReadonlyMap<string, string>): Shown[] {
  return [
    { field: 'name', own: 'name', text: row.name },
    { field: 'emails', own: null, text: formatList(row.emails) },
    { field: 'phone', own: 'phone', text: row.phone ?? '' },
    { field: 'title', own: 'title', text: row.title ?? '' },
    { field: 'formOfAddress', own: 'formOfAddress', text: row.formOfAddress ?? '' },
    { field: 'birthday', own: 'birthday', text: row.birthday ?? '' },
    { field: 'account', own: null, text: formatList(row.accountIds.map((id) => names.get(id) ?? '').filter(Boolean)) },
    { field: 'externalKeys', own: null, text: formatList(row.externalKeys) },
  ]
}

/** Lines on which either says something; a choice where they say different things. */
function linesOf(a: readonly Shown[], b: readonly Shown[]): FieldLine[] {
  return a.flatMap(({ field, own, text }, index): FieldLine[] => {
    const other = b[index]?.text ?? ''
    if (text === '' && other === '') return []
    const isChoice = text !== '' && other !== '' && text !== other
    return [{ field, values: [text, other], choice: isChoice ? own : null }]
  })
}

async function sideOf(
  db: SidelightDatabase,
  collection: 'accounts' | 'contacts',
  row: Account | Contact,
): Promise<Side> {
  const history = await countHanging(db, collection, row)
  return { id: row.id, name: row.name, since: formatDay(row.createdAt, page.now.value), history }
}

async function accountNames(db: SidelightDatabase, rows: readonly Contact[]): Promise<Map<string, string>> {
  const found = await db.accounts.bulkGet([...new Set(rows.flatMap(({ accountIds }) => accountIds))])
  return new Map(found.flatMap((row) => (row === undefined ? [] : [[row.id, row.name] as const])))
}

export async function pairOf(db: SidelightDatabase, proposal: Proposal, team: Team): Promise<DuplicatePair> {
  const { collection, likeness } = proposal
  const { sureness } = likeness
  const names = collection === 'contacts' ? await accountNames(db, proposal.rows) : new Map<string, string>()
  // What is shared may be named by an id: an account's.
  const evidence = likeness.evidence.map(({ kind, value }) => ({ kind, value: names.get(value) ?? value }))
  if (proposal.collection === 'accounts') {
    const { kept, merged } = keptOf(...proposal.rows)
    const lines = linesOf(shownOfAccount(kept, team), shownOfAccount(merged, team))
    const sides = [await sideOf(db, collection, kept), await sideOf(db, collection, merged)] as const
    return { key: `${kept.id} ${merged.id}`, collection, sides, sureness, evidence, lines }
  }
  const { kept, merged } = keptOf(...proposal.rows)
  const lines = linesOf(shownOfContact(kept, names), shownOfContact(merged, names))
  const sides = [await sideOf(db, collection, kept), await sideOf(db, collection, merged)] as const
  return { key: `${kept.id} ${merged.id}`, collection, sides, sureness, evidence, lines }
}
