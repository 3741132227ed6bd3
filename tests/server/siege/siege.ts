/** How two colleagues fare, in time and in the server's memory, while somebody attacks; the server is a process of its own. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { addMember, createDeviceToken } from '../../../server/workspaces'
import { DocumentClient } from '../document-client'
import { fetchTicket } from '../fetch-ticket'
import { connectRows, taskFields, type RowsClient } from '../rows-client'
import { temporaryFolder, type Device } from '../running-server'
import { openPlace, spawnServer, type SpawnedServer } from '../spawned-server'
import type { AttackName } from './attacks'

export interface Spell {
  name: string
  /** Milliseconds until a push is answered, and until the other sees an edit: the 95th of 100. */
  pushP95: number
  editP95: number
  samples: number
  /** Of the server's process, at most. */
  megabytes: number
  thrown: string
}

const root = join(import.meta.dirname, '../../..')

export class Siege {
  readonly #server: SpawnedServer
  readonly #rows: RowsClient
  readonly #near: DocumentClient
  readonly #far: DocumentClient
  readonly #eve: Device
  /** One colleague who types on: a new client of Yjs for each edit would make each edit dearer than the one before. */
  readonly #typed = new Y.Doc()
  #rowsMade = 0

  private constructor(server: SpawnedServer, rows: RowsClient, plans: [DocumentClient, DocumentClient], eve: Device) {
    this.#server = server
    this.#rows = rows
    this.#near = plans[0]
    this.#far = plans[1]
    this.#eve = eve
  }

  /** @param records so many rows of 2 KB are there, for those who ask for everything */
  static async lay(records: number): Promise<Siege> {
    const place = temporaryFolder()
    const server = await spawnServer(place)
    const storage = await openPlace(place)
    const addDevice = async (name: string): Promise<Device> => {
      const email = `${name.toLowerCase()}@sidelight.test`
      const memberId = await addMember(storage, server.workspaceId, { name, email, role: 'member' })
      const asked = { workspaceId: server.workspaceId, email, device: 'laptop', server: server.url }
      const made = await createDeviceToken(storage, asked)
      return { ...made, memberId, ticket: () => fetchTicket(server.url, made.token) }
    }
    const [bob, eve] = [await addDevice('Bob'), await addDevice('Eve')]
    await storage.close()
    const rows = await connectRows(server, server.device)
    const plans: [DocumentClient, DocumentClient] = [
      await DocumentClient.open(server, 'ours', server.device),
      await DocumentClient.open(server, 'ours', bob),
    ]
    const siege = new Siege(server, rows, plans, eve)
    // By a device that is not measured: who has just kept the server busy waits.
    const other = await connectRows(server, bob)
    for (let from = 0; from < records; from += 500) await fill(other, from, Math.min(500, records - from))
    return siege
  }

  /**
   * For so long, with an attack or without.
   * @param attacked another, and this one has only its processors taken from it
   */
  async spell(name: AttackName | 'quiet', ms: number, seed: number, attacked: Siege = this): Promise<Spell> {
    const attacker = name === 'quiet' ? null : attacked.#attack(name, seed)
    // Whoever attacks has begun.
    if (attacker !== null) await attacker.begun
    const [pushes, edits]: [number[], number[]] = [[], []]
    let megabytes = 0
    for (const end = performance.now() + ms; performance.now() < end;) {
      pushes.push(await this.#push())
      edits.push(await this.#edit())
      megabytes = Math.max(megabytes, residentMegabytes(this.#server.pid))
      await delay(20)
    }
    await attacker?.end()
    const thrown = attacker?.thrown() ?? ''
    return { name, pushP95: p95(pushes), editP95: p95(edits), samples: pushes.length, megabytes, thrown }
  }

  /** Of the rows that were confirmed, those that are not there. */
  async missingRows(): Promise<string[]> {
    const ids = new Set<string>()
    for (let cursor = 0, isMore = true; isMore;) {
      const page = await this.#rows.pull(cursor)
      for (const { id } of page.records) ids.add(id)
      cursor = page.cursor
      isMore = page.more
    }
    return Array.from({ length: this.#rowsMade }, (_, nth) => `polite-${nth}`).filter((id) => !ids.has(id))
  }

  async #push(): Promise<number> {
    const recordId = `polite-${this.#rowsMade}`
    this.#rowsMade += 1
    const change = this.#rows.change({ collection: 'tasks', recordId, op: 'create', patch: { set: taskFields } })
    const began = performance.now()
    const { results } = await this.#rows.push(change)
    if (results[0]?.outcome !== 'applied') throw new Error(`${recordId} was not applied.`)
    return performance.now() - began
  }

  async #edit(): Promise<number> {
    const before = this.#far.updates().length
    const seen = new Promise<void>((resolve) => {
      const look = (): void => {
        if (this.#far.updates().length <= before) return
        this.#far.socket.off('message', look)
        resolve()
      }
      this.#far.socket.on('message', look)
    })
    const [state, text] = [Y.encodeStateVector(this.#typed), this.#typed.getText('text')]
    text.insert(text.length, `w${before};`)
    const update = Y.encodeStateAsUpdate(this.#typed, state)
    const began = performance.now()
    this.#near.write(update)
    await seen
    return performance.now() - began
  }

  #attack(attack: AttackName, seed: number) {
    const { url, workspaceId } = this.#server
    const order = JSON.stringify({ attack, seed, target: { url, workspaceId, token: this.#eve.token } })
    // Its own work is not what is measured: it takes what the others leave of the processors.
    const child = spawn(
      'nice',
      ['-n', '19', process.execPath, '--import', 'tsx', join(import.meta.dirname, 'attacker.ts'), order],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    onTestFinished(() => void child.kill('SIGKILL'))
    let last = ''
    const lines = createInterface(child.stdout)
    lines.on('line', (line) => (last = line))
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    return {
      begun: new Promise<void>((resolve) => lines.on('line', (line) => (line === '{}' ? undefined : resolve()))),
      thrown: () => last,
      async end() {
        child.kill('SIGKILL')
        await exited
      },
    }
  }
}

async function fill(rows: RowsClient, from: number, count: number): Promise<void> {
  const changes = Array.from({ length: count }, (_, nth) =>
    rows.change({
      collection: 'notes',
      recordId: `large-${from + nth}`,
      op: 'create',
      patch: { set: { text: 'x'.repeat(2000) } },
    }),
  )
  await rows.push(...changes)
  rows.frames.splice(0)
}

function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN
}

function residentMegabytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

export function describeSpell({ name, pushP95, editP95, samples, megabytes, thrown }: Spell): string {
  const figures = `push p95 ${pushP95.toFixed(1)} ms, edit p95 ${editP95.toFixed(1)} ms (${samples})`
  return `${name}: ${figures}, server at most ${megabytes.toFixed(0)} MB ${thrown}`
}
