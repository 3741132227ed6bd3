/** group: a company, found by the source's id, then domain, then name (https://segment.com/docs/connections/spec/group). */
import { emptyAccount } from '../../lib/domain/default-account'
import { accountOfDomain, accountOfKey, accountOfName, companyDomain } from './companies'
import type { DraftRow } from './draft-rows'
import { pathsOf } from './mapping'
import { numberAt, textAt } from './paths'
import {
  externalKey,
  ignored,
  refused,
  userKey,
  waiting,
  written,
  type Planned,
  type Planning,
  type Step,
} from './plan'
import { contactOf, setCustomFields } from './plan-contact'
import { ingestedId } from './row-ids'

export const goneAccount = ignored('This account was deleted here.')

export async function planAccount(step: Step): Promise<Planned> {
  const { message, mapping, rows } = step
  const path = (field: string): readonly string[] => pathsOf(mapping, field)
  const groupId = message.groupId ?? ''
  const name = textAt(message.raw, path('name'))
  const given = textAt(message.raw, path('domain'))
  const domain = given === null ? null : companyDomain(given)
  const known = await accountOf(step, groupId, domain, name)
  if (known === 'gone') return goneAccount
  if (known === null && name === null && domain === null)
    return refused('No account is known by this groupId, and there is neither a name nor a domain.')
  const account = known ?? (await createAccount(step, groupId, name ?? domain ?? ''))
  if (account === 'gone') return goneAccount
  rows.set(account, 'name', name)
  rows.set(account, 'industry', textAt(message.raw, path('industry')))
  rows.set(account, 'country', textAt(message.raw, path('country')))
  const employees = numberAt(message.raw, path('employees'))
  if (employees !== null && Number.isSafeInteger(employees)) rows.set(account, 'employees', employees)
  setCustomFields(step, account)
  rows.addTo(account, 'externalKeys', externalKey(groupId))
  if (domain !== null && (await accountOfDomain(rows, domain)) === null) rows.addTo(account, 'domains', domain)
  return linkPerson(step, account)
}

async function accountOf(
  { rows }: Step,
  groupId: string,
  domain: string | null,
  name: string | null,
): Promise<DraftRow | 'gone' | null> {
  const byKey = await accountOfKey(rows, groupId)
  if (byKey !== null) return byKey
  const byDomain = domain === null ? null : await accountOfDomain(rows, domain)
  return byDomain ?? (name === null ? null : await accountOfName(rows, name))
}

/** @param key what the account is known by: its id is made of it */
export function createAccount(
  { workspaceId, rows, receivedAt }: Planning,
  key: string,
  name: string,
): Promise<DraftRow | 'gone'> {
  const id = ingestedId(workspaceId, 'account', key)
  return rows.createOnce('accounts', id, { ...emptyAccount(id, name, new Date(receivedAt).toISOString()) })
}

/** Who groups is at the company; a person who is not known yet is waited for. */
async function linkPerson({ message, rows }: Step, account: DraftRow): Promise<Planned> {
  const { userId } = message
  if (userId === null) return written(account)
  const contact = await contactOf(rows, userId, null)
  if (contact === null) return waiting(userKey(userId), 'The person is not known yet.', written(account).rows)
  if (contact === 'gone') return written(account)
  rows.addTo(contact, 'accountIds', account.id)
  return written(account, contact)
}
