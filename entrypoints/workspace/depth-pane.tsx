/** The account in depth, followed as its rows change. */
import { useEffect, useState } from 'preact/hooks'
import { AccountInDepth } from '../../components/workspace/account/account-depth'
import type { AccountDepth, DepthActions } from '../../components/workspace/account/depth'
import { language } from '../../components/locale'
import { Loading } from '../../components/sidebar/skeleton'
import type { SidelightDatabase } from '../../lib/store/database'
import { loadDepth } from '../wiring/load-depth'
import { useLive } from '../wiring/use-live'
import { page } from './page-state'

/** Entries of the timeline at first, and added by each "older". */
const atOnce = 100

interface Props {
  db: SidelightDatabase
  accountId: string
  loadRows: DepthActions['loadRows']
}

export function DepthPane({ db, accountId, loadRows }: Props) {
  const [limit, setLimit] = useState(atOnce)
  const today = page.today.value
  const depth = useLive(`${accountId} ${today} ${limit} ${language.value}`, () =>
    loadDepth(db, accountId, today, limit),
  )
  // While older entries are read, what is on screen stays.
  const [kept, setKept] = useState<AccountDepth | null>(null)
  useEffect(() => {
    if (depth !== null) setKept(depth)
  }, [depth])
  const shown = depth ?? kept
  if (shown === null) return <Loading />
  const actions = { loadRows, loadOlder: () => setLimit(limit + atOnce) }
  return <AccountInDepth depth={shown} today={today} now={page.now.value} actions={actions} />
}
