/** The accounts of a part's drafts: found by external key, domain or name, else made. */
import { v7 } from 'uuid'
import type { Account } from '../../domain/model'
import type { AccountDraft, AccountKeys, ImportMode } from '../../import/draft'
import { changesSaid } from '../../import/said'
import type { LooseRecord } from '../../messages/apply-patch'
import { fillNewRow } from '../new-row'
import { mergeFields } from './merge-fields'
import { eachDraft, modeFor, settle, theOnly, type DraftState, type Part } from './part'
import { accountByDomain, accountByExternalKey, accountByName, type KeyQuestion } from './row-keys'

export function accountQuestions({ externalKeys, domains, name }: AccountKeys): KeyQuestion[] {
  return [...externalKeys.map(accountByExternalKey), ...domains.map(accountByDomain), accountByName(name)]
}

function holders(part: Part, questions: readonly KeyQuestion[]): LooseRecord[] {
  return [...new Set(questions.flatMap((question) => part.set.find(question)))]
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
const sourceOf = (key: string): string => key.slice(0, key.indexOf(':'))

/** A name alone does not join two that are told apart by their domains, or by their numbers in one system. */
function mayBeNamed(row: LooseRecord, { externalKeys, domains }: AccountKeys): boolean {
  if (domains.length > 0 && listOf(row['domains']).length > 0) return false
  const sources = new Set(listOf(row['externalKeys']).map(sourceOf))
  return !externalKeys.some((key) => sources.has(sourceOf(key)))
}

/** @returns null where no living account is meant @throws Refusal where several are */
export function findAccount(part: Part, keys: AccountKeys): LooseRecord | null {
  const { externalKeys, domains, name } = keys
  const byKey = theOnly(
    part,
    holders(part, externalKeys.map(accountByExternalKey)),
    () => `${externalKeys.join(', ')} stands at several accounts: merge them, then import the line again.`,
  )
  if (byKey !== null) return byKey
  const byDomain = theOnly(
    part,
    holders(part, domains.map(accountByDomain)),
    () => `${domains.join(', ')} belongs to several accounts: merge them, or name the account by its external key.`,
  )
  if (byDomain !== null) return byDomain
  const named = part.set.find(accountByName(name)).filter((row) => mayBeNamed(row, keys))
  const byName = theOnly(part, named, () => `Several accounts are called “${name}”: give a domain or an external key.`)
  if (byName !== null) return byName
  const takenIn = part.merged.byName(name)
  const holder = takenIn === null ? undefined : part.set.get('accounts', takenIn)
  return holder !== undefined && holder['deletedAt'] === null && mayBeNamed(holder, keys) ? holder : null
}

/** What is asked before accounts of these keys are looked for. */
export async function askAccounts(part: Part, keys: readonly AccountKeys[]): Promise<void> {
  await part.set.ask(keys.flatMap(accountQuestions))
  const takenIn = keys.flatMap(({ name }) => part.merged.byName(name) ?? [])
  await part.set.askIds('accounts', takenIn)
}

/** An account with nothing but its keys. Who works alone is responsible for it. */
export function newAccount(part: Part, { externalKeys, domains, name }: AccountKeys): LooseRecord & { id: string } {
  const ownerId = part.me.server === null ? part.me.memberId : null
  const given = { name, domains: [...domains], externalKeys: [...externalKeys], ownerId }
  const id = v7()
  return { ...fillNewRow('accounts', given, part.at), id }
}

/** The fields that `said` changes are read as the model has them: the row was parsed when it was stored. */
type SaidOf = Pick<Account, 'approvedTier' | 'relationship' | 'lost' | 'openOffer'>
function isSaidOf(row: LooseRecord): row is LooseRecord & SaidOf {
  return ['approvedTier', 'relationship', 'lost', 'openOffer'].every((field) => field in row)
}

function linked(state: DraftState, index: number | null): string | undefined {
  return index === null ? undefined : state.ids[index]
}

/** What tier and stage come to, beside what the file says in so many words. */
function changesOf(part: Part, { fields, said }: AccountDraft, before: LooseRecord, isNew: boolean): LooseRecord {
  const whole = mergeFields('accounts', before, { ...fields }, part.mode)
  return isSaidOf(whole) ? { ...changesSaid(isNew ? null : whole, said, part.today) } : {}
}

/** Those that no other account has: one that two had would find neither. */
function freeDomains(part: Part, domains: readonly string[], id: unknown): string[] {
  return domains.filter((domain) => part.set.find(accountByDomain(domain)).every((row) => row['id'] === id))
}

function givenOf(part: Part, state: DraftState, draft: AccountDraft, before: LooseRecord, isNew: boolean): LooseRecord {
  const { keys, fields, said } = draft
  const owner = said.owner === undefined ? null : part.colleagues.find(said.owner)
  const custom = said.owner !== undefined && owner === null ? { custom: { ...fields.custom, owner: said.owner } } : {}
  const changes = said.tier === undefined && said.stage === undefined ? {} : changesOf(part, draft, before, isNew)
  const [parentId, referredById] = [linked(state, draft.parent), linked(state, draft.referredBy)]
  return {
    ...(draft.isNameGuessed ? {} : { name: keys.name }),
    domains: freeDomains(part, isNew ? [...keys.domains, ...draft.mailDomains] : keys.domains, before['id']),
    externalKeys: keys.externalKeys,
    ...changes,
    ...fields,
    ...custom,
    ...(owner === null ? {} : { ownerId: owner }),
    ...(parentId === undefined || parentId === before['id'] ? {} : { parentId }),
    ...(referredById === undefined || referredById === before['id'] ? {} : { referredById }),
  }
}

function planAccount(part: Part, state: DraftState, draft: AccountDraft): string {
  const found = findAccount(part, draft.keys)
  const base = found ?? newAccount(part, draft.keys)
  const id = String(base['id'])
  const mode: ImportMode = modeFor(part, id)
  const given = givenOf(part, state, draft, base, found === null)
  // A new account's owner by default gives way to the one that the file names.
  const open = found === null && 'ownerId' in given ? { ...base, ownerId: null } : base
  const row = mergeFields('accounts', open, given, mode)
  settle(part, 'accounts', found ?? undefined, row)
  return id
}

/** Gives every account row of the drafts its id. */
export async function planAccounts(part: Part, states: readonly DraftState[]): Promise<void> {
  const rows = states.flatMap(({ draft }) => draft.rows)
  await part.set.ask(rows.flatMap((row) => (row.collection === 'accounts' ? row.mailDomains.map(accountByDomain) : [])))
  await askAccounts(
    part,
    rows.flatMap((row) => (row.collection === 'accounts' ? [row.keys] : [])),
  )
  eachDraft(states, (state) => {
    for (const [index, row] of state.draft.rows.entries())
      if (row.collection === 'accounts') state.ids[index] = planAccount(part, state, row)
  })
}
