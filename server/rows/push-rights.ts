/** What a member may change: by role, and by the accounts a row was of and will be of (rule 8). Pure. */
import { isDeepStrictEqual } from 'node:util'
import { collections, isCollection } from '../../lib/messages/rows'
import type { Change } from '../../lib/messages/sync-protocol'
import type { AccessChange, AccountAccess, RowsState, StoredRecord } from '../storage/storage'
import { accessOf, isOpenTo, isVisible, linksOf, seesAll } from './access'
import type { Refusal } from './change-check'

export interface Pusher {
  /** Null: the server itself, which may write every collection. */
  memberId: string | null
  role: string
}

/** What decides the numbers and the vocabulary of everybody is for owners and admins. */
const governed = new Set(['policies', 'ingestMappings'])

/** The pusher as the workspace's rows say now, whatever the socket still believes. */
export function pusherNow(state: Pick<RowsState, 'record'>, pusher: Pusher): Pusher {
  if (pusher.memberId === null) return pusher
  const member = state.record({ collection: 'members', id: pusher.memberId })?.data
  if (member === undefined) return pusher
  return { ...pusher, role: member['deletedAt'] === null ? String(member['role']) : 'none' }
}

/** By role and collection alone. */
export function checkRole({ collection }: Pick<Change, 'collection'>, { memberId, role }: Pusher): Refusal | null {
  if (memberId === null) return null
  if (role === 'none') return { code: 'notAMember', reason: 'This member has left the workspace.' }
  if (role === 'viewer') return { code: 'viewer', reason: 'A viewer may read but not write.' }
  if (isCollection(collection) && collections[collection].serverOnly)
    return { code: 'serverOnly', reason: `In a team only the server writes ${collection}.` }
  if (governed.has(collection) && !seesAll(role))
    return { code: 'adminOnly', reason: `Only an owner or an admin changes ${collection}.` }
  return null
}

/** The restricted accounts as they are while the changes of one push are applied. */
export class AccessRights {
  readonly #restricted: Map<string, AccountAccess>
  readonly #pusher: Pusher

  constructor(restricted: RowsState['restricted'], pusher: Pusher) {
    this.#restricted = new Map(restricted)
    this.#pusher = pusher
  }

  maySee(row: StoredRecord): boolean {
    const { memberId, role } = this.#pusher
    return memberId === null || isVisible({ memberId, role }, this.#restricted, row)
  }

  /** Gives why the change may not name what it names, whether or not that would change anything; or null. */
  checkNamed({ patch: { set = {}, add = {}, remove = {} } }: Pick<Change, 'patch'>): Refusal | null {
    const { memberId, role } = this.#pusher
    if (memberId === null || this.#restricted.size === 0) return null
    const named = [
      ...accountFields.map((field) => (Object.hasOwn(set, field) ? set[field] : null)),
      ...(Object.hasOwn(add, 'accountIds') ? (add['accountIds'] ?? []) : []),
      ...(Object.hasOwn(remove, 'accountIds') ? (remove['accountIds'] ?? []) : []),
    ]
    const isClosed = (id: unknown): boolean =>
      typeof id === 'string' && !isOpenTo({ memberId, role }, this.#restricted.get(id))
    return named.some(isClosed) ? noAccess : null
  }

  /** Gives why the row may not become this, or null. */
  check(before: StoredRecord | null, after: StoredRecord): Refusal | null {
    const { memberId, role } = this.#pusher
    if (memberId === null || seesAll(role)) return null
    const reader = { memberId, role }
    if (after.collection === 'accounts') return checkAccount(reader, before, after)
    return isVisible(reader, this.#restricted, after) ? null : noAccess
  }

  /** Takes in what was written; to be called after each record. */
  note({ collection, id, data }: StoredRecord): void {
    if (collection !== 'accounts') return
    const access = accessOf(data)
    if (access === undefined) this.#restricted.delete(id)
    else this.#restricted.set(id, access)
  }

  /** The members, beside owners and admins, who may see the row; null: everybody. */
  audienceOf(row: StoredRecord): string[] | null {
    const { accountIds } = linksOf(row)
    const all: string[] = []
    for (const id of accountIds) {
      const access = this.#restricted.get(id)
      if (access === undefined) return null
      all.push(...access.colleagueIds, ...(access.ownerId === null ? [] : [access.ownerId]))
    }
    return accountIds.length === 0 ? null : all
  }
}

/** Fields that name an account. */
const accountFields = ['accountId', 'parentId', 'referredById']

const noAccess: Refusal = { code: 'noAccess', reason: 'An account that this names is not open to you.' }

/** Whom a restricted account is open to is for its owner to say, and for owners and admins of the workspace. */
function checkAccount(
  reader: { memberId: string; role: string },
  before: StoredRecord | null,
  after: StoredRecord,
): Refusal | null {
  const was = before === null ? undefined : accessOf(before.data)
  const is = accessOf(after.data)
  if (isDeepStrictEqual(was, is)) return null
  const mine = (was ?? is)?.ownerId === reader.memberId
  const isOthers = was === undefined && before !== null && ![null, reader.memberId].includes(ownerOf(before))
  if (!mine || isOthers)
    return { code: 'notOwner', reason: 'Only the owner of an account, or an admin, says whom it is open to.' }
  return isOpenTo(reader, is) ? null : noAccess
}

function ownerOf({ data }: StoredRecord): string | null {
  return typeof data['ownerId'] === 'string' ? data['ownerId'] : null
}

/** What the write of a record does to who sees what; null: nothing. */
export function accessChangeOf(before: StoredRecord | null, after: StoredRecord): AccessChange | null {
  const { seq, collection, id } = after
  if (collection === 'accounts') {
    const was = before === null ? 'nobody' : (accessOf(before.data) ?? 'everybody')
    const is = accessOf(after.data) ?? 'everybody'
    if (isDeepStrictEqual(was, is) || (was === 'nobody' && is === 'everybody')) return null
    return { seq, kind: 'account', id, before: was }
  }
  if (before === null) return null
  if (collection === 'members') {
    const role = String(before.data['role'])
    return role === after.data['role'] ? null : { seq, kind: 'member', id, before: role }
  }
  const [was, is] = [linksOf(before).accountIds, linksOf(after).accountIds]
  const isHiddenByMore = linksOf(after).needsAll || was.length === 0
  const isMoved = was.some((one) => !is.includes(one)) || (isHiddenByMore && is.some((one) => !was.includes(one)))
  return isMoved ? { seq, kind: 'row', collection, id, before: was } : null
}
