/** Who synchronises and computes: the background, unless this page does nothing in its place. */
import { browser } from 'wxt/browser'
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

/** Leaves it to the background, and resolves once that computes. */
export async function leaveLead(): Promise<void> {
  const db = await openStore()
  try {
    const before = await db.insights.count()
    leave?.()
    // Wakes it.
    await browser.runtime.sendMessage({ type: 'sync-now' })
    while ((await db.insights.count()) === before) await new Promise((resolve) => setTimeout(resolve, 100))
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
