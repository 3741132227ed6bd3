/** The day's reference of somebody who works alone; in a team the server computes it (ARCHITECTURE, "Rows", rule 11). */
import type { AccountFacts } from '../domain/account-facts'
import { noSources } from '../domain/account-facts'
import type { Instant, Order } from '../domain/model'
import { runInSlices } from '../domain/lifetime/run-in-slices'
import type { Policy } from '../domain/policy'
import { gatherReference } from '../domain/gather-reference'
import type { Reference } from '../domain/reference'
import { countsUntil, SourceTally } from '../domain/source-tally'
import type { SidelightDatabase } from './database'
import { readMeta, writeMeta } from './meta'
import { loadRules } from './rules'
import { createRow } from './write'

const referenceId = 'reference'
/** Some 0.1 ms each. */
const accountsPerStep = 20

/** Ranks rest on accounts and orders alone; who has bought nothing, while orders come in, is ranked with nothing. */
async function rankedFacts(db: SidelightDatabase, now: Instant): Promise<AccountFacts[]> {
  const ordersOf = new Map<string, Order[]>()
  const [tally, until] = [new SourceTally(), countsUntil(now)]
  await db.orders.each((order) => {
    tally.addOrder(order, until)
    const known = ordersOf.get(order.accountId)
    if (known) known.push(order)
    else ordersOf.set(order.accountId, [order])
  })
  const { orders } = tally.sourcesFor(null)
  const accounts = await db.accounts.filter((account) => account.deletedAt === null).toArray()
  return accounts.map((account) => ({
    account,
    interactions: [],
    signals: [],
    orders: ordersOf.get(account.id) ?? [],
    tasks: [],
    sources: { ...noSources, orders },
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

/** Changes from which ranks are made anew before the day is over: as many as on the server; fewer of few accounts, more of many. */
const leastChanges = (accounts: number): number => Math.max(Math.min(100, accounts), accounts / 20)

/** Has much been written since the reference was made? */
export async function isReferenceBehind(db: SidelightDatabase): Promise<boolean> {
  const [server, counter, made] = await Promise.all([
    readMeta(db, 'server'),
    readMeta(db, 'counter'),
    readMeta(db, 'referenceCounter'),
  ])
  const changes = (counter ?? 0) - (made ?? counter ?? 0)
  if (server !== null || changes <= 0) return false
  return changes >= leastChanges(await db.accounts.count())
}

/**
 * Computes the reference when the workspace's day has turned, or when asked to; in slices of some milliseconds: a service worker
 * cannot start a Worker, and whoever asks the background something meanwhile is answered between two of them.
 * @returns whether it did
 */
export async function refreshReferenceAlone(db: SidelightDatabase, now: Instant, isForced = false): Promise<boolean> {
  if (await readMeta(db, 'server')) return false
  const { policy, reference, today } = await loadRules(db, now)
  if (!isForced && reference?.day === today) return false
  const counter = (await readMeta(db, 'counter')) ?? 0
  const steps = gather(await rankedFacts(db, now), policy, now)
  const { result: computed } = await runInSlices(steps, { clock: () => performance.now(), rest })
  await createRow(db, 'reference', { id: referenceId, day: today, values: { ...computed, day: today } }, { at: now })
  // Its own row is one more change, and none that ranks follow from.
  await writeMeta(db, 'referenceCounter', counter + 1)
  return true
}
