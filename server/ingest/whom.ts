/** Whom an event is about: the person, and the account that they act for. */
import { accountOfAddress, accountOfKey } from './companies'
import type { DraftRow } from './draft-rows'
import { pathsOf } from './mapping'
import { textAt } from './paths'
import { groupKey, ignored, refused, userKey, waiting, type Planned, type Step } from './plan'
import { goneAccount } from './plan-account'
import { contactOf, emailOf, gonePerson, isColleague } from './plan-contact'

export interface Whom {
  contact: DraftRow | null
  /** Null: the person is at no account. */
  account: DraftRow | null
  email: string | null
}

/** The person and the account; or what becomes of the message because they cannot be told. */
export async function whomOf(step: Step): Promise<Whom | Planned> {
  const { message, mapping, rows } = step
  const email = emailOf(step)
  if (email !== null && (await isColleague(rows, email))) return ignored('A colleague is no customer.')
  const contact = await contactOf(rows, message.userId, email)
  if (contact === 'gone') return gonePerson
  const group = message.groupId ?? textAt(message.raw, pathsOf(mapping, 'account'))
  if (group !== null) {
    const account = await accountOfKey(rows, group)
    if (account === 'gone') return goneAccount
    return account === null ? waiting(groupKey(group), 'The account is not known yet.') : { contact, account, email }
  }
  const accountIds = accountIdsOf(contact)
  if (accountIds.length > 1) return refused('This person is at several accounts: say which, in context.groupId.')
  const [accountId] = accountIds
  const own = accountId === undefined ? null : await rows.get('accounts', accountId)
  if (own !== null && own.data['deletedAt'] !== null) return goneAccount
  return { contact, account: own ?? (email === null ? null : await accountOfAddress(rows, email)), email }
}

/** What becomes of a message whose account nobody knows. */
export function nobodyYet({ message }: Step): Planned {
  if (message.userId === null) return ignored('Who this was is not known.')
  return waiting(userKey(message.userId), 'The person, or their account, is not known yet.')
}

function accountIdsOf(contact: DraftRow | null): string[] {
  const ids = contact?.data['accountIds']
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : []
}
