/** One account's card from its rows: it stands between a message and its customer on screen. */
import type {
  CardModel,
  LogScope,
  LogState,
  OtherPerson,
  PrivateEntry,
  PrivateTargets,
  ShownMatch,
  ShownPerson,
} from '../../components/sidebar/view'
import { findLastWords } from '../../lib/domain/last-words'
import { isSameMessage, type MessageKeys } from '../../lib/domain/message-key'
import type { Account, Interaction } from '../../lib/domain/model'
import { findOpenTasks } from '../../lib/domain/open-tasks'
import { findVerdict } from '../../lib/domain/verdict'
import { loggedOf } from '../../lib/store/log'
import type { CardRows } from './card-rows'
import { areNumbersOut } from './fresh-insight'
import { nextStepOf } from './next-step'
import { choices } from './person-choices'
import { rules } from './rules'
import { showAccount } from './show-account'
import type { Team } from './team'

export interface Asked {
  account: Account
  person: ShownPerson
  match: ShownMatch
  others: OtherPerson[]
  peopleLeftOut: number
  /** The entry of the never-log list that keeps the message. */
  privateBy: PrivateEntry | null
  scope: LogScope
  isAlwaysLogged: boolean
  privateTargets: PrivateTargets | null
  /** The message on screen and the rows that log it; null where none is (a draft, the full page). */
  message: OpenedMessage | null
}

interface OpenedMessage extends MessageKeys {
  threadKey: string | null
  isComplete: boolean
  logged: readonly Interaction[]
}

interface Context {
  team: Team
  today: string
}

/** "+4" has to count them; more than this is a list for the full page. */
const mostTasks = 50

export function makeCard(asked: Asked, rows: CardRows, { team, today }: Context): CardModel {
  const { account, person, message, privateBy } = asked
  const insight = rows.stored?.insight ?? null
  const open = findOpenTasks(rows.tasks, mostTasks).first
  const verdict =
    insight === null
      ? null
      : findVerdict({ insight, tasks: open, alerts: rows.alerts, choices: 1 }, rules.policy, {
          now: new Date().toISOString(),
        })
  const step = nextStepOf(verdict, {
    accountId: account.id,
    accountName: account.name,
    personName: person.name || (person.address ?? ''),
  })
  return {
    person,
    account: showAccount(account, team),
    match: asked.match,
    others: asked.others,
    peopleLeftOut: asked.peopleLeftOut,
    verdict,
    insight,
    alerts: rows.alerts,
    isComputing: insight === null && !areNumbersOut(account.id),
    nextStep: step !== null && choices.isNotNow(step.key, today) ? null : step,
    lastWords: findLastWords(rows.interactions, team.members, {
      threadKey: message?.threadKey ?? null,
      ids: onScreen(rows.interactions, message),
    }),
    tasks: open,
    plan: { goals: [], editors: [] },
    log: team.isViewer ? { kind: 'viewer' } : unlessPrivate(logStateOf(account.id, message, team), privateBy),
    scope: asked.scope,
    isAlwaysLogged: asked.isAlwaysLogged,
    privateTargets: asked.privateTargets,
  }
}

/** The message on screen is not news. */
function onScreen(interactions: readonly Interaction[], message: MessageKeys | null): Set<string> {
  return new Set(message === null ? [] : interactions.filter((row) => isSameMessage(row, message)).map((row) => row.id))
}

/** What was logged before the list kept it can still be undone. */
function unlessPrivate(state: LogState, entry: PrivateEntry | null): LogState {
  const isUnlogged = state.kind === 'idle' || state.kind === 'reading' || state.kind === 'byOthers'
  return entry !== null && isUnlogged ? { kind: 'private', entry } : state
}

function logStateOf(accountId: string, message: OpenedMessage | null, team: Team): LogState {
  if (message === null) return { kind: 'idle' }
  const rows = message.logged.filter((row) => row.accountId === accountId)
  const logged = loggedOf(rows, team.myId, (id) => team.names.get(id) ?? null)
  // Until Message-ID and date are read, what would be logged could be taken for another message afterwards.
  if (logged === null) return { kind: message.isComplete ? 'idle' : 'reading' }
  const { interactionId, by, recordedAt } = logged
  if (by.some(({ isMe }) => isMe)) return { kind: 'logged', interactionId, at: recordedAt }
  const names = by.map(({ name }) => name).filter((name) => name !== null)
  return { kind: 'byOthers', interactionId, names, at: recordedAt }
}
