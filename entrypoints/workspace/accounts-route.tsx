/** The list of accounts: names at once, numbers for the rows in view. */
import { useCallback, useRef, useState } from 'preact/hooks'
import { AccountList, type AccountLine, type AccountNumbers } from '../../components/workspace/account-list'
import { language } from '../../components/locale'
import type { SidelightDatabase } from '../../lib/store/database'
import { freshInsight } from '../wiring/fresh-insight'
import { useLive } from '../wiring/use-live'
import type { Team } from '../wiring/team'
import type { RouteProps } from './page-state'

async function loadLines(db: SidelightDatabase, team: Team): Promise<AccountLine[]> {
  const accounts = await db.accounts.filter((account) => account.deletedAt === null).toArray()
  const collator = new Intl.Collator(language.value)
  return accounts
    .map(({ id, name, industry, ownerId, domains }) => ({
      id,
      name,
      industry,
      ownerName: ownerId === null ? null : (team.names.get(ownerId) ?? null),
      searchText: [name, industry ?? '', ...domains].join(' ').toLowerCase(),
    }))
    .toSorted((a, b) => collator.compare(a.name, b.name))
}

async function loadNumbers(db: SidelightDatabase, ids: readonly string[]): Promise<[string, AccountNumbers][]> {
  for (const id of ids) await freshInsight(db, id)
  const stored = await db.insights.bulkGet([...ids])
  return stored.flatMap((row): [string, AccountNumbers][] => {
    if (!row) return []
    const { tier, stage, health } = row.insight
    const numbers = { tier: tier.tier, grade: tier.grade, stage: stage.stage, health: health.score, band: health.band }
    return [[row.accountId, numbers]]
  })
}

export function AccountsRoute({ db, team }: RouteProps) {
  const lines = useLive(`accounts ${team.members.length} ${language.value}`, () => loadLines(db, team))
  const [numbers, setNumbers] = useState<ReadonlyMap<string, AccountNumbers>>(new Map())
  const askedRef = useRef(new Set<string>())
  const need = useCallback(
    (ids: readonly string[]) => {
      const fresh = ids.filter((id) => !askedRef.current.has(id))
      if (fresh.length === 0) return
      for (const id of fresh) askedRef.current.add(id)
      loadNumbers(db, fresh).then(
        (found) => setNumbers((known) => new Map([...known, ...found])),
        (error: unknown) => console.error('The numbers of the accounts in view could not be read.', error),
      )
    },
    [db],
  )
  return lines === null ? null : <AccountList lines={lines} numbers={numbers} need={need} />
}
