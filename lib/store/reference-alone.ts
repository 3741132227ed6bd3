/** The day's reference of somebody who works alone; in a team the server computes it (ARCHITECTURE, "Rows", rule 11). */
import type { AccountFacts } from '../domain/account-facts'
import { noSources } from '../domain/account-facts'
import type { Instant, Order } from '../domain/model'
import { runInSlices } from '../domain/lifetime/run-in-slices'
import type { Policy } from '../domain/policy'
import { gatherReference } from '../domain/gather-reference'
import type { Reference } from '../domain/reference'
import type { SidelightDatabase } from './database'
import { readMeta } from './meta'
import { loadRules } from './rules'
import { createRow } from './write'

const referenceId = 'reference'
/** Some 0.1 ms each. */
const accountsPerStep = 20

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

/** Gives messages their turn: a timer, as the background has no frames, and promises alone would not let go. */
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

function* gather(facts: readonly AccountFacts[], policy: Policy, now: Instant): Generator<void, Reference> {
  const gathered = gatherReference(policy, { now })
  for (const [index, of] of facts.entries()) {
    if (index % accountsPerStep === accountsPerStep - 1) yield
    gathered.add(of)
  }
  return yield* gathered.steps()
}

/**
 * Computes the reference when the workspace's day has turned, in slices of some milliseconds: a service worker cannot start a
 * Worker, and whoever asks the background something meanwhile is answered between two of them.
 * @returns whether it did
 */
export async function refreshReferenceAlone(db: SidelightDatabase, now: Instant): Promise<boolean> {
  if (await readMeta(db, 'server')) return false
  const { policy, reference, today } = await loadRules(db, now)
  if (reference?.day === today) return false
  const steps = gather(await rankedFacts(db), policy, now)
  const { result: computed } = await runInSlices(steps, { clock: () => performance.now(), rest })
  await createRow(db, 'reference', { id: referenceId, day: today, values: { ...computed, day: today } }, { at: now })
  return true
}
