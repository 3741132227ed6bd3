/** One writes, fifty read: from the send to each reader's frame, on each server in turn. */
import { setTimeout as delay } from 'node:timers/promises'
import { median, percentile, type Figure } from '../figure'
import type { BenchPart } from '../part'
import { createTypist, DocumentClient } from './document-client'
import { peerNames, startPeer, type Peer, type PeerName } from './peer'

const readers = 50
const rounds = 5
const editsPerRound = 60
/** Between two edits: some typists at once. */
const betweenMs = 5

interface Group {
  peer: Peer
  writer: DocumentClient
  readers: DocumentClient[]
  type: () => Uint8Array
  times: number[]
}

async function gather(name: PeerName): Promise<Group> {
  const peer = await startPeer(name)
  const clients: DocumentClient[] = []
  for (let index = 0; index <= readers; index += 1) clients.push(await DocumentClient.open(peer, 'plan'))
  const [writer, ...rest] = clients
  if (writer === undefined) throw new Error('Nobody writes.')
  return { peer, writer, readers: rest, type: createTypist(), times: [] }
}

/** One edit; resolves when every reader has it. */
function editOnce({ writer, readers: all, type, times }: Group, isCounted: boolean): Promise<void> {
  const update = type()
  return new Promise((resolve) => {
    let waiting = all.length
    const start = performance.now()
    for (const reader of all)
      reader.onEdit = () => {
        if (isCounted) times.push(performance.now() - start)
        waiting -= 1
        if (waiting === 0) resolve()
      }
    writer.write(update)
  })
}

async function measure(groups: readonly Group[]): Promise<void> {
  for (let round = -1; round < rounds; round += 1)
    for (const group of groups)
      for (let edit = 0; edit < editsPerRound; edit += 1) {
        await editOnce(group, round >= 0)
        await delay(betweenMs)
      }
}

export const fanOutPart: BenchPart = {
  name: 'fan-out',
  async *run(say) {
    say(
      `one writer, ${readers} readers of one document; ${rounds} rounds of ${editsPerRound} edits each, the servers in turn`,
    )
    say('from the send to each reader’s frame; every server is a process of its own, all clients are in one')
    const groups: Group[] = []
    try {
      for (const name of peerNames) groups.push(await gather(name))
      await measure(groups)
      yield* figuresOf(new Map(groups.map(({ peer, times }) => [peer.name, times])))
    } finally {
      await Promise.all(groups.map(({ peer }) => peer.close()))
    }
  },
}

function* figuresOf(times: ReadonlyMap<PeerName, number[]>): Iterable<Figure> {
  const ours = times.get('ours') ?? []
  for (const name of peerNames.slice(1)) {
    const theirs = times.get(name) ?? []
    const goal = name === 'relay with an fsync' ? 1.3 : null
    const against = { unit: 'ms' as const, goal: null }
    yield { name: `fan-out median against ${name}`, ours: median(ours), baseline: median(theirs), ...against }
    const p95 = { ours: percentile(ours, 0.95), baseline: percentile(theirs, 0.95) }
    yield { name: `fan-out p95 against ${name}`, ...p95, unit: 'ms', goal }
  }
}
