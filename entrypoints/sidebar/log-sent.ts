/**
 * Log on send: a draft that was just sent, at each account among its recipients that is certain, where the draft's toggle is on or the
 * customer is always logged. By the weak key; the sent message, opened later, counts once with it (lib/domain/message-key.ts).
 */
import { normaliseAddress } from '../../lib/domain/address'
import type { DraftSent } from '../../lib/messages/draft-sent'
import { logMessage, type MessageToLog } from '../../lib/store/log'
import { NeverLoggedError, StorageFullError } from '../../lib/store/errors'
import { isAlwaysLogged, readSettings } from '../wiring/settings'
import { findPeople, ourSideOf } from './find-people'
import type { LoadContext } from './loaded-view'
import { addressesOf } from './open-message'
import { contactsAt } from './shown-people'

export interface SentLog {
  /** Names of the accounts it was logged at. */
  accounts: string[]
  interactionIds: string[]
  /** Why it was not logged, or not everywhere; null where it was. */
  why: NotLogged | null
}

/** noSender: the page does not tell who sent it, so that nothing identifies the message. */
export const notLogged = ['noSender', 'storageFull', 'unknown'] as const
type NotLogged = (typeof notLogged)[number]

/** Who sent it: the draft's own From, else the mailbox; null when the page tells neither. */
function senderOf({ people, ownAddresses }: DraftSent): string | null {
  const from = people.find(({ role }) => role === 'from')?.address ?? ownAddresses[0] ?? null
  return from === null ? null : normaliseAddress(from)
}

/** null where nothing was to be logged. */
export async function logSent(draft: DraftSent, context: LoadContext): Promise<SentLog | null> {
  const { team } = context
  if (team.isViewer) return null
  const { logOnSend } = readSettings()
  const { found } = await findPeople({ people: draft.people, thread: null }, { ...draft, certainty: 1 }, context, null)
  const wanted = found.candidates.filter(
    ({ account, sureness }) => sureness === 'certain' && (logOnSend || isAlwaysLogged(account.id)),
  )
  const accounts = [...new Map(wanted.map(({ account }) => [account.id, account])).values()]
  if (accounts.length === 0) return null
  const sender =
    senderOf(draft) ??
    ourSideOf(team, [])
      .ownAddresses.map(normaliseAddress)
      .find((address) => address !== null) ??
    null
  const logged: SentLog = { accounts: [], interactionIds: [], why: null }
  if (sender === null) return { ...logged, why: 'noSender' }
  const { subject, at, threadKey, people } = draft
  const common = {
    messageId: null,
    sender,
    subject,
    at,
    threadKey,
    direction: 'out',
    addresses: addressesOf(people),
  } as const
  for (const account of accounts) {
    const message: MessageToLog = { ...common, accountId: account.id, contactIds: contactsAt(found.people, account.id) }
    try {
      const id = await logUnlessPrivate(context, message)
      if (id === null) return null
      logged.accounts.push(account.name)
      logged.interactionIds.push(id)
    } catch (error) {
      // What was logged before it stays, and can be taken back.
      return { ...logged, why: whyNotSent(error) }
    }
  }
  return logged
}

/** Of whatever went wrong on the way to the log; told on the console too. */
export function whyNotSent(error: unknown): NotLogged {
  console.error('A sent message was not logged.', error)
  return error instanceof StorageFullError ? 'storageFull' : 'unknown'
}

/** The never-log list is obeyed without a word: the draft said so before. */
async function logUnlessPrivate({ db }: LoadContext, message: MessageToLog): Promise<string | null> {
  try {
    return await logMessage(db, message)
  } catch (error) {
    if (error instanceof NeverLoggedError) return null
    throw error
  }
}
