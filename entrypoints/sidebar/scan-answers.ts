/** What an answer to a proposed company makes, and how it is taken back. */
import type { Answer, Proposal } from '../../components/first-minutes/model'
import type { Day, Instant } from '../../lib/domain/model'
import type { SidelightDatabase } from '../../lib/store/database'
import { decide, takeBack } from '../../lib/store/identities'
import { writeTogether } from '../../lib/store/local-change'
import { addPerson, markNotYetCustomer, setCustomerSince } from '../../lib/store/people'
import { deleteRow, patchRow } from '../../lib/store/write'

/** What an answer made. */
export interface Made {
  accountId: string | null
  contactIds: string[]
  identityIds: string[]
  at: Instant
}

/** More people of a company than these come as their messages are opened. */
const mostPeople = 20

type Asked = Pick<Proposal, 'name' | 'domain' | 'people'>

/**
 * Makes the account and its contacts, or remembers that these are not to be asked about.
 * @throws InvalidRowError, NeverLoggedError, StorageFullError; what was made by then is taken back
 */
export async function answerProposal(db: SidelightDatabase, asked: Asked, answer: Answer): Promise<Made> {
  const made: Made = { accountId: null, contactIds: [], identityIds: [], at: new Date().toISOString() }
  const people = asked.people.slice(0, mostPeople)
  try {
    if (answer === 'not') {
      for (const { address } of people) made.identityIds.push(await decide(db, { address, decision: 'ignored' }))
      return made
    }
    for (const { name, address } of people) {
      const account = made.accountId === null ? { name: asked.name, domain: asked.domain } : { id: made.accountId }
      const { accountId, contactId } = await addPerson(db, { name, address, account })
      made.accountId = accountId
      made.contactIds.push(contactId)
    }
    if (made.accountId !== null) await mark(db, made.accountId, answer)
    return made
  } catch (error) {
    await undoAnswer(db, made)
    throw error
  }
}

/** A customer's date is asked for next; the card goes on asking where it stays open. */
function mark(db: SidelightDatabase, accountId: string, answer: Exclude<Answer, 'not'>): Promise<void> {
  return answer === 'prospect'
    ? markNotYetCustomer(db, accountId)
    : patchRow(db, 'accounts', accountId, { set: { relationship: 'customer' } })
}

export async function answerSince(db: SidelightDatabase, { accountId }: Made, since: Day): Promise<void> {
  if (accountId !== null) await setCustomerSince(db, accountId, since)
}

/** Takes back what an answer made; rows that were there before it stay. @throws StorageFullError */
export async function undoAnswer(db: SidelightDatabase, made: Made): Promise<void> {
  await writeTogether(db, async () => {
    for (const id of made.identityIds) await takeBack(db, id)
    for (const id of made.contactIds)
      if (await isMadeThen(db.contacts.get(id), made.at)) await deleteRow(db, 'contacts', id)
    const { accountId } = made
    if (accountId !== null && (await isMadeThen(db.accounts.get(accountId), made.at)))
      await deleteRow(db, 'accounts', accountId)
  })
}

async function isMadeThen(
  reading: PromiseLike<{ createdAt: Instant; deletedAt: Instant | null } | undefined>,
  at: Instant,
): Promise<boolean> {
  const row = await reading
  return row !== undefined && row.deletedAt === null && row.createdAt >= at
}
