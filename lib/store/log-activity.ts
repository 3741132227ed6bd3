/** Logging what was no email: a call, meeting, visit, chat, event, complaint or note (PRODUCT L1). */
import type { Instant, Interaction } from '../domain/model'
import type { SidelightDatabase } from './database'
import { loadIdentity } from './meta'
import { refuseIfNeverLogged } from './never-log'
import { createRow, type WriteOptions } from './write'

export interface Activity {
  accountId: string
  contactIds?: readonly string[]
  kind: Exclude<Interaction['kind'], 'email'>
  summary: string
  /** When it happened; now, if not given. */
  at?: Instant
  direction?: 'in' | 'out'
}

/**
 * Logs a call, meeting, visit, chat, event, complaint or note.
 * @returns the interaction's id, for undo
 * @throws NeverLoggedError when one of the contacts, or the account's domain, is to stay unlogged; StorageFullError
 */
export async function logActivity(
  db: SidelightDatabase,
  activity: Activity,
  options: WriteOptions = {},
): Promise<string> {
  const [contacts, account] = await Promise.all([
    db.contacts.bulkGet([...(activity.contactIds ?? [])]),
    db.accounts.get(activity.accountId),
  ])
  // A domain stands for everybody at it.
  const addresses = [
    ...contacts.flatMap((contact) => contact?.emails ?? []),
    ...(account?.domains ?? []).map((domain) => `@${domain}`),
  ]
  await refuseIfNeverLogged(db, { addresses, thread: null })
  const { memberId } = await loadIdentity(db)
  return createRow(
    db,
    'interactions',
    {
      accountId: activity.accountId,
      contactIds: [...(activity.contactIds ?? [])],
      kind: activity.kind,
      direction: activity.direction ?? null,
      at: activity.at ?? options.at ?? new Date().toISOString(),
      summary: activity.summary,
      loggedBy: [memberId],
    },
    options,
  )
}
