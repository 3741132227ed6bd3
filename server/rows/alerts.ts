/**
 * The alerts of a team, which only the server opens and ends (rule 11): some seconds after rows were pushed those of the accounts they
 * speak of, and all when the workspace's day turns or the server starts.
 */
import { calendarOf } from '../../lib/domain/calendar'
import { dayText } from '../../lib/domain/calendar-day'
import type { Instant } from '../../lib/domain/model'
import type { Policy } from '../../lib/domain/policy'
import { countsUntil, SourceTally } from '../../lib/domain/source-tally'
import { readToldSources, toldKey, toldSourcesId } from '../../lib/domain/told-sources'
import { interactionSchema, orderSchema, referenceSchema, signalSchema } from '../../lib/messages/rows'
import type { Bus } from '../bus/bus'
import { log } from '../log'
import type { Storage, StoredRecord } from '../storage/storage'
import { writeAsServer } from '../workspaces'
import { judgeAccount } from './judge-account'
import { eachRow, loadPolicy } from './workspace-rules'

export interface AlertOptions {
  /** How long nothing has to be pushed before alerts are looked at; default 3 s. */
  quietMs?: number
}

const dayCheckMs = 60_000
const recordsPerPage = 500
/** Rows that alerts follow from; their own rows are not among them but for what a person did to one. */
const watched = new Set(['accounts', 'interactions', 'signals', 'orders', 'tasks', 'alerts'])
const rules = new Set(['policies', 'segments', 'reference'])
/** Made here, of the tally that is judged by. */
const isToldSources = ({ collection, id }: StoredRecord): boolean => collection === 'reference' && id === toldSourcesId

/** What is known of a workspace since its last look. */
interface Known {
  day: string
  cursor: number
  tally: SourceTally
}

interface Parts {
  storage: Storage
  bus: Bus
}

export class AlertKeeper {
  readonly #parts: Parts
  readonly #quietMs: number
  readonly #known = new Map<string, Known>()
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #dayTimer: NodeJS.Timeout
  #isClosed = false
  #work: Promise<void> = Promise.resolve()

  constructor(parts: Parts, { quietMs = 3000 }: AlertOptions = {}) {
    this.#parts = parts
    this.#quietMs = quietMs
    this.#dayTimer = setInterval(() => this.checkDay(), dayCheckMs)
    this.checkDay()
  }

  /** Looks at all accounts of the workspaces whose day has turned. */
  checkDay(): void {
    this.#queue(async () => {
      for (const { id } of await this.#parts.storage.workspaces()) await this.#look(id)
    })
  }

  /** Rows were pushed. */
  notePush(workspaceId: string): void {
    clearTimeout(this.#timers.get(workspaceId))
    const timer = setTimeout(() => {
      this.#timers.delete(workspaceId)
      this.#queue(() => this.#look(workspaceId))
    }, this.#quietMs)
    this.#timers.set(workspaceId, timer)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#dayTimer)
    for (const timer of this.#timers.values()) clearTimeout(timer)
    await this.#work
  }

  /** One after the other, and none once the server closes. */
  #queue(work: () => Promise<void>): void {
    this.#work = this.#work
      .then(() => (this.#isClosed ? undefined : work()))
      .catch((error: unknown) => log.error({ err: error }, 'alerts could not be looked at'))
  }

  async #look(workspaceId: string): Promise<void> {
    const { storage } = this.#parts
    const policy = await loadPolicy(storage, workspaceId)
    const day = dayText(calendarOf(policy.calendar).dayAt(Date.now()))
    const known = this.#known.get(workspaceId)
    const cursor = await storage.head(workspaceId)
    const tally = known?.tally ?? (await tallySources(storage, workspaceId))
    const changed = known ? await changedSince(storage, workspaceId, known.cursor, tally) : null
    const ids = changed === null || changed.isAll || known?.day !== day ? null : changed.accountIds
    const judge = (accountId: string): Promise<boolean> =>
      judgeAccount(this.#parts, workspaceId, accountId, { policy, tally })
    let written = 0
    for await (const accountId of ids ?? accountIdsOf(storage, workspaceId)) {
      if (this.#isClosed) return
      if (await judge(accountId)) written += 1
    }
    await this.#tellSources(workspaceId, { policy, tally, day })
    this.#known.set(workspaceId, { day, cursor: known ? (changed?.head ?? cursor) : cursor, tally })
    if (written > 0) log.info({ workspace: workspaceId, day, accounts: written }, 'alerts opened or ended')
  }

  /** The sources that were judged by are every member's, whatever rows they hold: told as each day turns, and when what follows from them changes. */
  async #tellSources(workspaceId: string, { policy, tally, day }: Pick<Known, 'tally' | 'day'> & { policy: Policy }) {
    const { storage, bus } = this.#parts
    const [collection, recordId] = ['reference', toldSourcesId]
    const told = tally.toTell()
    const now = { now: new Date().toISOString() }
    const key = toldKey(told, policy, now)
    if (key === toldKey(new SourceTally().toTell(), policy, now)) return
    const stored = referenceSchema.safeParse((await storage.record(workspaceId, { collection, id: recordId }))?.data)
    const before = stored.success && stored.data.day === day ? readToldSources(stored.data.values) : null
    if (before !== null && toldKey(before, policy, now) === key) return
    const patch = { set: { day, values: { ...told } } }
    await writeAsServer(storage, bus, workspaceId, { collection, recordId, op: 'create', patch })
  }
}

async function* accountIdsOf(storage: Storage, workspaceId: string): AsyncGenerator<string> {
  for await (const data of eachRow(storage, workspaceId, 'accounts'))
    if (typeof data['id'] === 'string' && data['deletedAt'] === null) yield data['id']
}

async function tallySources(storage: Storage, workspaceId: string): Promise<SourceTally> {
  const [tally, until] = [new SourceTally(), countsUntil(new Date().toISOString())]
  for (const collection of ['signals', 'orders', 'interactions'])
    for await (const data of eachRow(storage, workspaceId, collection)) count(tally, until, collection, data)
  return tally
}

function count(tally: SourceTally, until: Instant, collection: string, data: Record<string, unknown>): void {
  if (data['deletedAt'] !== null) return
  if (collection === 'signals') {
    const row = signalSchema.safeParse(data)
    if (row.success) tally.addSignal(row.data, until)
  } else if (collection === 'orders') {
    const row = orderSchema.safeParse(data)
    if (row.success) tally.addOrder(row.data, until)
  } else if (collection === 'interactions') {
    const row = interactionSchema.safeParse(data)
    if (row.success) tally.addInteraction(row.data, until)
  }
}

/** The accounts that records above a cursor speak of; the tally takes in what they tell of sources. */
async function changedSince(
  storage: Storage,
  workspaceId: string,
  cursor: number,
  tally: SourceTally,
): Promise<{ accountIds: Set<string>; isAll: boolean; head: number }> {
  const accountIds = new Set<string>()
  const until = countsUntil(new Date().toISOString())
  let isAll = false
  let head = cursor
  for (let isMore = true; isMore;) {
    const { records } = await storage.recordsAfter(workspaceId, head, recordsPerPage)
    for (const record of records) {
      count(tally, until, record.collection, record.data)
      if (rules.has(record.collection) && !isToldSources(record)) isAll = true
      const accountId = accountOf(record)
      if (accountId !== null) accountIds.add(accountId)
    }
    head = records.at(-1)?.seq ?? head
    isMore = records.length === recordsPerPage
  }
  return { accountIds, isAll, head }
}

function accountOf({ collection, id, data }: StoredRecord): string | null {
  if (!watched.has(collection)) return null
  const accountId = collection === 'accounts' ? id : data['accountId']
  return typeof accountId === 'string' ? accountId : null
}
