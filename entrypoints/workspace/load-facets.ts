/** What accounts of this workspace hold, to choose from where a person makes a filter or an indicator. */
import type { Facets, OpenField } from '../../components/workspace/segments/segment-model'
import type { Account } from '../../lib/domain/model'
import type { SidelightDatabase } from '../../lib/store/database'
import { readSignalSpans } from '../../lib/store/source-edges'
import { rules } from '../wiring/rules'

/** So many rows are read in one task of the page, which stays quick in between. */
const page = 200
/** Values of a field offered to choose from; others can be typed. */
const mostValues = 300

type Value = string | number | boolean

/** What accounts hold, most frequent first. @param names of the members by id; without a name an owner is not offered */
export async function loadFacets(db: SidelightDatabase, names: ReadonlyMap<string, string>): Promise<Facets> {
  const counts = { country: counter(), industry: counter(), ownerId: counter(), source: counter(), tags: counter() }
  const custom = new Map<string, ReturnType<typeof counter>>()
  const take = (account: Account): void => {
    for (const field of ['country', 'industry', 'ownerId', 'source'] as const) counts[field].add(account[field])
    for (const tag of account.tags) counts.tags.add(tag)
    for (const [name, value] of Object.entries(account.custom)) {
      const known = custom.get(name) ?? counter()
      custom.set(name, known)
      known.add(value)
    }
  }
  for (let after = '', isMore = true; isMore;) {
    const rows = await db.accounts.where('id').above(after).limit(page).toArray()
    for (const account of rows) if (account.deletedAt === null) take(account)
    after = rows.at(-1)?.id ?? ''
    isMore = rows.length === page
  }
  const textsOf = (field: OpenField) =>
    counts[field].all().flatMap((value) => {
      const label = field === 'ownerId' ? names.get(String(value)) : String(value)
      return label === undefined ? [] : [{ value: String(value), label }]
    })
  return {
    texts: {
      country: textsOf('country'),
      industry: textsOf('industry'),
      ownerId: textsOf('ownerId'),
      source: textsOf('source'),
    },
    tags: counts.tags.all().map(String),
    custom: [...custom].map(([name, values]) => ({ name, values: values.all() })),
    signals: [...(await readSignalSpans(db, new Date().toISOString())).keys()],
    currency: rules.policy.money.reportingCurrency,
  }
}

function counter() {
  const counts = new Map<Value, number>()
  return {
    add(value: Value | null): void {
      if (value !== null && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
    },
    all: (): Value[] =>
      [...counts]
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, mostValues)
        .map(([value]) => value),
  }
}
