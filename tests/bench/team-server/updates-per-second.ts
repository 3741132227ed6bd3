/** What an edit costs a server in processor time, kept as it keeps it: 200 documents, each written by one and read by another. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Figure } from '../figure'
import type { BenchPart } from '../part'
import { createTypist, DocumentClient } from './document-client'
import { peerNames, processorSeconds, startPeer, type PeerName } from './peer'

const documents = 200
const editsEach = 100
/** Hocuspocus saves 2 s after an edit, and at the latest after 10 s: what is saved then counts too. */
const restMs = 3000

/** Writes one after the other, each when the reader has the one before. */
async function writeAll(writer: DocumentClient, reader: DocumentClient): Promise<void> {
  const type = createTypist()
  for (let edit = 0; edit < editsEach; edit += 1) {
    const read = new Promise<void>((resolve) => (reader.onEdit = () => resolve()))
    writer.write(type())
    await read
  }
}

/** Microseconds of processor time an edit. */
async function costOf(name: PeerName): Promise<number> {
  const peer = await startPeer(name)
  try {
    const pairs: [DocumentClient, DocumentClient][] = []
    for (let index = 0; index < documents; index += 1) {
      const open = (): Promise<DocumentClient> => DocumentClient.open(peer, `plan-${index}`)
      pairs.push([await open(), await open()])
    }
    const before = await processorSeconds(peer.pid())
    await Promise.all(pairs.map(([writer, reader]) => writeAll(writer, reader)))
    await delay(restMs)
    return ((await processorSeconds(peer.pid())) - before) / (documents * editsEach)
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
    const costs = new Map<PeerName, number>()
    for (const name of peerNames) costs.set(name, await costOf(name))
    const ours = 1 / (costs.get('ours') ?? 0)
    for (const name of peerNames.slice(1)) {
      const theirs = 1 / (costs.get(name) ?? 0)
      const goal = name === 'hocuspocus' ? 1.8 : null
      yield {
        name: `updates per processor second against ${name}`,
        ours,
        baseline: theirs,
        unit: '/s',
        goal,
        isMore: true,
      }
    }
  },
}
