/** One writes, fifty read: from the send to each reader's frame, on each server in turn; just started, and when its code is compiled. */
import { setTimeout as delay } from 'node:timers/promises'
import { median, percentile, type Figure } from '../figure'
import type { BenchPart } from '../part'
import { createTypist, DocumentClient } from './document-client'
import { peerNames, startPeer, type Peer, type PeerName } from './peer'

const readers = 50
const rounds = 10
const editsPerRound = 60
/** Between two edits: some typists at once. */
const betweenMs = 5
/** Node compiles what runs often beside it, for the first 2,000 edits of ours; on two processors that holds an edit in twenty up. */
const editsBeforeWarm = 3000

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

/** @returns what each edit took to each reader, in ms */
async function measure(groups: readonly Group[]): Promise<Map<PeerName, number[]>> {
  for (const group of groups) group.times = []
  for (let round = -1; round < rounds; round += 1)
    for (const group of groups)
      for (let edit = 0; edit < editsPerRound; edit += 1) {
        await editOnce(group, round >= 0)
        await delay(betweenMs)
      }
  return new Map(groups.map(({ peer, times }) => [peer.name, times]))
}

export const fanOutPart: BenchPart = {
  name: 'fan-out',
  async *run(say) {
    say(
      `one writer, ${readers} readers of one document; ${rounds} rounds of ${editsPerRound} edits each, the servers in turn`,
    )
    say('from the send to each reader’s frame; every server is a process of its own, all clients are in one')
    say(`first of servers that have just started, then after ${editsBeforeWarm} edits more`)
    const groups: Group[] = []
    try {
      for (const name of peerNames) groups.push(await gather(name))
      yield* figuresOf(await measure(groups), { when: ', just started', isGoal: false })
      for (const group of groups) for (let edit = 0; edit < editsBeforeWarm; edit += 1) await editOnce(group, false)
      yield* figuresOf(await measure(groups), { when: '', isGoal: true })
    } finally {
      await Promise.all(groups.map(({ peer }) => peer.close()))
    }
  },
}

function* figuresOf(
  times: ReadonlyMap<PeerName, number[]>,
  { when, isGoal }: { when: string; isGoal: boolean },
): Iterable<Figure> {
  const ours = times.get('ours') ?? []
  for (const name of peerNames.slice(1)) {
    const theirs = times.get(name) ?? []
    const goal = isGoal && name === 'relay with an fsync' ? 1.3 : null
    const against = { unit: 'ms' as const, goal: null }
    yield { name: `fan-out median${when} against ${name}`, ours: median(ours), baseline: median(theirs), ...against }
    const p95 = { ours: percentile(ours, 0.95), baseline: percentile(theirs, 0.95) }
    yield { name: `fan-out p95${when} against ${name}`, ...p95, unit: 'ms', goal }
  }
}
