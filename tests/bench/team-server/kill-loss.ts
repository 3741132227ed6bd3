/** Edits that a peer had seen and that are gone after a SIGKILL of the server. Ours has to lose none. */
import { setTimeout as delay } from 'node:timers/promises'
import * as Y from 'yjs'
import type { BenchPart } from '../part'
import { DocumentClient } from './document-client'
import { startPeer, type Peer, type PeerName } from './peer'

const rounds = 5
const writers = 10
/** How long they write before the server is killed: longer than nothing, shorter than a debounced save. */
const writingMs = 1000
const names: readonly PeerName[] = ['ours', 'hocuspocus', 'y-websocket']

/** Each writer sets keys of its own in one map; the reader says which it saw. */
async function writeUntilKilled(peer: Peer, document: string): Promise<Set<string>> {
  const reader = await DocumentClient.open(peer, document)
  const shown = new Y.Doc()
  reader.onEdit = (update) => Y.applyUpdate(shown, update)
  const clients: DocumentClient[] = []
  for (let index = 0; index < writers; index += 1) clients.push(await DocumentClient.open(peer, document))
  const end = performance.now() + writingMs
  await Promise.all(
    clients.map(async (client, writer) => {
      const doc = new Y.Doc()
      for (let edit = 0; performance.now() < end; edit += 1) {
        const before = Y.encodeStateVector(doc)
        doc.getMap('seen').set(`${writer}/${edit}`, true)
        client.write(Y.encodeStateAsUpdate(doc, before))
        await delay(2)
      }
    }),
  )
  await peer.restart()
  for (const client of [reader, ...clients]) client.close()
  return new Set(shown.getMap('seen').keys())
}

async function lossOf(name: PeerName): Promise<{ seen: number; lost: number }> {
  const peer = await startPeer(name)
  try {
    const all = { seen: 0, lost: 0 }
    for (let round = 0; round < rounds; round += 1) {
      const document = `plan-${round}`
      const seen = await writeUntilKilled(peer, document)
      const client = await DocumentClient.open(peer, document)
      const doc = new Y.Doc()
      Y.applyUpdate(doc, await client.readAll())
      client.close()
      const kept = new Set(doc.getMap('seen').keys())
      all.seen += seen.size
      all.lost += [...seen].filter((key) => !kept.has(key)).length
    }
    return all
  } finally {
    await peer.close()
  }
}

export const killPart: BenchPart = {
  name: 'kill-loss',
  async *run(say) {
    say(
      `${writers} writers and a reader of one document, the server killed (SIGKILL) after ${writingMs} ms; ${rounds} times`,
    )
    for (const name of names) {
      const { seen, lost } = await lossOf(name)
      // Against what the reader had seen, so that the ratio is the share that was lost.
      const goal = name === 'ours' ? 0 : null
      yield { name: `edits lost of those a peer had seen, ${name}`, ours: lost, baseline: seen, unit: 'edits', goal }
    }
  },
}
