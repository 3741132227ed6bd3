/** Synchronising rows with the team's server, for as long as the browser runs: connect, push, pull, wait, again. */
import { liveQuery } from 'dexie'
import { modelVersion, protocolRange, type ServerFrame } from '../messages/sync-protocol'
import { limits } from '../messages/limits'
import type { HistoryAnswer, HistoryQuestion, OlderAnswer, OlderQuestion, SyncState } from '../messages/runtime'
import { closeCodes } from '../messages/sync-protocol'
import type { SidelightDatabase } from '../store/database'
import { StorageFullError } from '../store/errors'
import { readMeta, writeMeta } from '../store/meta'
import { reconnectDelay } from './delay'
import { liftStop, stopFor, stoppedBy } from './stopped'
import { noteReached, unreachedSince } from './unreached'
import { enterEpoch, forgetOldAcknowledged } from './epoch'
import { layRawAgain } from './lay-records'
import { pullAll } from './pull'
import { pushAll } from './push'
import { RowsSocket, SocketClosedError } from './rows-socket'
import { publishSyncState, type Connection, type SyncStatus } from './sync-state'
import { fetchTicket, protocolsFor, socketUrl, type ServerAccess } from './ticket'
import { Bell } from './wake'

export interface SyncOptions {
  signal: AbortSignal
  onState?: (state: SyncState) => void
  /** Who has the plan of a watched account open. */
  onEditors?: (accountId: string, names: string[]) => void
  /** Accounts that must leave this browser, with their plans. */
  onGone?: (accountIds: string[]) => Promise<void>
  /** The server was restored from a backup: it may have lost plans' edits too. */
  onNewEpoch?: () => Promise<void>
  /** Milliseconds; tests shorten them. */
  pullEvery?: number
  pingEvery?: number
  retryBase?: number
}

export interface SyncSession {
  /** Pushes and pulls now, and connects at once where it was waiting to. */
  syncNow: () => void
  /** What was done to a record, newest first; `before` asks on. */
  history: (about: HistoryQuestion) => Promise<HistoryAnswer>
  /** Interactions and signals of an account that the first sync left out. */
  older: (about: OlderQuestion) => Promise<OlderAnswer>
  /** Asks who edits the plans of these accounts. */
  watchPlans: (accountIds: readonly string[]) => void
  /** Resolves when the signal has aborted and everything has ended. */
  finished: Promise<void>
}

type Welcome = Extract<ServerFrame, { type: 'welcome' }>

/** Rows that a person asks for at a time. */
const olderAtOnce = 200

class Session {
  readonly bell = new Bell()
  readonly #db: SidelightDatabase
  readonly #options: SyncOptions
  readonly #publish: (connection: Connection) => void
  #watched: readonly string[] = []
  #socket: RowsSocket | null = null
  #failures = 0

  constructor(db: SidelightDatabase, options: SyncOptions) {
    this.#db = db
    this.#options = options
    this.#publish = publishSyncState(db, options.onState ?? (() => undefined), options.signal).set
  }

  watchPlans(accountIds: readonly string[]): void {
    this.#watched = accountIds
    this.#socket?.watch(accountIds)
  }

  async history(about: HistoryQuestion): Promise<HistoryAnswer> {
    if (this.#socket === null) return { ok: false, reason: 'offline' }
    try {
      const answer = await this.#socket.history({ ...about, limit: limits.entriesPerHistory })
      return answer ? { ok: true, entries: answer.entries, before: answer.before } : { ok: false, reason: 'unknown' }
    } catch {
      // The connection ended meanwhile; its state is told, and the question may be asked again.
      return { ok: false, reason: 'offline' }
    }
  }

  async older({ accountId, before }: OlderQuestion): Promise<OlderAnswer> {
    if (this.#socket === null) return { ok: false, reason: 'offline' }
    try {
      const { records, more } = await this.#socket.pull({ cursor: 0, limit: olderAtOnce, accountId, before })
      return { ok: true, records, isMore: more }
    } catch {
      // As with the history: the connection's state is told, and the question may be asked again.
      return { ok: false, reason: 'offline' }
    }
  }

  async run(): Promise<void> {
    const { signal, retryBase = 1000 } = this.#options
    while (!signal.aborted) {
      const access = await this.#access()
      const status = access ? await this.#connect(access) : await this.#idle()
      if (signal.aborted) return
      // Nothing changes by itself while alone or put out; joining and a person's click ring the bell.
      const patience =
        status === 'alone' || (await stoppedBy(this.#db)) ? 60_000 : reconnectDelay(this.#failures, retryBase)
      this.#publish({ status, ...(await unreachedSince(this.#db, status, Date.now() + patience)) })
      await this.bell.wait(patience, signal)
    }
  }

  async #access(): Promise<ServerAccess | null> {
    const server = await readMeta(this.#db, 'server')
    const token = await readMeta(this.#db, 'token')
    return server && token && !(await stoppedBy(this.#db)) ? { server, token } : null
  }

  async #idle(): Promise<SyncStatus> {
    return (await stoppedBy(this.#db)) ?? 'alone'
  }

  /** One connection from ticket to end. @returns what to tell until the next one */
  async #connect(access: ServerAccess): Promise<SyncStatus> {
    const { signal } = this.#options
    // Each new try would otherwise make "cannot reach" flicker.
    if (this.#failures === 0) this.#publish({ status: 'syncing' })
    this.#failures += 1
    const answer = await fetchTicket(access, signal)
    if (!answer.ok) return answer.reason === 'refused' ? stopFor(this.#db, 'notAMember') : this.#unreachable()
    if (signal.aborted) return 'offline'
    const socket = new RowsSocket({
      url: socketUrl(access.server, '/v1/rows'),
      protocols: protocolsFor(answer.ticket),
      signal,
      onFrame: (frame) => this.#hear(frame),
      ...(this.#options.pingEvery ? { pingEvery: this.#options.pingEvery } : {}),
    })
    this.#socket = socket
    try {
      await this.#serve(socket, await this.#greet(socket))
      return 'offline'
    } catch (error) {
      return await this.#explain(error)
    } finally {
      this.#socket = null
      socket.close(1000, 'done')
    }
  }

  async #greet(socket: RowsSocket): Promise<Welcome> {
    const db = this.#db
    const device = await readMeta(db, 'deviceId')
    if (!device) throw new Error('The store has lost the identity it was made with.')
    const versions = { protocol: protocolRange, model: { min: 1, max: modelVersion } }
    const [epoch, cursor] = [await readMeta(db, 'epoch'), (await readMeta(db, 'cursor')) ?? 0]
    const welcome = await socket.greet({ ...versions, device, epoch, cursor })
    await forgetOldAcknowledged(db, Date.now())
    // Before the new epoch is kept: whoever is stopped in between does it again.
    if (epoch !== null && epoch !== welcome.epoch) await this.#options.onNewEpoch?.()
    await enterEpoch(db, welcome.epoch, Date.now())
    await layRawAgain(db)
    await writeMeta(db, 'clockOffset', Date.parse(welcome.serverTime) - Date.now())
    await writeMeta(db, 'workspaceName', welcome.workspace.name)
    await writeMeta(db, 'memberName', welcome.member.name)
    await writeMeta(db, 'memberRole', welcome.member.role)
    await liftStop(db)
    return welcome
  }

  /** Pushes and pulls at every ring of the bell, until the connection ends. @throws SocketClosedError */
  async #serve(socket: RowsSocket, welcome: Welcome): Promise<void> {
    const { signal, pullEvery = 60_000, onGone } = this.#options
    if (this.#watched.length > 0) socket.watch(this.#watched)
    // Not a ring: one that nobody waits for would be taken for a reason to connect again without a pause.
    const over = new AbortController()
    void socket.ended.then((error) => over.abort(error))
    while (!signal.aborted) {
      // After a failure nothing better is said before it has gone well: a server that fails at each push would flicker.
      if (this.#failures <= 1) this.#publish({ status: 'syncing' })
      const pushed = welcome.isReadOnly ? null : await pushAll(this.#db, socket)
      const onPage = (done: number): void => this.#tellFetched(done, welcome.head)
      const pulled = await pullAll(this.#db, socket, { onGone, onPage })
      if (pulled !== welcome.epoch || (pushed ?? pulled) !== pulled) throw new SocketClosedError(4000, 'a new epoch')
      this.#failures = 0
      await noteReached(this.#db)
      this.#publish({ status: welcome.isReadOnly ? 'needsUpdate' : 'upToDate' })
      await this.bell.wait(pullEvery, over.signal)
      over.signal.throwIfAborted()
    }
  }

  #tellFetched(done: number, total: number): void {
    if (done < total) this.#publish({ status: 'syncing', fetched: { done, total } })
  }

  #hear(frame: ServerFrame): void {
    if (frame.type === 'poke') this.bell.ring()
    if (frame.type === 'editing')
      this.#options.onEditors?.(
        frame.accountId,
        frame.members.map((member) => member.name),
      )
  }

  async #explain(error: unknown): Promise<SyncStatus> {
    if (error instanceof StorageFullError) {
      console.warn(error.message)
      return 'storageFull'
    }
    if (!(error instanceof SocketClosedError)) console.warn('Synchronising failed and will be tried again.', error)
    else if (error.code === closeCodes.forbidden) return stopFor(this.#db, 'notAMember')
    else if (error.code === closeCodes.tooOld) return stopFor(this.#db, 'needsUpdate')
    return this.#unreachable()
  }

  #unreachable(): SyncStatus {
    return typeof navigator !== 'undefined' && 'onLine' in navigator && !navigator.onLine ? 'offline' : 'cannotReach'
  }
}

/** Starts synchronising; the caller sees to it that only one of the extension's parts does (lib/sync/leader.ts). */
export function startSync(db: SidelightDatabase, options: SyncOptions): SyncSession {
  const session = new Session(db, options)
  // A click that wakes nobody else is seen here: every queued change rings.
  const outbox = liveQuery(() => db.outbox.orderBy('counter').lastKey()).subscribe(() => session.bell.ring())
  options.signal.addEventListener('abort', () => outbox.unsubscribe(), { once: true })
  return {
    syncNow: () => session.bell.ring(),
    history: (about) => session.history(about),
    older: (about) => session.older(about),
    watchPlans: (accountIds) => session.watchPlans(accountIds),
    finished: session.run(),
  }
}
