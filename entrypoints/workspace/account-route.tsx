/** One account on the full page: its card, followed as rows change, and its plan or the account in depth. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Redirect } from 'wouter-preact'
import { AccountPage, type AccountPart } from '../../components/workspace/account-page'
import type { SidebarActions } from '../../components/sidebar/actions'
import type { CardModel } from '../../components/sidebar/view'
import type { MailboxRhythm } from '../../lib/domain/mailbox-rhythm'
import type { SidelightDatabase } from '../../lib/store/database'
import { StorageFullError } from '../../lib/store/errors'
import { accountActions, type MessageActions } from '../wiring/account-actions'
import { tellBackground } from '../wiring/background'
import { freshInsight } from '../wiring/fresh-insight'
import { cardRowsReader } from '../wiring/card-rows'
import { makeCard } from '../wiring/load-card'
import { withRhythm } from '../wiring/mailbox-rhythm'
import { isAlwaysLogged } from '../wiring/settings'
import { useLive } from '../wiring/use-live'
import type { Team } from '../wiring/team'
import { DepthPane } from './depth-pane'
import { page, type RouteProps } from './page-state'
import { PlanHistoryPane } from './plan-history/plan-history-pane'
import { PlanPane } from './plan-pane'
import { useMailbox } from './use-mailbox'
import { usePlan } from './use-plan'

async function loadAccountCard(
  db: SidelightDatabase,
  accountId: string,
  team: Team,
  today: string,
): Promise<CardModel | 'gone'> {
  const account = await db.accounts.get(accountId)
  if (!account || account.deletedAt !== null) return 'gone'
  const person = { name: account.name, address: null, title: account.industry, contactId: null, formOfAddress: null }
  const match = { how: 'address', because: '', sureness: 'certain', against: [], decisionId: null } as const
  const none = { others: [], peopleLeftOut: 0, message: null, privateBy: null, privateTargets: null }
  const scope = { people: [], thread: null }
  const asked = { account, person, match, scope, isAlwaysLogged: isAlwaysLogged(account.id), ...none }
  return makeCard(asked, await cardRowsReader(db)(accountId), { team, today })
}

const nothing = (): undefined => undefined

/** No message is open here: what belongs to one does nothing. */
const noMessage = {
  log: nothing,
  undo: nothing,
  choose: nothing,
  denyMatch: nothing,
  answerHint: nothing,
  takeBack: nothing,
  findAccounts: () => Promise.resolve([]),
  pickOriginal: nothing,
  keepPrivate: nothing,
  allowLog: nothing,
  setAlwaysLog: nothing,
  setLogOnSend: nothing,
  undoSent: nothing,
  previewLog: () => Promise.resolve(null),
  insert: () => Promise.resolve(false),
  readSelection: () => Promise.resolve(null),
  savePerson: () => Promise.resolve(false),
  mountAgain: nothing,
  selfTest: nothing,
  closeSelfTest: nothing,
  setListChips: nothing,
  add: nothing,
  ignore: nothing,
  askAgain: nothing,
} as const satisfies MessageActions

/** With what the mailbox tells, and what was not stored. */
function shownCard(
  card: CardModel,
  mailbox: MailboxRhythm | null,
  failure: 'storageFull' | 'unknown' | null,
  today: string,
): CardModel {
  const told = mailbox === null ? card : withRhythm(card, mailbox, today, page.now.value)
  return failure === null ? told : { ...told, log: { kind: 'failed', why: failure, canRetry: false } }
}

interface AccountProps extends RouteProps {
  accountId: string
  part: AccountPart
  /** Of the plan's history, the version to show. */
  version?: string | undefined
}

export function AccountRoute({ db, team, accountId, part, version }: AccountProps) {
  const today = page.today.value
  const card = useLive(`${accountId} ${today} ${team.members.length}`, () =>
    loadAccountCard(db, accountId, team, today),
  )
  const mailbox = useMailbox(db, accountId, today)
  const [failure, setFailure] = useState<'storageFull' | 'unknown' | null>(null)
  const plan = usePlan(db, accountId, part !== 'depth' && card !== null && card !== 'gone')
  useEffect(() => {
    if (card === null || card === 'gone') return
    freshInsight(db, accountId).catch((error: unknown) => console.error('The numbers could not be computed.', error))
  }, [db, accountId, card])
  const actions = useMemo<SidebarActions>(
    () => ({
      ...noMessage,
      log: () => setFailure(null),
      ...accountActions({
        db,
        accountId: () => accountId,
        contactIds: () => [],
        today: () => page.today.value,
        async attempt(write) {
          setFailure(null)
          try {
            await write()
            tellBackground({ type: 'sync-now' })
            return true
          } catch (error) {
            console.error('A change was not stored.', error)
            setFailure(error instanceof StorageFullError ? 'storageFull' : 'unknown')
            return false
          }
        },
        reload: () => undefined,
        openPage: (path) => (location.hash = `#${path}`),
      }),
    }),
    [db, accountId],
  )
  if (accountId === '') return <Redirect to="/" />
  return (
    <AccountPage
      part={part}
      card={card === null || card === 'gone' ? card : shownCard(card, mailbox, failure, today)}
      today={today}
      now={page.now.value}
      actions={actions}
      save={plan.save}
      present={plan.present}
    >
      {part === 'plan' && <PlanPane plan={plan} team={team} />}
      {part === 'history' && (
        <PlanHistoryPane db={db} team={team} accountId={accountId} plan={plan} version={version} />
      )}
      {part === 'depth' && (
        <DepthPane db={db} team={team} accountId={accountId} mailbox={mailbox} loadRows={actions.loadRows} />
      )}
    </AccountPage>
  )
}
