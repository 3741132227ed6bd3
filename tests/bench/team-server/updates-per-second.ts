/** What an edit costs a server in processor time, kept as it keeps it: 200 documents, each written by one and read by another. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Figure } from '../figure'
import type { BenchPart } from '../part'
import { createTypist, DocumentClient } from './document-client'
import { peerNames, processorSeconds, startPeer, type PeerName } from './peer'

const documents = 200
const editsEach = 100
/** After those: ours merges its log every 500 edits of a document, and Node has compiled what it will by then. */
const laterEditsEach = 900
/** Hocuspocus saves 2 s after an edit, and at the latest after 10 s: what is saved then counts too. */
const restMs = 3000

interface Pair {
  writer: DocumentClient
  reader: DocumentClient
  type: () => Uint8Array
}

/** Writes one after the other, each when the reader has the one before. */
async function writeAll({ writer, reader, type }: Pair, edits: number): Promise<void> {
  for (let edit = 0; edit < edits; edit += 1) {
    const read = new Promise<void>((resolve) => (reader.onEdit = () => resolve()))
    writer.write(type())
    await read
  }
}

interface Cost {
  first: number
  later: number
}

/** Seconds of processor time an edit. */
async function costOf(name: PeerName): Promise<Cost> {
  const peer = await startPeer(name)
  try {
    const pairs: Pair[] = []
    for (let index = 0; index < documents; index += 1) {
      const open = (): Promise<DocumentClient> => DocumentClient.open(peer, `plan-${index}`)
      pairs.push({ writer: await open(), reader: await open(), type: createTypist() })
    }
    const measure = async (edits: number): Promise<number> => {
      const before = await processorSeconds(peer.pid())
      await Promise.all(pairs.map((pair) => writeAll(pair, edits)))
      await delay(restMs)
      return ((await processorSeconds(peer.pid())) - before) / (documents * edits)
    }
    return { first: await measure(editsEach), later: await measure(laterEditsEach) }
  } finally {
    await peer.close()
  }
}

export const updatesPart: BenchPart = {
  name: 'updates-per-second',
  async *run(say): AsyncIterable<Figure> {
    say(
      `${documents} documents, each with a writer and a reader; ${editsEach} edits each, the next when the last was read`,
    )
    say('processor time of the server, in its own code and in the kernel; ratio: updates per processor second')
    say(`first of servers that have just started, then of ${laterEditsEach} edits more in each`)
    const costs = new Map<PeerName, Cost>()
    for (const name of peerNames) costs.set(name, await costOf(name))
    yield* figuresOf(costs, 'first', 'updates per processor second')
    yield* figuresOf(costs, 'later', 'later updates per processor second')
  },
}

function* figuresOf(costs: ReadonlyMap<PeerName, Cost>, part: keyof Cost, what: string): Iterable<Figure> {
  const rateOf = (name: PeerName): number => 1 / (costs.get(name)?.[part] ?? 0)
  for (const name of peerNames.slice(1)) {
    const goal = part === 'first' && name === 'hocuspocus' ? 1.8 : null
    const against = { ours: rateOf('ours'), baseline: rateOf(name), unit: '/s' as const }
    yield { name: `${what} against ${name}`, ...against, goal, isMore: true }
  }
}
