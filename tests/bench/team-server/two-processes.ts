/** A company's form beside a team's: two processes on PostgreSQL and Redis, writer and reader never at the same one. */
import { setTimeout as delay } from 'node:timers/promises'
import { PrivatePostgres } from '../../server/services/private-postgres'
import { PrivateRedis } from '../../server/services/private-redis'
import { clusterUnavailableReason } from '../../server/services/programs'
import { openPostgresStorage } from '../../../server/storage/postgres/postgres-storage'
import { median, percentile, type Figure } from '../figure'
import type { BenchPart } from '../part'
import { createTypist, DocumentClient } from './document-client'
import { makeWorkspace, startOurServer, startOurServerOver, type OurServer } from './our-server'
import { processorSeconds } from './peer'

const documents = 100
const editsEach = 40
/** Between two edits of one writer when latency is measured: nothing waits in line. */
const restMs = 20
const calmEdits = 200

/** Where writers and readers connect; the same process, or two. */
interface Place {
  writers: OurServer
  readers: OurServer
  close(): Promise<void>
}

interface Measured {
  perSecond: number
  /** Microseconds of the server's processes for an edit. */
  cost: number
  /** ms from one edit's send to its reader, with nothing else under way. */
  times: number[]
}

async function startTeam(): Promise<Place> {
  const server = await startOurServer(4)
  return { writers: server, readers: server, close: () => server.close() }
}

async function startCompany(): Promise<Place> {
  const postgres = await PrivatePostgres.start()
  const redis = await PrivateRedis.start()
  const database = await postgres.database()
  const pass = await makeWorkspace(await openPostgresStorage(database), 4)
  const given = ['--database', database, '--redis', redis.url]
  const [writers, readers] = [await startOurServerOver(pass, given), await startOurServerOver(pass, given)]
  return {
    writers,
    readers,
    async close() {
      await Promise.all([writers.close(), readers.close()])
      await Promise.all([postgres.stop(), redis.stop()])
    },
  }
}

/** One edit; resolves in ms when the reader has it. */
async function editOnce(writer: DocumentClient, reader: DocumentClient, update: Uint8Array): Promise<number> {
  const read = new Promise<void>((resolve) => (reader.onEdit = () => resolve()))
  const start = performance.now()
  writer.write(update)
  await read
  return performance.now() - start
}

async function processorSecondsOf({ writers, readers }: Place): Promise<number> {
  const pids = new Set([writers.pid, readers.pid])
  const seconds = await Promise.all([...pids].map(processorSeconds))
  return seconds.reduce((sum, one) => sum + one, 0)
}

async function measure(place: Place): Promise<Measured> {
  const pairs: { writer: DocumentClient; reader: DocumentClient; type: () => Uint8Array }[] = []
  for (let index = 0; index < documents; index += 1) {
    const reader = await DocumentClient.open(place.readers, `plan-${index}`)
    pairs.push({ writer: await DocumentClient.open(place.writers, `plan-${index}`), reader, type: createTypist() })
  }
  const times: number[] = []
  const [first] = pairs
  if (first === undefined) throw new Error('Nobody writes.')
  for (let edit = 0; edit < calmEdits; edit += 1) {
    times.push(await editOnce(first.writer, first.reader, first.type()))
    await delay(restMs)
  }
  const [cpu, start] = [await processorSecondsOf(place), performance.now()]
  await Promise.all(
    pairs.map(async ({ writer, reader, type }) => {
      for (let edit = 0; edit < editsEach; edit += 1) await editOnce(writer, reader, type())
    }),
  )
  const edits = documents * editsEach
  const perSecond = edits / ((performance.now() - start) / 1000)
  return { perSecond, cost: (((await processorSecondsOf(place)) - cpu) / edits) * 1e6, times }
}

async function measureAt(place: Place): Promise<Measured> {
  try {
    return await measure(place)
  } finally {
    await place.close()
  }
}

export const twoProcessesPart: BenchPart = {
  name: 'two-processes',
  async *run(say): AsyncIterable<Figure> {
    const reason = clusterUnavailableReason()
    if (reason !== null) {
      say(reason)
      return
    }
    say(`ours: two processes on PostgreSQL and Redis, all of one machine; writers at one, their readers at the other`)
    say(
      'baseline: one process on SQLite; every server process, PostgreSQL and Redis share the processors with the clients',
    )
    const team = await measureAt(await startTeam())
    const company = await measureAt(await startCompany())
    say(
      `processor time of the server’s processes: ${company.cost.toFixed(0)} µs an edit, one on SQLite ${team.cost.toFixed(0)} µs`,
    )
    const rate = { ours: company.perSecond, baseline: team.perSecond, unit: '/s' as const, goal: null, isMore: true }
    yield { name: `edits a second, ${documents} documents, the next when the last was read`, ...rate }
    const against = { unit: 'ms' as const, goal: null }
    yield { name: 'one edit, median', ours: median(company.times), baseline: median(team.times), ...against }
    const p95 = { ours: percentile(company.times, 0.95), baseline: percentile(team.times, 0.95) }
    yield { name: 'one edit, p95', ...p95, ...against }
  },
}
