/** The list of accounts: names at once, numbers for the rows in view, kept current; for all of them to sort by one. */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import type { AccountLine, AccountNumbers, AccountSort } from '../../components/workspace/account-line'
import { AccountList } from '../../components/workspace/account-list'
import { language, strings } from '../../components/locale'
import type { Rhythm } from '../../lib/domain/insight'
import { toldRhythm } from '../../lib/domain/told-rhythm'
import type { SidelightDatabase } from '../../lib/store/database'
import { loadAllNumbers, loadNumbers } from '../wiring/account-numbers'
import { freshInsight } from '../wiring/fresh-insight'
import { loadMailboxRhythm } from '../wiring/mailbox-rhythm'
import { sortAccounts } from '../wiring/sort-accounts'
import { useLive } from '../wiring/use-live'
import type { Team } from '../wiring/team'
import { page, type RouteProps } from './page-state'
import { listReadableSegments, useSegmentAccounts } from './use-segment-accounts'

type Numbers = ReadonlyMap<string, AccountNumbers>
const none: Numbers = new Map()

/** Alone one has no name among colleagues. */
function ownerNameOf(ownerId: string | null, { names, myId }: Team): string | null {
  if (ownerId === null) return null
  return names.get(ownerId) ?? (ownerId === myId ? strings.value.who.ownerMe : null)
}

async function loadLines(db: SidelightDatabase, team: Team): Promise<AccountLine[]> {
  const accounts = await db.accounts.filter((account) => account.deletedAt === null).toArray()
  return accounts.map(({ id, name, industry, ownerId, domains }) => ({
    id,
    name,
    industry,
    ownerName: ownerNameOf(ownerId, team),
    searchText: [name, industry ?? '', ...domains].join(' ').toLowerCase(),
  }))
}

/** Numbers of the accounts in view, followed; an old one is computed anew, one after the other. */
function useNumbers(db: SidelightDatabase, ids: readonly string[]): Numbers {
  const found = useLive(ids.join(' '), () => loadNumbers(db, ids))
  // Scrolling on, rows that stay keep theirs until the next reading has come.
  const [kept, setKept] = useState(none)
  useEffect(() => {
    if (found !== null) setKept(found)
  }, [found])
  useEffect(() => {
    const ending = new AbortController()
    const compute = async (): Promise<void> => {
      for (const id of ids) {
        if (ending.signal.aborted) return
        await freshInsight(db, id)
      }
    }
    compute().catch((error: unknown) =>
      console.error('The numbers of the accounts in view could not be computed.', error),
    )
    return () => ending.abort()
  }, [db, ids])
  return found ?? kept
}

/**
 * What this browser's own mailbox tells of accounts of which too little is known for health: read once they are in view, after their
 * numbers.
 */
function useMailboxRhythms(db: SidelightDatabase, ids: readonly string[], numbers: Numbers): Numbers {
  const [found, setFound] = useState<ReadonlyMap<string, Rhythm>>(new Map())
  const unknown = ids.filter((id) => numbers.get(id)?.band === null).join(' ')
  useEffect(() => {
    const ending = new AbortController()
    const read = async (): Promise<void> => {
      const rhythms = new Map<string, Rhythm>()
      for (const accountId of unknown.split(' ').filter((id) => id !== '')) {
        const rhythm = await loadMailboxRhythm(db, { accountId }, new Date())
        if (ending.signal.aborted) return
        if (rhythm !== null) rhythms.set(accountId, rhythm)
      }
      setFound(rhythms)
    }
    read().catch((error: unknown) => console.warn('The rhythm of this mailbox could not be read.', error))
    return () => ending.abort()
  }, [db, unknown])
  return useMemo(() => {
    const withMailbox = new Map(numbers)
    for (const [id, rhythm] of found) {
      const known = numbers.get(id)
      if (known?.band !== null || !known.rhythm) continue
      withMailbox.set(id, { ...known, rhythm: toldRhythm(known.rhythm, rhythm).rhythm })
    }
    return withMailbox
  }, [numbers, found])
}

/** The numbers to sort by: read when a column of numbers is chosen. */
function useSortNumbers(db: SidelightDatabase, by: AccountSort['by']): Numbers {
  const isNeeded = by === 'tier' || by === 'stage' || by === 'health'
  const [all, setAll] = useState(none)
  useEffect(() => {
    if (!isNeeded) return undefined
    const ending = new AbortController()
    loadAllNumbers(db, ending.signal).then(setAll, (error: unknown) => {
      if (!ending.signal.aborted) console.error('The numbers to sort by could not be read.', error)
    })
    return () => ending.abort()
  }, [db, isNeeded])
  return all
}

export function AccountsRoute({ db, team }: RouteProps) {
  const [sort, setSort] = useState<AccountSort>({ by: 'name', isDown: false })
  const [inView, setInView] = useState<readonly string[]>([])
  const lines = useLive(`accounts ${team.members.length} ${language.value}`, () => loadLines(db, team))
  const numbers = useMailboxRhythms(db, inView, useNumbers(db, inView))
  const sortNumbers = useSortNumbers(db, sort.by)
  const tag = language.value
  const segments = useLive('segments', () => listReadableSegments(db)) ?? []
  const segment = segments.find(({ id }) => id === page.listedSegmentId.value) ?? null
  const { ids: ofSegment, search } = useSegmentAccounts(segment, `${lines?.length ?? 0} ${page.today.value}`)
  const sorted = useMemo(() => {
    const within = ofSegment === null ? lines : (lines?.filter(({ id }) => ofSegment.has(id)) ?? null)
    return within === null ? null : sortAccounts(within, sort, sortNumbers, tag)
  }, [lines, ofSegment, sort, sortNumbers, tag])
  const need = useCallback((ids: readonly string[]) => {
    setInView((before) => (before.join(' ') === ids.join(' ') ? before : ids))
  }, [])
  if (sorted === null) return null
  return (
    <AccountList
      lines={sorted}
      numbers={numbers}
      need={need}
      sort={sort}
      onSort={setSort}
      segments={segments}
      segmentId={segment?.id ?? null}
      search={search}
      onSegment={(id) => {
        page.listedSegmentId.value = id
      }}
      now={page.now.value}
    />
  )
}
