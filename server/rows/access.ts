/** Who may see what: roles, and restricted accounts with everything that is of them (rule 8). Pure. */
import type { AccountAccess, StoredRecord } from '../storage/storage'

/** A member who reads or writes. */
export interface Reader {
  memberId: string
  role: string
}

/** Restricted accounts by id; what is not in it is open to everybody. */
export type Restricted = ReadonlyMap<string, AccountAccess>

type Row = Pick<StoredRecord, 'collection' | 'id' | 'data'>

/** Owners and admins of the workspace see everything in it. */
export function seesAll(role: string): boolean {
  return role === 'owner' || role === 'admin'
}

/** @param access of the account; undefined: it is not restricted, or not there */
export function isOpenTo({ memberId, role }: Reader, access: AccountAccess | undefined): boolean {
  if (access === undefined || seesAll(role)) return true
  return access.ownerId === memberId || access.colleagueIds.includes(memberId)
}

/** What an account's row says of who may see it; undefined: everybody. */
export function accessOf(data: Record<string, unknown>): AccountAccess | undefined {
  if (data['isRestricted'] !== true) return undefined
  return { ownerId: textOf(data['ownerId']), colleagueIds: textsOf(data['colleagueIds']) }
}

/** The accounts a row is of; of a merge, which holds parts of several rows, every one counts, else any of them. */
export function linksOf({ collection, id, data }: Row): { accountIds: string[]; needsAll: boolean } {
  if (collection === 'accounts') return { accountIds: [id], needsAll: false }
  if (collection === 'merges') return { accountIds: accountsOfMerge(data), needsAll: true }
  return { accountIds: accountsNamedBy(data), needsAll: false }
}

/** A row of no account is everybody's. */
export function isVisible(reader: Reader, restricted: Restricted, row: Row): boolean {
  const { accountIds, needsAll } = linksOf(row)
  return areOpen(reader, restricted, accountIds, needsAll)
}

export function areOpen(
  reader: Reader,
  restricted: Restricted,
  accountIds: readonly string[],
  needsAll: boolean,
): boolean {
  if (accountIds.length === 0) return true
  const isOpen = (accountId: string): boolean => isOpenTo(reader, restricted.get(accountId))
  return needsAll ? accountIds.every(isOpen) : accountIds.some(isOpen)
}

/** The row without the ids of accounts that are hidden from the reader, who is one that may see the row itself. */
export function withoutHidden(reader: Reader, restricted: Restricted, { collection, data }: Row): Row['data'] {
  if (restricted.size === 0 || seesAll(reader.role)) return data
  const isHidden = (id: unknown): boolean => typeof id === 'string' && !isOpenTo(reader, restricted.get(id))
  const shown = { ...data }
  const { accountIds } = data
  if (Array.isArray(accountIds)) shown['accountIds'] = accountIds.filter((id) => !isHidden(id))
  for (const field of ['parentId', 'referredById'])
    if (collection === 'accounts' && isHidden(data[field])) shown[field] = null
  if (collection === 'reference') shown['values'] = withoutHiddenReferrers(data['values'], isHidden)
  return shown
}

/** Of what others brought the reference keeps a sum by account. */
function withoutHiddenReferrers(values: unknown, isHidden: (id: unknown) => boolean): unknown {
  const referrals = isObject(values) ? values['referrals'] : undefined
  const valueOf = isObject(referrals) && Object.hasOwn(referrals, 'valueOf') ? referrals['valueOf'] : undefined
  if (!isObject(values) || !isObject(referrals) || !isObject(valueOf)) return values
  const shown = Object.fromEntries(Object.entries(valueOf).filter(([id]) => !isHidden(id)))
  return { ...values, referrals: { ...referrals, valueOf: shown } }
}

function accountsNamedBy(data: Row['data']): string[] {
  const one = textOf(data['accountId'])
  return [...(one === null ? [] : [one]), ...textsOf(data['accountIds'])]
}

function accountsOfMerge(data: Row['data']): string[] {
  const parts = (Array.isArray(data['before']) ? data['before'] : []).filter(isObject)
  const ofParts = parts.flatMap(({ collection, id, fields }) => {
    const named = isObject(fields) ? accountsNamedBy(fields) : []
    return collection === 'accounts' ? textsOf([id]).concat(named) : named
  })
  const merged = data['collection'] === 'accounts' ? textsOf([data['keptId'], data['mergedId']]) : []
  const after = isObject(data['after']) ? accountsNamedBy(data['after']) : []
  return [...new Set([...merged, ...ofParts, ...after])]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
