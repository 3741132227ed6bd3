/** A person's decisions about who is who: synced to the team, remembered, taken back at will (PRODUCT R3). */
import { normaliseAddress } from '../domain/address'
import { identityId } from '../domain/identity-id'
import type { Identity } from '../domain/model'
import { nameKey } from '../domain/person-name'
import type { SidelightDatabase } from './database'
import { InvalidRowError } from './errors'
import { writeTogether } from './local-change'
import { loadIdentity, readMeta } from './meta'
import { createRow, deleteRow, type WriteOptions } from './write'

/** An address; or a name that a page showed without one, in one thread (lib/domain/identity-id.ts, `threadHash`). */
type AskedAbout = { address: string } | { name: string; thread: string | null }

/**
 * What a person can say: belongs to an account; is a contact (at that account, where the contact has several); is not that contact;
 * nobody to be asked about; one's own; a colleague's, `memberId` where they are a member.
 */
export type Answer =
  | { decision: 'account'; accountId: string }
  | { decision: 'contact'; contactId: string; accountId?: string | null }
  | { decision: 'notContact'; contactId: string }
  | { decision: 'ignored' }
  | { decision: 'own' }
  | { decision: 'colleague'; memberId?: string | null }

export type Decision = AskedAbout & Answer

type Question = Pick<Identity, 'address' | 'name' | 'thread'>

function questionOf(asked: AskedAbout, decision: Identity['decision']): Question {
  if ('address' in asked) {
    const address = normaliseAddress(asked.address)
    if (address === null) throw new InvalidRowError('identities', 'this is not an email address.')
    return { address, name: null, thread: null }
  }
  if (nameKey(asked.name) === '') throw new InvalidRowError('identities', 'a decision needs an address or a name.')
  // Many bear one name: what was said of it in one thread is not true in the next.
  if (asked.thread === null && decision !== 'ignored')
    throw new InvalidRowError('identities', 'who a name is can be said of one thread only.')
  return { address: null, name: asked.name, thread: asked.thread }
}

/**
 * Writes what a person decided; a later answer to the same question takes its place, on every device of the team.
 * @returns the id, for `takeBack`
 * @throws InvalidRowError when there is no address, or a name without a thread; StorageFullError
 */
export async function decide(db: SidelightDatabase, given: Decision, options: WriteOptions = {}): Promise<string> {
  const question = questionOf(given, given.decision)
  return writeTogether(db, async () => {
    const { workspaceId, memberId } = await loadIdentity(db)
    const at = options.at ?? new Date().toISOString()
    const row = {
      ...question,
      decision: given.decision,
      accountId: 'accountId' in given ? (given.accountId ?? null) : null,
      contactId: 'contactId' in given ? given.contactId : null,
      memberId: given.decision === 'own' ? memberId : 'memberId' in given ? (given.memberId ?? null) : null,
      decidedAt: at,
    }
    if (row.decision === 'contact') {
      // Who says yes takes back the no of before.
      const denial = identityId(workspaceId, { ...row, decision: 'notContact' })
      if ((await db.identities.get(denial))?.deletedAt === null) await deleteRow(db, 'identities', denial, { at })
    }
    return createRow(db, 'identities', { id: identityId(workspaceId, row), ...row }, { at })
  })
}

/** Undoes a decision: the question is open again. @throws MissingRowError, StorageFullError */
export async function takeBack(db: SidelightDatabase, id: string, options: WriteOptions = {}): Promise<void> {
  await deleteRow(db, 'identities', id, options)
}

/** What a message's people are asked by. Addresses normalised; names as shown; thread by `threadHash`, null outside of any. */
export interface AskedAboutPeople {
  addresses: readonly string[]
  names: readonly string[]
  thread: string | null
}

/** Names that are nobody to be asked about, in whatever thread: "undisclosed recipients". */
async function ignoredNames(db: SidelightDatabase, names: readonly string[]): Promise<(Identity | undefined)[]> {
  const workspaceId = (await readMeta(db, 'workspaceId')) ?? ''
  const asked = { address: null, thread: null, decision: 'ignored', contactId: null, memberId: null } as const
  return db.identities.bulkGet(names.map((name) => identityId(workspaceId, { ...asked, name })))
}

/** Every living decision that bears on these people, the latest first; one round of the store, however many people. */
export async function identitiesAbout(
  db: SidelightDatabase,
  { addresses, names, thread }: AskedAboutPeople,
): Promise<Identity[]> {
  const keys = new Set(names.map(nameKey))
  const found = await Promise.all([
    ...[...new Set(addresses)].map((address) => db.identities.where('address').equals(address).toArray()),
    // What was decided in a thread is about a name.
    thread === null || names.length === 0 ? [] : db.identities.where('thread').equals(thread).toArray(),
    names.length === 0 ? [] : ignoredNames(db, [...keys]),
  ])
  const isAsked = ({ name, deletedAt }: Identity): boolean =>
    deletedAt === null && (name === null || keys.has(nameKey(name)))
  return found
    .flat()
    .filter((row) => row !== undefined)
    .filter(isAsked)
    .toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt))
}

/** Everybody's own addresses and the colleagues' that somebody named: who is on our side, in and out of this message. */
export async function identitiesOfOurs(db: SidelightDatabase): Promise<Identity[]> {
  const found = await Promise.all([
    db.identities.where('decision').equals('own').toArray(),
    db.identities.where('decision').equals('colleague').toArray(),
  ])
  return found.flat().filter(({ deletedAt }) => deletedAt === null)
}

/** What this browser alone remembered before decisions were rows. */
export interface RememberedChoices {
  /** Address to account id. */
  accounts: readonly (readonly [address: string, accountId: string])[]
  ignored: readonly string[]
}

/**
 * Makes rows of the choices that a browser kept to itself; repeated, it changes nothing. Whatever was decided, or taken back, since
 * stands. All of them are written, or, by the error, none.
 * @returns how many were written; addresses that are none are left out
 * @throws StorageFullError
 */
export async function carryOverChoices(db: SidelightDatabase, remembered: RememberedChoices): Promise<number> {
  const answers: Decision[] = [
    ...remembered.ignored.map((address) => ({ address, decision: 'ignored' as const })),
    // A choice of an account was the later answer where both were given.
    ...remembered.accounts.map(([address, accountId]) => ({ address, decision: 'account' as const, accountId })),
  ]
  const asked = new Map(
    answers.flatMap((answer) => {
      const address = 'address' in answer ? normaliseAddress(answer.address) : null
      return address === null ? [] : [[address, answer] as const]
    }),
  )
  return writeTogether(db, async () => {
    let written = 0
    for (const [address, answer] of asked) {
      if ((await db.identities.where('address').equals(address).count()) > 0) continue
      await decide(db, answer)
      written += 1
    }
    return written
  })
}
