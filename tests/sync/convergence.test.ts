/** Browsers that edit the same rows, on and off line, end alike, and as if everything had been written one after the other. */
import { describe, expect, it, vi } from 'vitest'
import { findLogged, logMessage, messageKeysOf, undoLog, type MessageToLog } from '../../lib/store/log'
import { createRow, patchRow } from '../../lib/store/write'
import { newMember, newTeam, until, type Client } from './team'

/** Milliseconds between two edits of one thing: further apart than a push's clock correction can be wrong. */
const apart = 120
const steps = Number(process.env['CONVERGENCE_STEPS'] ?? 70)
const fields = ['name', 'industry'] as const
const tags = ['vip', 'expo'] as const

/** Mulberry32: small, seeded, good enough to choose with. */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const message = (accountId: string): MessageToLog => ({
  accountId,
  contactIds: [],
  messageId: `${accountId}@mail.test`,
  sender: 'li@acme.test',
  subject: 'Quote',
  at: '2026-03-12T09:12:00.000Z',
  threadKey: null,
  direction: 'in',
})

class Run {
  readonly #random: (below: number) => number
  readonly #clients: Client[]
  readonly #accounts: string[]
  /** What a single store would hold, by "account thing". */
  readonly model = new Map<string, unknown>()
  readonly #editedAt = new Map<string, number>()
  edits = 0
  #conflicts = 0

  constructor(seed: number, clients: Client[], accounts: string[]) {
    this.#random = randomOf(seed)
    this.#clients = clients
    this.#accounts = accounts
  }

  /** Of the edits, those that met another browser's. */
  get share(): number {
    return this.#conflicts / Math.max(1, this.edits)
  }

  #pick<T>(list: readonly T[]): T {
    const picked = list[this.#random(list.length)]
    if (picked === undefined) throw new Error('There is nothing to choose from.')
    return picked
  }

  async step(): Promise<void> {
    const client = this.#pick(this.#clients)
    const dice = this.#random(16)
    if (dice === 0) await (client.session ? client.goOffline() : client.goOnline())
    // Mostly away, so that edits meet.
    else if (dice <= 2) await client.goOffline()
    else if (dice <= 11) await this.#editField(client)
    else if (dice <= 13) await this.#editTag(client)
    else await this.#clickLog(client)
  }

  /** Notes an edit; it meets a colleague's when this browser does not show what was written last. */
  async #edit(key: string, shown: unknown, value: unknown, write: () => Promise<unknown>): Promise<void> {
    await until(() => Date.now() - (this.#editedAt.get(key) ?? 0) > apart)
    await write()
    this.#editedAt.set(key, Date.now())
    this.edits += 1
    if (this.model.has(key) && shown !== this.model.get(key)) this.#conflicts += 1
    this.model.set(key, value)
  }

  async #editField(client: Client): Promise<void> {
    const [id, field] = [this.#pick(this.#accounts), this.#pick(fields)]
    const value = `${field} ${this.edits}`
    const shown = (await client.db.accounts.get(id))?.[field]
    await this.#edit(`${id} ${field}`, shown, value, () =>
      patchRow(client.db, 'accounts', id, { set: { [field]: value } }),
    )
  }

  async #editTag(client: Client): Promise<void> {
    const [id, tag, isIn] = [this.#pick(this.#accounts), this.#pick(tags), this.#random(2) === 0]
    const shown = (await client.db.accounts.get(id))?.tags.includes(tag)
    const patch = isIn ? { add: { tags: [tag] } } : { remove: { tags: [tag] } }
    await this.#edit(`${id} ${tag}`, shown, isIn, () => patchRow(client.db, 'accounts', id, patch))
  }

  async #clickLog(client: Client): Promise<void> {
    const id = this.#pick(this.#accounts)
    const logged = await findLogged(client.db, id, messageKeysOf(message(id)))
    const isMine = logged?.by.some(({ isMe }) => isMe) ?? false
    const key = `${id} logged by ${this.#clients.indexOf(client)}`
    await this.#edit(key, isMine, !isMine, () =>
      logged && isMine ? undoLog(client.db, logged.interactionId) : logMessage(client.db, message(id)),
    )
  }

  /** What a client shows of everything the model knows. */
  async shownBy(client: Client): Promise<Map<string, unknown>> {
    const shown = new Map<string, unknown>()
    for (const key of this.model.keys()) {
      const [id = '', thing = ''] = key.split(' ', 2)
      const account = await client.db.accounts.get(id)
      if (thing === 'logged') {
        const member = this.#clients[Number(key.split(' ').at(-1))]
        const memberId = String((await member?.db.meta.get('memberId'))?.value)
        const logged = await findLogged(client.db, id, messageKeysOf(message(id)))
        shown.set(key, logged?.by.some((by) => by.memberId === memberId) ?? false)
      } else if (tags.some((tag) => tag === thing)) shown.set(key, account?.tags.includes(thing))
      else shown.set(key, account?.[fields.find((field) => field === thing) ?? 'name'])
    }
    return shown
  }
}

describe('three browsers that edit at random', () => {
  const base = Number(process.env['CONVERGENCE_SEED'] ?? Date.now() % 1_000_000)
  it.each([base, base + 1])(
    'end alike, as if written in turn (seed %i)',
    async (seed) => {
      const team = await newTeam()
      const clients = [await newMember(team, 'Li'), await newMember(team, 'Wang'), await newMember(team, 'Zhao')]
      const [first] = clients
      if (!first) throw new Error('There is no client.')
      const accounts = [
        await createRow(first.db, 'accounts', { name: 'A' }),
        await createRow(first.db, 'accounts', { name: 'B' }),
      ]
      for (const client of clients) await until(async () => (await client.db.accounts.count()) === 2)
      const run = new Run(seed, clients, accounts)
      // From the start most are away, so that edits meet.
      for (const client of clients.slice(1)) await client.goOffline()
      for (let step = 0; step < steps || (run.share < 0.3 && step < 4 * steps); step += 1) await run.step()
      for (const client of clients) if (!client.session) client.goOnline()
      for (const client of clients) await client.isUpToDate()
      for (const client of clients) await client.isUpToDate()
      console.info(`seed ${seed}: ${run.edits} edits, ${Math.round(100 * run.share)} % met another's`)
      expect(run.share).toBeGreaterThanOrEqual(0.3)
      // A poke may come a second after another one; what has not come by then is missing.
      const inTime = { timeout: 10_000, interval: 50 }
      for (const client of clients)
        await vi.waitFor(async () => expect(await run.shownBy(client), `seed ${seed}`).toEqual(run.model), inTime)
      await vi.waitFor(async () => {
        const tables = await Promise.all(
          clients.map(async ({ db }) => [await db.accounts.toArray(), await db.interactions.toArray()]),
        )
        expect(tables[1]).toEqual(tables[0])
        expect(tables[2]).toEqual(tables[0])
      }, inTime)
      for (const { db } of clients)
        expect([await db.outbox.count(), await db.shadows.count(), await db.raw.count()]).toEqual([0, 0, 0])
    },
    60_000,
  )
})
