/** The contacts of a part's drafts: found by external key, address, phone and name, or name at their account, else made. */
import { v5 as uuidv5, v7 } from 'uuid'
import { accountNameKey } from '../../domain/account-name'
import { domainOf } from '../../domain/address'
import type { ContactDraft, ContactKeys } from '../../import/draft'
import type { LooseRecord } from '../../messages/apply-patch'
import { fillNewRow } from '../new-row'
import { mergeFields } from './merge-fields'
import { eachDraft, modeFor, settle, theOnly, type DraftState, type Part } from './part'
import { Refusal } from './refusal'
import {
  accountByDomain,
  contactAtAccount,
  contactByEmail,
  contactByExternalKey,
  contactByPhone,
  type KeyQuestion,
} from './row-keys'

/** Namespace of the ids made here (RFC 9562 6.6); fixed, since every device must make the same id. */
const nameNamespace = '8f2e6b1d-3c47-5a90-b7d2-51e0c9a8f634'

interface PlannedContact {
  draft: ContactDraft
  accountId: string | undefined
}

/** Asked for several times of each draft. */
const questionsAsked = new WeakMap<ContactKeys, KeyQuestion[][]>()

function questionsOf(keys: ContactKeys): KeyQuestion[][] {
  const known = questionsAsked.get(keys)
  if (known !== undefined) return known
  const { externalKeys, emails, phone, name } = keys
  const byPhone = phone === null ? null : contactByPhone(phone, name)
  const asked = [externalKeys.map(contactByExternalKey), emails.map(contactByEmail), byPhone === null ? [] : [byPhone]]
  questionsAsked.set(keys, asked)
  return asked
}

/** Company domains of the addresses, the nearest of each first. */
function domainsOf(part: Part, { emails }: ContactKeys): string[] {
  return [...new Set(emails.flatMap((email) => part.companyDomains(domainOf(email))))]
}

const sentences = (keys: ContactKeys): string[] => [
  `${keys.externalKeys.join(', ')} stands at several contacts: merge them, then import the line again.`,
  `${keys.emails.join(', ')} belongs to several contacts: merge them, then import the line again.`,
  `Several contacts are called “${keys.name}” and have this number: give an address or an external key.`,
]

/** Its name is an address, by which it is found or not. */
const isNameless = ({ isNameGuessed, keys }: ContactDraft): boolean => isNameGuessed && keys.emails.length > 0

/** Of somebody who has nothing but a name and is at no account, the id is made of that: the next reading finds it. */
const idOfName = ({ name }: ContactKeys): string => uuidv5(accountNameKey(name), nameNamespace)
const isNamedOnly = (keys: ContactKeys): boolean => questionsOf(keys).every((questions) => questions.length === 0)

/** @throws Refusal where several are meant */
function findContact(part: Part, { draft, accountId }: PlannedContact): LooseRecord | null {
  const { keys } = draft
  for (const [place, questions] of questionsOf(keys).entries()) {
    const rows = new Set(questions.flatMap((question) => part.set.find(question)))
    const found = theOnly(part, [...rows], () => sentences(keys)[place] ?? '')
    if (found !== null) return found
  }
  if (isNameless(draft)) return null
  if (accountId === undefined) {
    const known = part.set.get('contacts', idOfName(keys))
    return isNamedOnly(keys) && known?.['deletedAt'] === null ? known : null
  }
  const namesakes = part.set.find(contactAtAccount(accountId, keys.name))
  // Two of one name with different addresses are two people, or one: a person decides (duplicates).
  const nameless = namesakes.filter(
    ({ emails }) => keys.emails.length === 0 || (Array.isArray(emails) && emails.length === 0),
  )
  return theOnly(
    part,
    nameless,
    () => `Several contacts of the account are called “${keys.name}”: give an address or an external key.`,
  )
}

/** The one account that holds the nearest of the address's domains; none where several do. */
function accountOfDomain(part: Part, keys: ContactKeys): string[] {
  for (const domain of domainsOf(part, keys)) {
    const found = part.set.find(accountByDomain(domain))
    if (found.length > 0) return found.length === 1 ? [String(found[0]?.['id'])] : []
  }
  return []
}

/** Those that no other contact has: one that two had would find neither. */
function freeEmails(part: Part, { emails }: ContactKeys, id: string): string[] {
  return emails.filter((email) => part.set.find(contactByEmail(email)).every((row) => row['id'] === id))
}

/** Of a line that is refused as a whole the file has spoken all the same. */
function speakOf(part: Part, { keys }: ContactDraft): void {
  for (const row of questionsOf(keys).flatMap((questions) => questions.flatMap((one) => part.set.find(one))))
    part.memory.speak(String(row['id']))
}

function planContact(part: Part, planned: PlannedContact): string {
  const { draft, accountId } = planned
  const { keys, fields, isNameGuessed } = draft
  if (keys.emails.length > 0 && part.isPrivate({ addresses: keys.emails, thread: null }))
    throw new Refusal('refused', { text: `${keys.emails.join(', ')} is on the never-log list of this browser.` })
  const found = findContact(part, planned)
  const newId = accountId === undefined && isNamedOnly(keys) ? idOfName(keys) : v7()
  const id = found === null ? newId : String(found['id'])
  const base = found ?? { ...fillNewRow('contacts', { name: keys.name }, part.at), id }
  const atNone = !Array.isArray(base['accountIds']) || base['accountIds'].length === 0
  const accountIds = accountId === undefined ? (atNone ? accountOfDomain(part, keys) : []) : [accountId]
  const given: LooseRecord = {
    ...fields,
    ...(isNameGuessed ? {} : { name: keys.name }),
    ...(keys.phone === null ? {} : { phone: keys.phone }),
    emails: freeEmails(part, keys, id),
    externalKeys: keys.externalKeys,
    accountIds,
  }
  const row = mergeFields('contacts', base, given, modeFor(part, id))
  settle(part, 'contacts', found ?? undefined, row)
  return id
}

function contactsOf(states: readonly DraftState[]): PlannedContact[] {
  return states.flatMap(({ draft, ids }) =>
    draft.rows.flatMap((row) =>
      row.collection === 'contacts'
        ? [{ draft: row, accountId: row.account === null ? undefined : ids[row.account] }]
        : [],
    ),
  )
}

async function ask(part: Part, contacts: readonly PlannedContact[]): Promise<void> {
  await part.set.ask(
    contacts.flatMap(({ draft }) => [
      ...questionsOf(draft.keys).flat(),
      ...(draft.account === null ? domainsOf(part, draft.keys).map(accountByDomain) : []),
    ]),
  )
  // Only of those whom nothing else finds: an account's people may be many.
  const unfound = contacts.flatMap(({ draft, accountId }) => {
    const { keys } = draft
    if (accountId === undefined || isNameless(draft) || !part.set.wasStored('accounts', accountId)) return []
    const isFound = questionsOf(keys).some((questions) => questions.some((one) => part.set.find(one).length > 0))
    return isFound ? [] : [contactAtAccount(accountId, keys.name)]
  })
  await part.set.ask(unfound)
  const named = contacts.filter(({ draft, accountId }) => accountId === undefined && isNamedOnly(draft.keys))
  await part.set.askIds(
    'contacts',
    named.map(({ draft }) => idOfName(draft.keys)),
  )
}

/** Gives every contact row of the drafts its id; the accounts have theirs. */
export async function planContacts(part: Part, states: readonly DraftState[]): Promise<void> {
  await ask(part, contactsOf(states))
  const planContactsOf = (state: DraftState): void => {
    for (const [index, row] of state.draft.rows.entries())
      if (row.collection === 'contacts') {
        const accountId = row.account === null ? undefined : state.ids[row.account]
        state.ids[index] = planContact(part, { draft: row, accountId })
      }
  }
  for (const state of states) {
    if (state.refusal !== null)
      for (const row of state.draft.rows) if (row.collection === 'contacts') speakOf(part, row)
    eachDraft([state], planContactsOf)
  }
}
