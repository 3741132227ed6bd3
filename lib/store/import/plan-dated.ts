/** The orders, interactions and signals of a part's drafts: ids of their content, so that the same line is the same row. */
import { domainOf } from '../../domain/address'
import type { AccountKeys, DraftRow } from '../../import/draft'
import type { LooseRecord } from '../../messages/apply-patch'
import { fillNewRow } from '../new-row'
import { mergeFields } from './merge-fields'
import { eachDraft, modeFor, settle, type DraftState, type Part } from './part'
import { askAccounts, findAccount, newAccount } from './plan-accounts'
import { Refusal } from './refusal'
import { contentKey, rowIdOf, type DatedDraft, type Holder } from './row-id'

/** A dated draft whose holder is known. */
interface Held {
  state: DraftState
  index: number
  draft: DatedDraft
  holder: Holder
  contactId: string | null
  nth: number
}

function isDated(row: DraftRow): row is DatedDraft {
  return row.collection === 'orders' || row.collection === 'interactions' || row.collection === 'signals'
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

/** Of a person that buys: the account is called as they are. */
function ownAccountOf(part: Part, contact: LooseRecord): AccountKeys {
  const [email] = listOf(contact['emails'])
  const domain = email === undefined ? undefined : part.companyDomains(domainOf(email)).at(-1)
  return { name: String(contact['name']), domains: domain === undefined ? [] : [domain], externalKeys: [] }
}

function contactOf(part: Part, state: DraftState, draft: DatedDraft): LooseRecord | undefined {
  const id = draft.contact === null ? undefined : state.ids[draft.contact]
  return id === undefined ? undefined : part.set.get('contacts', id)
}

const needsOwnAccount = (draft: DatedDraft, contact: LooseRecord | undefined): contact is LooseRecord =>
  draft.account === null && contact !== undefined && listOf(contact['accountIds']).length === 0

/** @throws Refusal when it is nobody's, or may be of several accounts */
function accountIdFor(part: Part, state: DraftState, draft: DatedDraft): string {
  const linked = draft.account === null ? undefined : state.ids[draft.account]
  if (linked !== undefined) return linked
  const contact = contactOf(part, state, draft)
  if (contact === undefined) throw new Refusal('noName', {})
  const [first, ...others] = listOf(contact['accountIds'])
  if (others.length > 0) {
    const text = `${String(contact['name'])} is at several accounts: name the account in the line.`
    throw new Refusal('refused', { text })
  }
  if (first !== undefined) return first
  const keys = ownAccountOf(part, contact)
  const found = findAccount(part, keys)
  const account = found ?? newAccount(part, keys)
  const accountId = String(account['id'])
  if (found === null) settle(part, 'accounts', undefined, account)
  // Counted where the contact itself was.
  part.set.put('contacts', { ...contact, id: String(contact['id']), accountIds: [accountId] })
  return accountId
}

/** How many equal drafts came before in the file. */
function nthOf(part: Part, draft: DatedDraft, holder: Holder): number {
  const key = contentKey(draft, holder)
  return key === '' ? 0 : part.memory.nth(key)
}

function hold(part: Part, state: DraftState, held: Held[]): void {
  for (const [index, draft] of state.draft.rows.entries()) {
    if (!isDated(draft)) continue
    const accountId = accountIdFor(part, state, draft)
    const contact = contactOf(part, state, draft)
    const [email] = listOf(contact?.['emails'])
    const holder = { accountId, contact: contact === undefined ? null : (email ?? String(contact['name'])) }
    const contactId = contact === undefined ? null : String(contact['id'])
    held.push({ state, index, draft, holder, contactId, nth: nthOf(part, draft, holder) })
  }
}

/** Of a line that is refused as a whole the file has spoken all the same. */
function speakOf(part: Part, { draft: { rows } }: DraftState): void {
  for (const draft of rows)
    if (isDated(draft) && draft.externalKey !== null)
      part.memory.speak(rowIdOf(draft, { accountId: '', contact: null }, 0, part.me.workspaceId))
}

/** The ids that the row may have, of the account as it is and of those that it took in; the first is that of a new one. */
function idsOf(part: Part, { draft, holder, nth }: Held): string[] {
  const { workspaceId } = part.me
  return part.merged
    .idsOf(holder.accountId)
    .map((accountId) => rowIdOf(draft, { ...holder, accountId }, nth, workspaceId))
}

/** What the system that the file comes from knew when it happened counts as recorded then: there is a past to look back on. */
function recordedAt(draft: DatedDraft, now: string): string {
  const at = draft.collection === 'orders' ? `${draft.fields.on}T12:00:00.000Z` : draft.fields.at
  return at < now ? at : now
}

function newRow(part: Part, { draft, holder: { accountId }, contactId }: Held): LooseRecord {
  const stamp = { accountId, recordedAt: recordedAt(draft, part.at) }
  if (draft.collection === 'orders') return fillNewRow('orders', { ...draft.fields, ...stamp }, part.at)
  if (draft.collection === 'signals') return fillNewRow('signals', { ...draft.fields, ...stamp, contactId }, part.at)
  const contactIds = contactId === null ? [] : [contactId]
  // A row that nobody logged would be deleted (ARCHITECTURE, "Logged once").
  const logged = { contactIds, loggedBy: [part.me.memberId] }
  return fillNewRow('interactions', { ...draft.fields, ...stamp, ...logged }, part.at)
}

function planDated(part: Part, held: Held): string {
  const { draft } = held
  const { collection } = draft
  const ids = idsOf(part, held)
  const found = ids.map((id) => part.set.get(collection, id)).find((row) => row?.['deletedAt'] === null)
  if (found === undefined) {
    const [id = ''] = ids
    part.memory.speak(id)
    settle(part, collection, part.set.get(collection, id), { ...newRow(part, held), id, deletedAt: null })
    return id
  }
  // Its content is its id; one with a name of its own may say something else now. Whose it is stays as it is.
  const id = String(found['id'])
  const content = draft.externalKey === null ? {} : { ...draft.fields }
  const row = mergeFields(collection, found, content, modeFor(part, id))
  settle(part, collection, found, row)
  return id
}

/** Gives every order, interaction and signal of the drafts its id; accounts and contacts have theirs. */
export async function planDatedRows(part: Part, states: readonly DraftState[]): Promise<void> {
  const alone = states.flatMap((state) =>
    state.refusal === null
      ? state.draft.rows.filter(isDated).flatMap((draft) => {
          const contact = contactOf(part, state, draft)
          return needsOwnAccount(draft, contact) ? [ownAccountOf(part, contact)] : []
        })
      : [],
  )
  await askAccounts(part, alone)
  const held: Held[] = []
  for (const state of states) {
    eachDraft([state], () => hold(part, state, held))
    if (state.refusal !== null) speakOf(part, state)
  }
  for (const collection of ['orders', 'interactions', 'signals'] as const) {
    const own = held.filter(({ draft }) => draft.collection === collection)
    const ids = own.flatMap((one) => idsOf(part, one))
    if (ids.length > 0) await part.set.askIds(collection, ids)
  }
  for (const one of held)
    eachDraft([one.state], (state) => {
      state.ids[one.index] = planDated(part, one)
    })
}
