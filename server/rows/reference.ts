/**
 * The workspace's `reference` row, which in a team only the server computes (rule 11): when its day turns, when the
 * server starts, and some seconds after much was pushed. docs: MODEL, "What depends on other accounts".
 */
import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { noSources } from '../../lib/domain/account-facts'
import { calendarOf } from '../../lib/domain/calendar'
import { dayText } from '../../lib/domain/calendar-day'
import type { Account, Order } from '../../lib/domain/model'
import type { Policy } from '../../lib/domain/policy'
import { runInSlices } from '../../lib/domain/lifetime/run-in-slices'
import { gatherReference } from '../../lib/domain/gather-reference'
import type { Reference } from '../../lib/domain/reference'
import { countsUntil, SourceTally } from '../../lib/domain/source-tally'
import { accountSchema, orderSchema, referenceSchema } from '../../lib/messages/rows'
import type { Bus } from '../bus/bus'
import { log } from '../log'
import type { Storage } from '../storage/storage'
import { writeAsServer } from '../workspaces'
import { eachRow, loadPolicy } from './workspace-rules'

/** One row per workspace, under this id. */
const referenceId = 'reference'
/** Changes from which a push counts as much, summed until the row is computed. */
const muchPushed = 100
const dayCheckMs = 60_000

export interface ReferenceOptions {
  /** How long nothing has to be pushed before the row is computed again; default 3 s. */
  quietMs?: number
}

export class ReferenceKeeper {
  readonly #parts: { storage: Storage; bus: Bus }
  readonly #quietMs: number
  readonly #pushed = new Map<string, number>()
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #dayTimer: NodeJS.Timeout
  #work: Promise<void> = Promise.resolve()

  constructor(parts: { storage: Storage; bus: Bus }, { quietMs = 3000 }: ReferenceOptions = {}) {
    this.#parts = parts
    this.#quietMs = quietMs
    this.#dayTimer = setInterval(() => this.checkDay(), dayCheckMs)
    this.checkDay()
  }

  /** Computes the rows of all workspaces whose day has turned. */
  checkDay(): void {
    this.#queue(async () => {
      for (const { id } of await this.#parts.storage.workspaces()) await refreshReference(this.#parts, id, false)
    })
  }

  /** Rows were pushed; much of them, and the ranks have changed before the day is over. */
  notePush(workspaceId: string, changes: number): void {
    const pushed = (this.#pushed.get(workspaceId) ?? 0) + changes
    this.#pushed.set(workspaceId, pushed)
    clearTimeout(this.#timers.get(workspaceId))
    const timer = setTimeout(() => {
      this.#timers.delete(workspaceId)
      const isMuch = (this.#pushed.get(workspaceId) ?? 0) >= muchPushed
      if (isMuch) this.#pushed.delete(workspaceId)
      this.#queue(() => refreshReference(this.#parts, workspaceId, isMuch))
    }, this.#quietMs)
    this.#timers.set(workspaceId, timer)
  }

  async close(): Promise<void> {
    clearInterval(this.#dayTimer)
    for (const timer of this.#timers.values()) clearTimeout(timer)
    await this.#work
  }

  /** One after the other, so that large workspaces do not stand in memory together. */
  #queue(work: () => Promise<void>): void {
    this.#work = this.#work
      .then(work)
      .catch((error: unknown) => log.error({ err: error }, 'a reference was not computed'))
  }
}

/** Writes the row if its day has turned, or (`isForced`) if it would read otherwise; without accounts there is none. */
export async function refreshReference(
  { storage, bus }: { storage: Storage; bus: Bus },
  workspaceId: string,
  isForced: boolean,
): Promise<void> {
  const now = new Date()
  const policy = await loadPolicy(storage, workspaceId)
  const day = dayText(calendarOf(policy.calendar).dayAt(now.getTime()))
  const stored = await storage.record(workspaceId, { collection: 'reference', id: referenceId })
  const known = referenceSchema.safeParse(stored?.data)
  if (!isForced && known.success && known.data.day === day) return
  const computed = await computeOverAccounts(storage, workspaceId, policy, now.toISOString())
  if (computed.accounts === 0) return
  const reference = { ...computed.reference, day }
  if (known.success && isDeepStrictEqual(known.data.values, asStored(reference))) return
  const patch = { set: { day, values: asStored(reference) } }
  await writeAsServer(storage, bus, workspaceId, {
    collection: 'reference',
    recordId: referenceId,
    op: 'create',
    patch,
  })
  log.info({ workspace: workspaceId, day, accounts: computed.accounts }, 'computed the reference')
}

function asStored(reference: Reference): Record<string, unknown> {
  return { ...reference }
}

/** What a restricted account buys is told to nobody as what it brought to another, whom they may see (rule 8). */
function withoutReferrer(account: Account): Account {
  return account.isRestricted === true ? { ...account, referredById: null } : account
}

/**
 * Ranks rest on accounts and orders alone; who has bought nothing, while orders come in, is ranked with nothing. Read page by
 * page, with everybody else's turn in between: a row that changes meanwhile is counted as it was or as it is, and tomorrow as it is.
 */
async function computeOverAccounts(
  storage: Storage,
  workspaceId: string,
  policy: Policy,
  now: string,
): Promise<{ reference: Reference; accounts: number }> {
  const ordersOf = new Map<string, Order[]>()
  const [tally, until] = [new SourceTally(), countsUntil(now)]
  for await (const data of eachRow(storage, workspaceId, 'orders')) {
    const order = orderSchema.safeParse(data)
    if (!order.success || order.data.deletedAt !== null) continue
    tally.addOrder(order.data, until)
    const known = ordersOf.get(order.data.accountId)
    if (known === undefined) ordersOf.set(order.data.accountId, [order.data])
    else known.push(order.data)
  }
  const sources = { ...noSources, orders: tally.sourcesFor(null).orders }
  const gathered = gatherReference(policy, { now })
  let accounts = 0
  for await (const data of eachRow(storage, workspaceId, 'accounts')) {
    const account = accountSchema.safeParse(data)
    if (!account.success || account.data.deletedAt !== null) continue
    const orders = ordersOf.get(account.data.id) ?? []
    gathered.add({ account: withoutReferrer(account.data), interactions: [], signals: [], orders, tasks: [], sources })
    accounts += 1
  }
  const steps = gathered.steps()
  const { result, slices, longestMs } = await runInSlices(steps, { clock: () => performance.now(), rest: setImmediate })
  log.debug({ workspace: workspaceId, slices, longestMs }, 'fitted the reference')
  return { reference: result, accounts }
}
