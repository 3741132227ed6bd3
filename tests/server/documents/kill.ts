/** Kill -9 while a client writes rows and a plan: what it was told is saved has to be there afterwards. */
import { expect, vi } from 'vitest'
import * as Y from 'yjs'
import { writeStep1 } from '../../../server/documents/messages'
import { DocumentClient } from '../document-client'
import { connectRows, taskFields } from '../rows-client'
import { temporaryFolder } from '../running-server'
import { spawnServer, type Place, type SpawnedServer } from '../spawned-server'

export interface KillCount {
  kills: number
  updates: number
  rows: number
}

export interface KillBounds {
  /** Default: a folder, with a SQLite database. */
  place?: Place
  /** Kills the server, and perhaps what it keeps its data in; default: the server alone. */
  strike?: (server: SpawnedServer, kill: number) => Promise<void>
  /** In ms since 1970: no kill is begun after it. */
  until?: number
  onProgress?: (count: KillCount) => void
}

/**
 * @param random gives 0..1 from the test's seed: how long each spell of writing lasts
 * @returns how much had been acknowledged, all of which was found again
 */
export async function killAgainAndAgain(
  kills: number,
  random: () => number,
  {
    until = Infinity,
    place = temporaryFolder(),
    strike = (server: SpawnedServer) => server.kill(),
    onProgress,
  }: KillBounds = {},
): Promise<KillCount> {
  const acknowledged = { words: new Set<string>(), rows: new Set<string>() }
  let server = await spawnServer(place)
  const count = (done: number) => ({
    kills: done,
    updates: acknowledged.words.size,
    rows: acknowledged.rows.size,
  })
  let done = 0
  for (; done < kills && Date.now() < until; done += 1) {
    const ms = 30 + random() * 120
    await writeUntilKilled(server, done, ms, acknowledged, (struck) => strike(struck, done))
    server = await spawnServer(place, server)
    await expectAllThere(server, acknowledged)
    if (done % 10 === 9) onProgress?.(count(done + 1))
  }
  await server.kill()
  return count(done)
}

/** What clients were told is saved. */
export type Acknowledged = { words: Set<string>; rows: Set<string> }

/** Writes into a plan and rows for so long, then `strike`s. */
export async function writeUntilKilled(
  server: SpawnedServer,
  kill: number,
  ms: number,
  told: Acknowledged,
  strike: (server: SpawnedServer) => Promise<void> = (struck) => struck.kill(),
): Promise<void> {
  const plan = await DocumentClient.open(server, 'acme', server.device)
  const rows = await connectRows(server, server.device)
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => plan.write(update))
  const before = { words: told.words.size, rows: told.rows.size }
  const unacknowledged: string[][] = []
  const life = { isOver: false }
  let word = 0
  plan.socket.on('message', () => {
    // The n-th answer stands for everything before the n-th question.
    while (unacknowledged.length > 0 && plan.answers().length > answered) {
      answered += 1
      for (const saved of unacknowledged.shift() ?? []) told.words.add(saved)
    }
  })
  let answered = 0
  const write = async () => {
    while (!life.isOver) {
      const words = Array.from({ length: 5 }, () => `k${kill}w${(word += 1)};`)
      for (const one of words) doc.getText('text').insert(0, one)
      unacknowledged.push(words)
      plan.socket.send(writeStep1(Y.encodeStateVector(new Y.Doc())))
      const recordId = `k${kill}r${word}`
      const change = rows.change({ collection: 'tasks', recordId, op: 'create', patch: { set: taskFields } })
      const pushed = await Promise.race([rows.push(change), rows.closed])
      if ('results' in pushed && pushed.results[0]?.outcome === 'applied') told.rows.add(recordId)
    }
  }
  const writing = write().catch((error: unknown) => {
    if (!life.isOver) throw error
  })
  await new Promise((resolve) => setTimeout(resolve, ms))
  // On a busy machine nothing may be confirmed yet, and a kill would show nothing.
  await vi.waitUntil(() => told.words.size > before.words && told.rows.size > before.rows, 30_000)
  life.isOver = true
  await strike(server)
  await Promise.all([writing, plan.closed, rows.closed])
}

export async function expectAllThere(server: SpawnedServer, told: Acknowledged): Promise<void> {
  const plan = await DocumentClient.open(server, 'acme', server.device)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await plan.acknowledged())
  const words = new Set(
    doc
      .getText('text')
      .toJSON()
      .match(/[^;]+;/g),
  )
  expect([...told.words].filter((word) => !words.has(word))).toEqual([])
  const rows = await connectRows(server, server.device)
  const found = new Set<string>()
  for (let cursor = 0, more = true; more;) {
    const page = await rows.pull(cursor)
    for (const { id } of page.records) found.add(id)
    cursor = page.cursor
    more = page.more
  }
  expect([...told.rows].filter((id) => !found.has(id))).toEqual([])
  plan.socket.terminate()
  rows.socket.terminate()
}
