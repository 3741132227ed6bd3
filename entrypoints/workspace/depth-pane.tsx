/** The account in depth, followed as its rows change. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { AccountInDepth } from '../../components/workspace/account/account-depth'
import type { AccountDepth, Colleague, DepthActions } from '../../components/workspace/account/depth'
import { language, strings } from '../../components/locale'
import { Loading } from '../../components/sidebar/skeleton'
import type { MailboxRhythm } from '../../lib/domain/mailbox-rhythm'
import type { SidelightDatabase } from '../../lib/store/database'
import { loadBeside, type Beside } from '../wiring/load-beside'
import { loadDepth } from '../wiring/load-depth'
import { rules } from '../wiring/rules'
import type { Team } from '../wiring/team'
import { useLive } from '../wiring/use-live'
import { depthActions } from './depth-actions'
import { page } from './page-state'
import { useBounces } from './use-mailbox'

/** Entries of the timeline at first, and added by each "older". */
const atOnce = 100

const nobody: AccountDepth['people'] = []

interface Props {
  db: SidelightDatabase
  team: Team
  accountId: string
  mailbox: MailboxRhythm | null
  loadRows: DepthActions['loadRows']
}

export function DepthPane({ db, team, accountId, mailbox, loadRows }: Props) {
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
  const beside = useBeside(db, accountId)
  const bounces = useBounces(db, shown?.people ?? nobody, mailbox)
  const actions = useMemo(() => depthActions(db, accountId, team), [db, accountId, team])
  const all = useMemo(
    () => ({ ...actions, loadRows, loadOlder: () => setLimit((before) => before + atOnce) }),
    [actions, loadRows],
  )
  if (shown === null) return <Loading />
  return (
    <AccountInDepth
      depth={{ ...shown, ...beside }}
      today={today}
      now={page.now.value}
      colleagues={colleaguesOf(team)}
      mailbox={mailbox}
      bounces={bounces}
      isReadOnly={team.isViewer}
      actions={all}
    />
  )
}

/** Null until it is read; nothing of the account waits for it. */
function useBeside(db: SidelightDatabase, accountId: string): Beside | null {
  const [beside, setBeside] = useState<Beside | null>(null)
  useEffect(() => {
    let isNewest = true
    setBeside(null)
    loadBeside(db, accountId, rules.policy, new Date().toISOString()).then(
      (found) => isNewest && setBeside(found),
      (error: unknown) => console.error('What stands beside the account could not be read.', error),
    )
    return () => {
      isNewest = false
    }
  }, [db, accountId])
  return beside
}

/** One who works alone is in charge alone. */
function colleaguesOf({ members, myId, myName }: Team): Colleague[] {
  if (members.length > 0) return members.map(({ id, name }) => ({ id, name }))
  return myId === '' ? [] : [{ id: myId, name: myName || strings.value.standing.me }]
}
