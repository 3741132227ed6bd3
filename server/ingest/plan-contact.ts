/** identify: a person, found by the source's id, then by address (https://segment.com/docs/connections/spec/identify). */
import { normaliseAddress } from '../../lib/domain/address'
import { emptyContact } from '../../lib/domain/default-account'
import { accountOfAddress, accountOfKey, accountOfName } from './companies'
import { isLive, type DraftRow, type DraftRows } from './draft-rows'
import { customFieldsOf, pathsOf } from './mapping'
import { firstOf, textAt } from './paths'
import { externalKey, ignored, refused, written, type Planned, type Planning, type Step } from './plan'
import { ingestedId } from './row-ids'

export const gonePerson = ignored('This person was deleted or erased here.')

export async function planContact(step: Step): Promise<Planned> {
  const { message, mapping, rows } = step
  const email = emailOf(step)
  if (email !== null && (await isColleague(rows, email))) return ignored('A colleague is no customer.')
  const known = await contactOf(rows, message.userId, email)
  if (known === 'gone') return gonePerson
  if (known === null && email === null) return refused('Nobody is known by this userId, and there is no address.')
  const contact = known ?? (await createContact(step, email ?? ''))
  if (contact === 'gone') return gonePerson
  const path = (field: string): readonly string[] => pathsOf(mapping, field)
  rows.set(contact, 'name', textAt(message.raw, path('name')) ?? joinedName(step))
  rows.set(contact, 'title', textAt(message.raw, path('title')))
  rows.set(contact, 'phone', textAt(message.raw, path('phone')))
  setCustomFields(step, contact)
  if (message.userId !== null) rows.addTo(contact, 'externalKeys', externalKey(message.userId))
  if (email !== null) await addAddress(rows, contact, email)
  await linkAccount(step, contact, email)
  return written(contact)
}

/** The address that the message gives, or that its userId is; null when it is none. */
export function emailOf({ message, mapping }: Pick<Step, 'message' | 'mapping'>): string | null {
  const given = textAt(message.raw, pathsOf(mapping, 'email')) ?? message.userId
  return given === null || !given.includes('@') ? null : normaliseAddress(given)
}

export async function isColleague(rows: DraftRows, email: string): Promise<boolean> {
  return (await rows.find('members', `members/email/${email}`)) !== null
}

/** By the source's id, then by address. */
export async function contactOf(
  rows: DraftRows,
  userId: string | null,
  email: string | null,
): Promise<DraftRow | 'gone' | null> {
  const byKey = userId === null ? null : await rows.find('contacts', `contacts/key/${externalKey(userId)}`)
  if (byKey !== null && byKey !== 'gone') return byKey
  const byAddress = email === null ? null : await rows.find('contacts', `contacts/email/${email}`)
  if (byAddress !== null && byAddress !== 'gone') return byAddress
  if (byKey === 'gone' || byAddress === 'gone') return 'gone'
  return null
}

/** A new person, called as the address says until a name comes. */
export async function createContact(
  { workspaceId, rows, receivedAt }: Planning,
  email: string,
): Promise<DraftRow | 'gone'> {
  const name = email.slice(0, email.lastIndexOf('@')).replaceAll('"', '')
  const id = ingestedId(workspaceId, 'contact', email)
  const empty = emptyContact(id, name, new Date(receivedAt).toISOString())
  return rows.createOnce('contacts', id, { ...empty, emails: [email] })
}

function joinedName({ message, mapping }: Step): string | null {
  const parts = ['firstName', 'lastName'].map((field) => textAt(message.raw, pathsOf(mapping, field)))
  const name = parts.filter((part) => part !== null).join(' ')
  return name === '' ? null : name
}

export function setCustomFields({ message, mapping, rows }: Step, row: DraftRow): void {
  for (const field of customFieldsOf(mapping)) {
    const value = firstOf(message.raw, pathsOf(mapping, field))
    const kept = typeof value === 'number' || typeof value === 'boolean' ? value : textAt({ value }, ['value'])
    if (kept !== null && !Number.isNaN(kept)) rows.setCustom(row, field.slice('custom.'.length), kept)
  }
}

/** An address that is somebody else's stays theirs. */
async function addAddress(rows: DraftRows, contact: DraftRow, email: string): Promise<void> {
  const holder = await rows.find('contacts', `contacts/email/${email}`)
  if (holder === null || (holder !== 'gone' && holder.id === contact.id)) rows.addTo(contact, 'emails', email)
}

async function linkAccount({ message, mapping, rows }: Step, contact: DraftRow, email: string | null): Promise<void> {
  const id = textAt(message.raw, pathsOf(mapping, 'account'))
  const name = textAt(message.raw, pathsOf(mapping, 'accountName'))
  const byKey = id === null ? null : await accountOfKey(rows, id)
  const named = byKey !== null && byKey !== 'gone' ? byKey : name === null ? null : await accountOfName(rows, name)
  const hasOne = Array.isArray(contact.data['accountIds']) && contact.data['accountIds'].length > 0
  const account = named ?? (hasOne || email === null ? null : await accountOfAddress(rows, email))
  if (account !== null && isLive(account)) rows.addTo(contact, 'accountIds', account.id)
}
