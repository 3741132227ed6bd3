/** The account in depth, followed as its rows change. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { AccountInDepth } from '../../components/workspace/account/account-depth'
import type { AccountDepth, Colleague, DepthActions } from '../../components/workspace/account/depth'
import { language, strings } from '../../components/locale'
import { Loading } from '../../components/sidebar/skeleton'
import type { SidelightDatabase } from '../../lib/store/database'
import { loadDepth } from '../wiring/load-depth'
import { loadBounces, type Bounces } from '../wiring/mail-bounces'
import { loadMailboxRhythm } from '../wiring/mailbox-rhythm'
import type { Team } from '../wiring/team'
import { useLive } from '../wiring/use-live'
import { depthActions } from './depth-actions'
import { page } from './page-state'

/** Entries of the timeline at first, and added by each "older". */
const atOnce = 100

interface Props {
  db: SidelightDatabase
  team: Team
  accountId: string
  loadRows: DepthActions['loadRows']
}

export function DepthPane({ db, team, accountId, loadRows }: Props) {
  const [limit, setLimit] = useState(atOnce)
  const today = page.today.value
  const depth = useLive(`${accountId} ${today} ${limit} ${language.value}`, () =>
    loadDepth(db, { accountId, today, now: new Date().toISOString(), limit }),
  )
  // While older entries are read, what is on screen stays.
  const [kept, setKept] = useState<AccountDepth | null>(null)
  useEffect(() => {
    if (depth !== null) setKept(depth)
  }, [depth])
  const shown = depth ?? kept
  const bounces = useBounces(db, shown)
  const actions = useMemo(() => depthActions(db, accountId, team), [db, accountId, team])
  const all = useMemo(
    () => ({ ...actions, loadRows, loadOlder: () => setLimit((before) => before + atOnce) }),
    [actions, loadRows],
  )
  if (shown === null) return <Loading />
  return (
    <AccountInDepth
      depth={shown}
      today={today}
      now={page.now.value}
      colleagues={colleaguesOf(team)}
      bounces={bounces}
      isReadOnly={team.isViewer}
      actions={all}
    />
  )
}

/** One who works alone is in charge alone. */
function colleaguesOf({ members, myId, myName }: Team): Colleague[] {
  if (members.length > 0) return members.map(({ id, name }) => ({ id, name }))
  return myId === '' ? [] : [{ id: myId, name: myName || strings.value.standing.me }]
}

const none: Bounces = new Map()

/** Read once the people are known, beside the card: nothing waits for it. */
function useBounces(db: SidelightDatabase, depth: AccountDepth | null): Bounces {
  const [bounces, setBounces] = useState(none)
  const people = depth?.people
  const accountId = depth?.account.id
  useEffect(() => {
    let isNewest = true
    const read = async (): Promise<void> => {
      if (people === undefined || accountId === undefined) return
      const found = await loadBounces(db, people, await loadMailboxRhythm(db, { accountId }, new Date()))
      if (isNewest) setBounces(found)
    }
    read().catch((error: unknown) => console.error('This mailbox could not be asked for bounces.', error))
    return () => {
      isNewest = false
    }
  }, [db, accountId, people])
  return bounces
}
