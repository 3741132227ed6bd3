/** One account's card from its rows: it stands between a message and its customer on screen. */
import type { CardModel, LogState, MatchWay, OtherPerson, ShownPerson } from '../../components/sidebar/view'
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
  match: { how: MatchWay; because: string }
  others: OtherPerson[]
  peopleLeftOut: number
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
  const { account, person, message } = asked
  const insight = rows.stored?.insight ?? null
  const open = findOpenTasks(rows.tasks, mostTasks).first
  const verdict =
    insight === null
      ? null
      : findVerdict({ insight, tasks: open, choices: 1 }, rules.policy, { now: new Date().toISOString() })
  const step = nextStepOf(verdict, {
    accountId: account.id,
    accountName: account.name,
    personName: person.name || (person.address ?? ''),
  })
  return {
    person,
    account: showAccount(account, team),
    match: { how: asked.match.how, because: asked.match.because },
    others: asked.others,
    peopleLeftOut: asked.peopleLeftOut,
    verdict,
    insight,
    isComputing: insight === null && !areNumbersOut(account.id),
    nextStep: step !== null && choices.isNotNow(step.key, today) ? null : step,
    lastWords: findLastWords(rows.interactions, team.members, {
      threadKey: message?.threadKey ?? null,
      ids: onScreen(rows.interactions, message),
    }),
    tasks: open,
    plan: { goals: [], editors: [] },
    log: team.isViewer ? { kind: 'viewer' } : logStateOf(account.id, message, team),
  }
}

/** The message on screen is not news. */
function onScreen(interactions: readonly Interaction[], message: MessageKeys | null): Set<string> {
  return new Set(message === null ? [] : interactions.filter((row) => isSameMessage(row, message)).map((row) => row.id))
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
