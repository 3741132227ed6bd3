/** One account's plan, open: its document, who else is in it, and whether its edits are safe on the team's server. */
import { DexieYProvider } from 'y-dexie'
import { Awareness } from 'y-protocols/awareness'
import { applyUpdateV2, type Doc } from 'yjs'
import type { SidelightDatabase } from '../store/database'
import { loadIdentity, readMeta } from '../store/meta'
import { within } from './delay'
import { lookAfter } from './leader'
import { keepLastEdits, restoreLastEdits, type PageEnd } from './last-edits'
import { acknowledgeUpTo, guardUnsent, unsentUpdates, whenStored, type PlanDatabase } from './plan-database'
import { PlanSocket } from './plan-socket'
import { RefusedEdits, type RefusedWhy } from './refused-edits'

/**
 * local: no team, or a frame, which opens no socket. waiting: connected, edits on their way. saved: everything is on the
 * server's disk. offline: edits are kept here. refused: the server takes no (more) edits from us; they stay here. storageFull and
 * notStored: this device does not take the newest edits, whatever the server says; it is tried again.
 */
export type PlanState = 'local' | 'waiting' | 'saved' | 'offline' | 'refused' | RefusedWhy

export interface OpenPlanOptions {
  store: SidelightDatabase
  plans: PlanDatabase
  signal: AbortSignal
  /** False in a frame of a web page: it inherits the page's network rules. The background then carries the edits. */
  mayConnect: boolean
  /** A page that a person looks at; the background then leaves the plan to it. Default true. */
  isOnScreen?: boolean
  /** Where a page keeps the edits of its last moments; a worker has no such place. */
  pageEnd?: PageEnd
  onState?: (state: PlanState, code: number | null) => void
  retryBase?: number
}

export interface OpenPlan {
  doc: Doc
  awareness: Awareness
  readonly state: PlanState
  /** The close code when refused: 4413 too large, 4403 not allowed. */
  readonly refusedCode: number | null
  /** Resolves true when every edit is on the server's disk, false when that will not be while it stays open. */
  whenAcknowledged: () => Promise<boolean>
  /** Waits until every edit is stored here, then lets go. */
  close: () => Promise<void>
}

/** Held by pages that have the plan open with a connection of their own. */
export const planLock = (accountId: string): string => `sidelight-plan ${accountId}`

/** Milliseconds of writing after which the server is asked whether it has it: a question for each key costs more than the key. */
const askAfterMs = 200

class PlanHandle implements OpenPlan {
  readonly doc: Doc
  readonly awareness: Awareness
  refusedCode: number | null = null
  /** Resolves when every edit made before the call is stored here. */
  readonly whenKept: () => Promise<void>
  #shown: PlanState = 'local'
  /** What the server says, beside what this device does. */
  #connection: PlanState = 'local'
  readonly #refused: RefusedEdits
  readonly #accountId: string
  readonly #options: OpenPlanOptions
  readonly #ending = new AbortController()
  readonly #provider: DexieYProvider
  #socket: PlanSocket | null = null
  #isAsking = false
  #askingSoon: ReturnType<typeof setTimeout> | undefined
  /** An edit came while the store was asked what is unsent: the answer may not know of it. */
  #isEdited = false
  #watchers: (() => void)[] = []

  constructor(accountId: string, doc: Doc, provider: DexieYProvider, options: OpenPlanOptions) {
    this.doc = doc
    this.awareness = new Awareness(doc)
    this.#accountId = accountId
    this.#options = options
    this.#provider = provider
    const { plans } = options
    const refused = new RefusedEdits(provider, { accountId, doc, plans, signal: this.#ending.signal }, () => {
      this.#set(this.#connection)
      if (refused.why === null) void this.#acknowledge()
    })
    this.#refused = refused
    this.whenKept = () => refused.whenKept()
    options.signal.addEventListener('abort', () => void this.close(), { once: true })
  }

  get state(): PlanState {
    return this.#shown
  }

  async connect(): Promise<void> {
    const { store, plans, mayConnect, isOnScreen = true, retryBase } = this.#options
    const { server, workspaceId } = await loadIdentity(store)
    const token = await readMeta(store, 'token')
    if (!mayConnect || !server || !token) return
    await guardUnsent(plans)
    if (this.#ending.signal.aborted) return
    if (isOnScreen) lookAfter(planLock(this.#accountId), this.#ending.signal)
    this.#set('offline')
    this.#socket = new PlanSocket({
      access: { server, token },
      workspaceId,
      accountId: this.#accountId,
      isViewer: (await readMeta(store, 'memberRole')) === 'viewer',
      doc: this.doc,
      awareness: this.awareness,
      signal: this.#ending.signal,
      onState: (state, code) => this.#hear(state, code),
      ...(retryBase ? { retryBase } : {}),
    })
    this.doc.on('updateV2', this.#edited)
  }

  async whenAcknowledged(): Promise<boolean> {
    while (this.#socket && this.state !== 'refused' && !this.#ending.signal.aborted) {
      if (this.state === 'saved' && (await this.#unsent()).length === 0) return true
      await new Promise<void>((resolve) => this.#watchers.push(resolve))
    }
    return false
  }

  async close(): Promise<void> {
    if (this.#ending.signal.aborted) return
    this.doc.off('updateV2', this.#edited)
    clearTimeout(this.#askingSoon)
    this.#ending.abort()
    this.#tell()
    if (this.#options.plans.isOpen()) await whenStored(this.#options.plans)
    if (this.#refused.why !== null && !(await this.#refused.storeAll()))
      console.error(`The last edits of plan ${this.#accountId} could not be stored.`)
    this.awareness.destroy()
    DexieYProvider.release(this.doc)
  }

  readonly #edited = (): void => {
    this.#isEdited = true
    if (this.#connection === 'saved') this.#set('waiting')
    this.#askingSoon ??= setTimeout(() => {
      this.#askingSoon = undefined
      void this.#acknowledge()
    }, askAfterMs)
  }

  #unsent(): ReturnType<typeof unsentUpdates> {
    return unsentUpdates(this.#options.plans, this.#accountId)
  }

  #hear(state: 'connecting' | 'ready' | 'refused', code: number | null): void {
    if (state === 'refused') {
      this.refusedCode = code
      this.#set('refused')
    } else if (state === 'connecting') this.#set('offline')
    else {
      if (this.#connection !== 'saved') this.#set('waiting')
      void this.#acknowledge()
    }
  }

  /** Asks until nothing is unsent. One question at a time: an edit made meanwhile is covered by the next. */
  async #acknowledge(): Promise<void> {
    if (this.#isAsking) return
    this.#isAsking = true
    try {
      while (this.#socket?.isReady && !this.#ending.signal.aborted) {
        this.#isEdited = false
        const rows = await this.#unsent()
        const last = rows.at(-1)
        if (!last) {
          if (this.#isEdited) continue
          // What was refused is unsent, though no row says so.
          if (this.#refused.why !== null) return
          this.#set('saved')
          return
        }
        // An edit of another page may be stored, but not yet carried into this document; applying twice is harmless.
        for (const row of rows) applyUpdateV2(this.doc, row.u, this.#provider)
        if (!(await this.#socket.askWhetherOnDisk())) return
        await acknowledgeUpTo(this.#options.plans, this.#accountId, last.i)
      }
    } catch (error) {
      if (!this.#ending.signal.aborted) console.warn('Whether the plan is saved could not be told.', error)
    } finally {
      this.#isAsking = false
    }
  }

  #set(connection: PlanState): void {
    this.#connection = connection
    const state = this.#refused.why ?? connection
    if (this.#shown === state || this.#ending.signal.aborted) return
    this.#shown = state
    this.#options.onState?.(state, this.refusedCode)
    this.#tell()
  }

  #tell(): void {
    for (const watcher of this.#watchers.splice(0)) watcher()
  }
}

/** y-dexie says nothing of an edit that it cannot read: the plan then never counts as loaded. */
const loadingPatienceMs = 30_000

/**
 * Opens an account's plan. It may be edited as soon as this resolves: what is stored has been loaded by then (an edit
 * before that would be lost, which is y-dexie's trap).
 * @throws Error when what is stored cannot be read, or is not before the signal aborts
 */
export async function openPlan(accountId: string, options: OpenPlanOptions): Promise<OpenPlan> {
  const { plans } = options
  await plans.transaction('rw', plans.plans, async () => {
    if (!(await plans.plans.get(accountId))) await plans.plans.add({ id: accountId })
  })
  const row = await plans.plans.get(accountId)
  if (!row) throw new Error(`The plan of account ${accountId} could not be made.`)
  const provider = DexieYProvider.load(row.body)
  try {
    await within(AbortSignal.any([options.signal, AbortSignal.timeout(loadingPatienceMs)]), provider.whenLoaded)
  } catch (error) {
    DexieYProvider.release(row.body)
    throw new Error(`The plan of account ${accountId} could not be read.`, { cause: error })
  }
  const handle = new PlanHandle(accountId, row.body, provider, options)
  const { pageEnd, signal } = options
  if (pageEnd && !signal.aborted) {
    const { whenKept } = handle
    await within(signal, restoreLastEdits(accountId, row.body, whenKept, pageEnd)).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
    keepLastEdits(accountId, row.body, whenKept, pageEnd, signal)
  }
  if (options.signal.aborted) await handle.close()
  else await handle.connect()
  return handle
}
