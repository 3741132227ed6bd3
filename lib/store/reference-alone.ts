/** The day's reference of somebody who works alone; in a team the server computes it (ARCHITECTURE, "Rows", rule 11). */
import type { AccountFacts } from '../domain/account-facts'
import { noSources } from '../domain/account-facts'
import type { Instant, Order } from '../domain/model'
import { computeReference } from '../domain/reference'
import type { SidelightDatabase } from './database'
import { readMeta } from './meta'
import { loadRules } from './rules'
import { createRow } from './write'

const referenceId = 'reference'

/** Ranks rest on accounts and orders alone. */
async function rankedFacts(db: SidelightDatabase): Promise<AccountFacts[]> {
  const ordersOf = new Map<string, Order[]>()
  await db.orders.each((order) => {
    const known = ordersOf.get(order.accountId)
    if (known) known.push(order)
    else ordersOf.set(order.accountId, [order])
  })
  const accounts = await db.accounts.filter((account) => account.deletedAt === null).toArray()
  return accounts.map((account) => ({
    account,
    interactions: [],
    signals: [],
    orders: ordersOf.get(account.id) ?? [],
    tasks: [],
    sources: noSources,
  }))
}

/** Computes the reference when the workspace's day has turned. @returns whether it did */
export async function refreshReferenceAlone(db: SidelightDatabase, now: Instant): Promise<boolean> {
  if (await readMeta(db, 'server')) return false
  const { policy, reference, today } = await loadRules(db, now)
  if (reference?.day === today) return false
  const computed = computeReference(await rankedFacts(db), policy, { now })
  await createRow(db, 'reference', { id: referenceId, day: today, values: { ...computed, day: today } }, { at: now })
  return true
}
