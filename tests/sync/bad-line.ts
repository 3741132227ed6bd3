/** Real clients of a real server through a line that delays, breaks within a frame and says things twice. */
import { expect, vi } from 'vitest'
import { createRow, patchRow } from '../../lib/store/write'
import { writeMeta } from '../../lib/store/meta'
import { openPlanDatabase } from '../../lib/sync/plan-database'
import { openPlan, type OpenPlan } from '../../lib/sync/plan-document'
import { setTimeout as delay } from 'node:timers/promises'
import { startCuttableProxy, type BadLine } from '../e2e/team/cuttable-proxy'
import { afterThisTest, newMember, newTeam, until, type Client, type Team } from './team'

export interface BadLineCount {
  /** Connections that broke after some bytes. */
  cuts: number
  /** Connections of which everything was said again. */
  repeats: number
  rows: number
  edits: number
  words: number
}

/** A round lasts until so many connections were to break. */
const cutsPerRound = 15

interface Writer {
  client: Client
  plan: OpenPlan
  /** Changes that it was told are saved. */
  told: Set<string>
}

/**
 * Three colleagues write rows and one plan, round after round; after each the line is good, and everybody has everything.
 * @param random gives 0..1 from the test's seed
 * @param isOver asked before each round but the first
 */
export async function writeOverBadLine(random: () => number, isOver: () => boolean): Promise<BadLineCount> {
  const count: BadLineCount = { cuts: 0, repeats: 0, rows: 0, edits: 0, words: 0 }
  const weather = { isBad: false }
  const team = await newTeam()
  const proxy = await startCuttableProxy(Number(new URL(team.url).port), badLine(random, weather, count))
  afterThisTest(() => proxy.close())
  const writers: Writer[] = []
  for (const name of ['Li', 'Wang', 'Zhao']) writers.push(await newWriter(team, name, proxy.port))
  const [first] = writers
  if (first === undefined) throw new Error('There is nobody.')
  const accountId = await createRow(first.client.db, 'accounts', { name: 'Acme' })
  for (const { client } of writers) await until(async () => (await client.db.accounts.get(accountId)) !== undefined)
  const words: string[] = []
  do {
    weather.isBad = true
    await Promise.all(writers.map((writer) => writeFor(writer, accountId, random, count, words)))
    weather.isBad = false
    await expectAllEverywhere(team, writers, words)
  } while (!isOver())
  return count
}

function badLine(random: () => number, weather: { isBad: boolean }, count: BadLineCount): BadLine {
  return {
    delayMs: () => (weather.isBad && random() < 0.3 ? random() * 40 : 0),
    bytesUntilCut() {
      if (!weather.isBad || random() < 0.5) return Infinity
      count.cuts += 1
      return Math.floor(random() ** 2 * 8000)
    },
    isRepeated() {
      if (!weather.isBad || random() < 0.5) return false
      count.repeats += 1
      return true
    },
  }
}

async function newWriter(team: Team, name: string, port: number): Promise<Writer> {
  const client = await newMember(team, name, { retryBase: 5 })
  await client.goOffline()
  await writeMeta(client.db, 'server', `http://127.0.0.1:${port}`)
  client.goOnline()
  const told = new Set<string>()
  client.db.acknowledged.hook('creating', (_, { id }) => void told.add(id))
  const plans = await openPlanDatabase(`plans-bad-line-${name}`)
  afterThisTest(() => plans.delete())
  const { signal } = new AbortController()
  const plan = await openPlan('acme', { store: client.db, plans, signal, mayConnect: true, retryBase: 5 })
  afterThisTest(() => plan.close())
  return { client, plan, told }
}

async function writeFor(
  { client, plan }: Writer,
  accountId: string,
  random: () => number,
  count: BadLineCount,
  words: string[],
): Promise<void> {
  const enough = count.cuts + cutsPerRound
  for (let step = 0; step < 60 || count.cuts < enough; step += 1) {
    await delay(random() * 20)
    const dice = random()
    if (dice < 0.3) {
      count.words += 1
      words.push(`w${count.words};`)
      plan.doc.getText('body').insert(0, `w${count.words};`)
    } else if (dice < 0.6) {
      count.rows += 1
      await createRow(client.db, 'tasks', { accountId, title: `Task ${count.rows}` })
    } else if (dice < 0.95) {
      count.edits += 1
      await patchRow(client.db, 'accounts', accountId, { set: { name: `Name ${count.edits}` } })
    } else {
      await client.goOffline()
      client.goOnline()
    }
  }
}

async function expectAllEverywhere(team: Team, writers: readonly Writer[], words: readonly string[]): Promise<void> {
  for (const { client, plan } of [...writers, ...writers]) {
    await client.isUpToDate()
    expect(await plan.whenAcknowledged()).toBe(true)
  }
  for (const { told } of writers)
    for (const id of told)
      expect(await team.storage.loggedChange(team.workspaceId, id), `change ${id}, told to be saved`).not.toBeNull()
  // A poke may come a second after another one; what has not come by then is missing.
  await vi.waitFor(
    async () => {
      const [first, ...others] = await Promise.all(
        writers.map(async ({ client: { db } }) => [await db.accounts.toArray(), await db.tasks.toArray()]),
      )
      for (const other of others) expect(other).toEqual(first)
    },
    { timeout: 10_000, interval: 50 },
  )
  for (const { plan } of writers) {
    const text = (): string => plan.doc.getText('body').toJSON()
    await until(() => words.every((word) => text().includes(word)))
    expect(text()).toBe(writers[0]?.plan.doc.getText('body').toJSON())
    expect(text().match(/[^;]+;/g)).toHaveLength(words.length)
  }
}
