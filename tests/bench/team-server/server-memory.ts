/** What open documents cost a server in memory: a thousand of 20 KB, each with one client. */
import { setTimeout as delay } from 'node:timers/promises'
import type { BenchPart } from '../part'
import { createTypist, DocumentClient } from './document-client'
import { residentMegabytes, startPeer, type PeerName } from './peer'

const documents = 1000
const letters = 20 * 1024
const atOnce = 20
/** For what is saved late, and what the collector gives back by itself. */
const restMs = 12_000
const others: readonly PeerName[] = ['hocuspocus', 'y-websocket']

/** MB more than just after the start. */
async function growthOf(name: PeerName): Promise<number> {
  const peer = await startPeer(name)
  try {
    const before = await residentMegabytes(peer.pid())
    for (let from = 0; from < documents; from += atOnce)
      await Promise.all(
        Array.from({ length: atOnce }, async (_, index) => {
          const client = await DocumentClient.open(peer, `plan-${from + index}`)
          client.write(createTypist('x'.repeat(letters))())
          await client.readAll()
        }),
      )
    await delay(restMs)
    return (await residentMegabytes(peer.pid())) - before
  } finally {
    await peer.close()
  }
}

export const memoryPart: BenchPart = {
  name: 'server-memory',
  async *run(say) {
    say(
      `${documents} open documents of ${letters / 1024} KB, each with one client; memory of the process (VmRSS) over that at its start`,
    )
    const ours = await growthOf('ours')
    for (const name of others)
      yield {
        name: `memory of open documents against ${name}`,
        ours,
        baseline: await growthOf(name),
        unit: 'MB',
        goal: null,
      }
  },
}
