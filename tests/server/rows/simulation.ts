/** Devices with wrong clocks, offline spells and lost answers, against the real merge and a real (in-memory) database. */
import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { createMemoryBus } from '../../../server/bus/memory'
import { pullPage, pushChanges } from '../../../server/rows/rows-service'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import type { Storage } from '../../../server/storage/storage'
import type { Change, Patch } from '../../../lib/messages/sync-protocol'

export const deviceCount = 3
const fields = ['a', 'b'] as const
const items = ['x', 'y'] as const
const collection = 'notes'
const recordId = 'r1'

export type Step =
  | { kind: 'set'; device: number; field: (typeof fields)[number]; value: number }
  | { kind: 'item'; device: number; item: (typeof items)[number]; isIn: boolean }
  | { kind: 'delete' | 'restore'; device: number }
  /** Push and pull; with `isAnswerLost` the device does not hear what became of its push and sends it again later. */
  | { kind: 'sync'; device: number; isAnswerLost: boolean }

const device = fc.nat({ max: deviceCount - 1 })
const edit = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    device,
    field: fc.constantFrom(...fields),
    value: fc.nat({ max: 99 }),
  }),
  fc.record({ kind: fc.constant('item' as const), device, item: fc.constantFrom(...items), isIn: fc.boolean() }),
)
const deletion = fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const), device })
const sync = fc.record({ kind: fc.constant('sync' as const), device, isAnswerLost: fc.boolean() })

/** Hours each device's clock is off. */
export const skewsArbitrary = fc.tuple(...Array.from({ length: deviceCount }, () => fc.integer({ min: -48, max: 48 })))
export const editsArbitrary = fc.array(fc.oneof({ weight: 3, arbitrary: edit }, { weight: 1, arbitrary: sync }), {
  minLength: 4,
  maxLength: 40,
})
export const deletionsArbitrary = fc.array(
  fc.oneof({ weight: 2, arbitrary: deletion }, { weight: 1, arbitrary: edit }, { weight: 2, arbitrary: sync }),
  { minLength: 4, maxLength: 40 },
)

interface Device {
  id: string
  skew: number
  counter: number
  cursor: number
  outbox: Change[]
  replica: Map<string, Record<string, unknown> | null>
}

export interface Outcome {
  /** The record as the server has it. */
  record: Record<string, unknown>
  /** The record as each device has it after a last pull. */
  replicas: (Record<string, unknown> | null | undefined)[]
  /** Steps that became changes, in the order in which people made them. */
  made: Step[]
  /** Did two edits meet, so that one had to lose? */
  isConflict: boolean
}

const hour = 3_600_000

/** @param isCorrected false leaves clocks uncorrected: the mutation that the tests have to notice */
export async function simulate(steps: readonly Step[], skews: readonly number[], isCorrected = true): Promise<Outcome> {
  const storage = openSqliteStorage(':memory:')
  try {
    return await new Simulation(storage, skews, isCorrected).run(steps)
  } finally {
    await storage.close()
  }
}

class Simulation {
  readonly #storage: Storage
  readonly #bus = createMemoryBus()
  readonly #workspaceId = randomUUID()
  readonly #devices: Device[]
  readonly #isCorrected: boolean
  readonly #changeIds: string[] = []
  #now = Date.parse('2026-01-05T00:00:00.000Z')

  constructor(storage: Storage, skews: readonly number[], isCorrected: boolean) {
    this.#storage = storage
    this.#isCorrected = isCorrected
    this.#devices = skews.map((skew) => ({
      id: randomUUID(),
      skew: skew * hour,
      counter: 0,
      cursor: 0,
      outbox: [],
      replica: new Map(),
    }))
  }

  async run(steps: readonly Step[]): Promise<Outcome> {
    const createdAt = new Date(this.#now).toISOString()
    await this.#storage.addWorkspace({ id: this.#workspaceId, name: 'W', epoch: 'e', createdAt })
    for (const one of this.#devices.slice(0, 1)) {
      this.#change(one, 'create', { set: { a: 0, b: 0 }, add: { tags: [] } })
      await this.#sync(one, false)
    }
    for (const one of this.#devices) await this.#sync(one, false)
    const made: Step[] = []
    for (const step of steps) {
      this.#now += 60_000
      if (await this.#take(step)) made.push(step)
    }
    // Twice: what the last one pushed has to reach the first.
    for (const one of [...this.#devices, ...this.#devices]) await this.#sync(one, false)
    const stored = await this.#storage.record(this.#workspaceId, { collection, id: recordId })
    const logged = await Promise.all(this.#changeIds.map((id) => this.#storage.loggedChange(this.#workspaceId, id)))
    return {
      record: stored?.data ?? {},
      replicas: this.#devices.map(({ replica }) => replica.get(recordId)),
      made,
      isConflict: logged.some((change) => (change?.lost.length ?? 0) > 0),
    }
  }

  async #take(step: Step): Promise<boolean> {
    const one = this.#devices[step.device]
    if (one === undefined) return false
    if (step.kind === 'sync') {
      await this.#sync(one, step.isAnswerLost)
      return false
    }
    if (step.kind === 'set') this.#change(one, 'update', { set: { [step.field]: step.value } })
    else if (step.kind === 'item')
      this.#change(one, 'update', { [step.isIn ? 'add' : 'remove']: { tags: [step.item] } })
    else this.#change(one, step.kind, {})
    return true
  }

  #change(one: Device, op: Change['op'], patch: Patch): void {
    one.counter += 1
    const at = new Date(this.#now + one.skew).toISOString()
    const id = randomUUID()
    this.#changeIds.push(id)
    one.outbox.push({ id, collection, recordId, op, patch, device: one.id, counter: one.counter, at, seen: one.cursor })
  }

  async #sync(one: Device, isAnswerLost: boolean): Promise<void> {
    this.#now += 1000
    const sentAt = this.#isCorrected ? this.#now + one.skew : this.#now
    const pusher = { memberId: `member of ${one.id}`, role: 'member' }
    const clock = { sentAt, receivedAt: this.#now }
    await pushChanges({ storage: this.#storage, bus: this.#bus }, this.#workspaceId, one.outbox, pusher, clock)
    if (isAnswerLost) return
    one.outbox = []
    const page = await pullPage(this.#storage, this.#workspaceId, null, { cursor: one.cursor, limit: 2000 })
    for (const { id, record } of page.records) one.replica.set(id, record)
    one.cursor = page.cursor
  }
}

/** The reference: everybody sits at one table and edits, one after the other, in the order in which they really did. */
export function playSerially(made: readonly Step[]): { a: number; b: number; tags: string[]; isDeleted: boolean } {
  const row = { a: 0, b: 0, tags: new Set<string>(), isDeleted: false }
  for (const step of made) {
    if (step.kind === 'set') row[step.field] = step.value
    else if (step.kind === 'item' && step.isIn) row.tags.add(step.item)
    else if (step.kind === 'item') row.tags.delete(step.item)
    else row.isDeleted = step.kind === 'delete'
  }
  return { ...row, tags: [...row.tags].toSorted() }
}
