/** Accounts that were made one: a file may still call them by the name, and count its orders under the id, that was given up. */
import { accountNameKey } from '../../domain/account-name'
import type { SidelightDatabase } from '../database'

export interface MergedAccounts {
  /** The account's id and those of the accounts that it took in, itself first. */
  idsOf(accountId: string): string[]
  /** The account that took in the one with this name; null where none or several did. */
  byName(name: string): string | null
}

export async function loadMergedAccounts(db: SidelightDatabase): Promise<MergedAccounts> {
  const takenInBy = new Map<string, string[]>()
  const holders = new Map<string, Set<string>>()
  await db.merges.each(({ collection, deletedAt, undoneAt, keptId, mergedId, before }) => {
    if (collection !== 'accounts' || deletedAt !== null || undoneAt !== null) return
    takenInBy.set(keptId, [...(takenInBy.get(keptId) ?? []), mergedId])
    const name = before.find(({ id }) => id === mergedId)?.fields['name']
    if (typeof name !== 'string') return
    const key = accountNameKey(name)
    holders.set(key, (holders.get(key) ?? new Set()).add(keptId))
  })
  const idsOf = (accountId: string): string[] => {
    const ids = new Set([accountId])
    for (const id of ids) for (const taken of takenInBy.get(id) ?? []) ids.add(taken)
    return [...ids]
  }
  return {
    idsOf,
    byName(name) {
      const ids = [...(holders.get(accountNameKey(name)) ?? [])]
      return ids.length === 1 ? (ids[0] ?? null) : null
    },
  }
}
