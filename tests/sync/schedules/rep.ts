/** One browser of a rep: store, plans, background and clock. It goes off and on line, and may be killed at any moment. */
import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase, type SidelightDatabase } from '../../../lib/store/database'
import { readMeta } from '../../../lib/store/meta'
import { joinTeam } from '../../../lib/sync/join'
import { leaveTeam } from '../../../lib/sync/leave'
import { forgetAcknowledged, openPlanDatabase, purgePlans, type PlanDatabase } from '../../../lib/sync/plan-database'
import { startSync, type SyncSession } from '../../../lib/sync/session'
import { sendUnsentPlans } from '../../../lib/sync/unsent-plans'
import type { SyncState } from '../../../lib/messages/runtime'
import { addLine, Line } from './line'
import { Pages } from './pages'

let made = 0

/** For frames that do not come: a line may be held, a server away. */
const patienceMs = 200

/** A code for a device of this rep. */
type Invite = () => Promise<string>

/** What a browser that is killed, or taken off line, leaves behind in its promises. */
const gone = (): undefined => undefined

export class Rep {
  readonly name: string
  readonly line = new Line()
  readonly pages: Pages
  memberId = ''
  db: SidelightDatabase
  plans: PlanDatabase
  session: SyncSession | null = null
  state: SyncState | null = null
  /** Ids of changes as they are queued, in their order. */
  readonly queued: string[] = []
  /** What was sent once more under another id. */
  readonly #renamed = new Map<string, string>()
  #online = new AbortController()
  #background: Promise<unknown> = Promise.resolve()

  readonly #invite: Invite

  private constructor(name: string, invite: Invite, db: SidelightDatabase, plans: PlanDatabase) {
    this.name = name
    this.#invite = invite
    this.db = db
    this.plans = plans
    this.pages = new Pages(this)
    this.#listen()
  }

  /** Joins with a code; off line at first. */
  static async join(name: string, invite: Invite): Promise<Rep> {
    made += 1
    const [db, plans] = [await openDatabase({ name: `rep-${made}` }), await openPlanDatabase(`rep-plans-${made}`)]
    const rep = new Rep(name, invite, db, plans)
    await rep.#join()
    rep.memberId = String(await readMeta(rep.db, 'memberId'))
    return rep
  }

  async #join(): Promise<void> {
    const joined = await joinTeam(this.db, await this.#invite())
    if (!joined.ok) throw new Error(`${this.name} could not join: ${joined.reason}.`)
    await forgetAcknowledged(this.plans)
    addLine(String(await readMeta(this.db, 'token')), this.line)
  }

  /** Now, by this device's clock. */
  now(): string {
    return new Date(Date.now() + this.line.skew).toISOString()
  }

  get isOnline(): boolean {
    return this.session !== null
  }

  /**
   * Whoever has left the team joins again.
   * @param hasPlans whether its background looks after plans; where none is written that only takes time
   */
  async goOnline(hasPlans: boolean): Promise<void> {
    if (this.session !== null) return
    if ((await readMeta(this.db, 'server')) === null) await this.#join()
    this.#online = new AbortController()
    const { signal } = this.#online
    const { db, plans } = this
    this.session = startSync(db, {
      retryBase: 2,
      signal,
      onState: (state) => (this.state = state),
      onNewEpoch: () => forgetAcknowledged(plans),
      onGone: (accountIds) => purgePlans(plans, accountIds),
    })
    const sending = hasPlans ? sendUnsentPlans({ store: db, plans, signal, retryBase: 2 }) : null
    this.#background = Promise.all([this.session.finished, sending]).catch(gone)
  }

  async goOffline(): Promise<void> {
    this.#online.abort()
    await this.pages.disconnect()
    await this.#background
    this.session = null
    this.state = null
  }

  /** Leaves the team and keeps the rows, to work on alone. */
  async leave(): Promise<void> {
    await this.goOffline()
    if ((await readMeta(this.db, 'server')) !== null) await leaveTeam(this.db, this.plans, false)
  }

  /** The browser is killed, whatever it was doing, and started again off line over what its disk holds. */
  async kill(): Promise<void> {
    this.#online.abort()
    this.session?.finished.catch(gone)
    this.session = null
    this.state = null
    this.pages.forget()
    this.db.close({ disableAutoOpen: true })
    this.plans.close({ disableAutoOpen: true })
    this.db = await openDatabase({ name: this.db.name })
    this.plans = await openPlanDatabase(this.plans.name)
    this.#listen()
  }

  /** Comes on line and is killed some turns of its event loop after the frames that come first: in the midst of laying them. */
  async comeAndDie(hasPlans: boolean, frames: number, turns: number): Promise<void> {
    await this.goOffline()
    const arrived = new Promise<void>((resolve) => (this.line.arrival = { after: frames, tell: resolve }))
    await this.goOnline(hasPlans)
    await Promise.race([arrived, delay(patienceMs)])
    this.line.arrival = null
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    await this.kill()
  }

  /** Under which id a queued change was sent last. */
  sentAs(id: string): string {
    const renamed = this.#renamed.get(id)
    return renamed === undefined ? id : this.sentAs(renamed)
  }

  async waiting(): Promise<number> {
    return this.db.outbox.count()
  }

  #listen(): void {
    this.db.outbox.hook('creating', (_, change) => {
      if (!this.queued.includes(change.id)) this.queued.push(change.id)
    })
    this.db.outbox.hook('updating', (changed, _, { id: before }) => {
      const after: unknown = Reflect.get(changed, 'id')
      if (typeof after === 'string') this.#renamed.set(before, after)
    })
  }

  /** Ends it and forgets what it held. */
  async end(): Promise<void> {
    await this.goOffline()
    await this.db.delete()
    await this.plans.delete()
  }
}
