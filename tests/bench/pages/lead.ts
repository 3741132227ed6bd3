/** Who synchronises and computes: the background, unless this page does nothing in its place. */
import { liveQuery } from 'dexie'
import { browser } from 'wxt/browser'
import type { SidelightDatabase } from '../../../lib/store/database'
import { openStore } from './fill'

let leave: (() => void) | null = null

/** Takes the lead (entrypoints/background/synchronise.ts), once the background is stopped. */
export function takeLead(): Promise<void> {
  return new Promise((had) => {
    void navigator.locks.request('sidelight-sync', () => {
      had()
      return new Promise<void>((left) => (leave = left))
    })
  })
}

/** Milliseconds that the background may take to begin. */
const patience = 30_000

/** Resolves when fewer accounts are left to compute. */
function hasBegun(db: SidelightDatabase, before: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The background does not compute.')), patience)
    const left = liveQuery(async () => db.staleAccounts.count()).subscribe({
      next(count) {
        if (count === before) return
        clearTimeout(late)
        left.unsubscribe()
        resolve()
      },
      error: reject,
    })
  })
}

/** Leaves it to the background, with every account to be computed as after an import; resolves once it computes. */
export async function leaveLead(): Promise<void> {
  const db = await openStore()
  try {
    const ids = await db.accounts.toCollection().primaryKeys()
    await db.staleAccounts.bulkPut(ids.map((accountId) => ({ accountId, mark: 'bench' })))
    const begun = hasBegun(db, ids.length)
    leave?.()
    // Wakes it.
    await browser.runtime.sendMessage({ type: 'sync-now' })
    await begun
  } finally {
    db.close()
  }
}

/** Accounts that the background has yet to compute. */
export async function leftToCompute(): Promise<number> {
  const db = await openStore()
  try {
    return await db.staleAccounts.count()
  } finally {
    db.close()
  }
}
