/** One account's card from the store, in one round of index reads: it stands between a message and its customer on screen. */
import { Dexie } from 'dexie'
import type { CardModel, LogState, MatchWay, OtherPerson, ShownPerson } from '../../components/sidebar/view'
import { findLastWords } from '../../lib/domain/last-words'
import { isSameMessage, type MessageKeys } from '../../lib/domain/message-key'
import type { Account, Interaction, Task } from '../../lib/domain/model'
import { findOpenTasks } from '../../lib/domain/open-tasks'
import { findVerdict } from '../../lib/domain/verdict'
import type { SidelightDatabase } from '../../lib/store/database'
import { findLogged, type Logged } from '../../lib/store/log'
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
  /** The message on screen; null where none is (a draft, the full page). */
  message: (MessageKeys & { threadKey: string | null; isComplete: boolean }) | null
}

interface Context {
  db: SidelightDatabase
  team: Team
  today: string
}

/** Newest interactions that are looked through for words from other threads. */
const lookedThrough = 40
/** "+4" has to count them; more than this is a list for the full page. */
const mostTasks = 50

// oxlint-disable unicorn/no-array-reverse -- a Dexie collection, read from the end of its index
function newestInteractions(db: SidelightDatabase, accountId: string): Promise<Interaction[]> {
  return db.interactions
    .where('[accountId+at]')
    .between([accountId, Dexie.minKey], [accountId, Dexie.maxKey])
    .reverse()
    .limit(lookedThrough)
    .toArray()
}

function tasksOf(db: SidelightDatabase, accountId: string): Promise<Task[]> {
  return db.tasks.where('accountId').equals(accountId).toArray()
}

export async function loadCard(asked: Asked, { db, team, today }: Context): Promise<CardModel> {
  const { account, person, message } = asked
  const [stored, interactions, tasks, logged] = await Promise.all([
    db.insights.get(account.id),
    newestInteractions(db, account.id),
    tasksOf(db, account.id),
    message === null ? null : findLogged(db, account.id, message),
    // Not shown: read so that the card is loaded anew, and its numbers computed, when any row of the account changes.
    db.staleAccounts.get(account.id),
  ])
  const insight = stored?.insight ?? null
  const open = findOpenTasks(tasks, mostTasks).first
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
    nextStep: step !== null && choices.isNotNow(step.key, today) ? null : step,
    lastWords: findLastWords(interactions, team.members, {
      threadKey: message?.threadKey ?? null,
      ids: onScreen(interactions, message),
    }),
    tasks: open,
    plan: { goals: [], editors: [] },
    log: team.isViewer ? { kind: 'viewer' } : logStateOf(logged, message),
  }
}

/** The message on screen is not news. */
function onScreen(interactions: readonly Interaction[], message: MessageKeys | null): Set<string> {
  return new Set(message === null ? [] : interactions.filter((row) => isSameMessage(row, message)).map((row) => row.id))
}

function logStateOf(logged: Logged | null, message: Asked['message']): LogState {
  if (logged !== null) {
    const { interactionId, by, recordedAt } = logged
    if (by.some(({ isMe }) => isMe)) return { kind: 'logged', interactionId, at: recordedAt }
    const names = by.map(({ name }) => name).filter((name) => name !== null)
    return { kind: 'byOthers', interactionId, names, at: recordedAt }
  }
  const isNameless = message !== null && message.strongKey === null && message.weakKey === null
  return isNameless && !message.isComplete ? { kind: 'reading' } : { kind: 'idle' }
}
