/** Keystroke in one rep's plan to its text in the other's editor, against relays in the server's place. */
import type { TestCustomer } from '../e2e/team/team'
import { percentile, type Figure } from './figure'
import { describeJourneys, keysPerBlock, typeBlock, type Journey } from './keystroke-journey'
import type { BenchPart } from './part'
import { closePlanPages, editor, noteSockets, openPlanPages } from './plan-pages'
import { joinRelay, startRelay, type Relay } from './relay/start-relay'
import { startRepPair, type RepPair } from './rep-pair'

const blocks = 6
const ways = ['ours', 'relay', 'fsync'] as const
type Way = (typeof ways)[number]

/** A fresh plan for every block of every way. */
const customers = Array.from({ length: blocks * ways.length }, (_, index): TestCustomer => {
  const domain = `company${index}.example`
  return { name: `Company ${index}`, domain, person: `Person ${index}`, email: `person${index}@${domain}` }
})

const explained = [
  'from the key event in the writer’s page to the text in the reader’s document; two browsers, a fresh plan for each block',
  'ours: the plan’s page with its editor in both browsers, joined to the team’s server, which syncs to disk before it tells',
  'relay: the same two pages with the same editors; a process that passes each frame on stands in the server’s place',
  'fsync: that relay, writing each edit to a file and syncing it to disk (fdatasync) before it passes it on',
  'raw: the key’s name from an input of the same pages through a relay into an output, without an editor or a document',
]

async function typeWay(
  pair: RepPair,
  relay: Relay,
  way: Way,
  accountId: string,
): Promise<Record<Way | 'raw', Journey[]>> {
  const urls: Record<Way, string | null> = { ours: null, relay: relay.bareUrl, fsync: relay.fsyncUrl }
  const made: Record<Way | 'raw', Journey[]> = { ours: [], relay: [], fsync: [], raw: [] }
  const [from, to] = await openPlanPages(pair, accountId, urls[way])
  made[way] = await typeBlock({ from, to, field: editor, output: editor })
  if (way === 'ours') {
    for (const page of [from, to]) await joinRelay(page, relay)
    made.raw = await typeBlock({ from, to, field: '#bench-relay-bare', output: '#bench-relay-bare-output' })
  }
  await closePlanPages([from, to])
  return made
}

async function typeAll(pair: RepPair, relay: Relay): Promise<Record<Way | 'raw', Journey[]>> {
  const journeys: Record<Way | 'raw', Journey[]> = { ours: [], relay: [], fsync: [], raw: [] }
  const accounts = [...pair.team.accounts.values()]
  for (let block = 0; block < blocks; block += 1) {
    // Each way comes first, second and last as often as the others.
    const turn = block % ways.length
    for (const way of [...ways.slice(turn), ...ways.slice(0, turn)]) {
      const made = await typeWay(pair, relay, way, accounts.pop() ?? '')
      for (const one of [...ways, 'raw'] as const) journeys[one].push(...made[one])
    }
  }
  return journeys
}

const baselines = {
  relay: { name: 'against the relay between the same two pages', goal: 1.5 },
  fsync: { name: 'against that relay with an fsync', goal: 1.5 },
  raw: { name: 'against a raw relay without an editor', goal: null },
} as const

function* figuresOf(journeys: Record<Way | 'raw', Journey[]>): Iterable<Figure> {
  const at = (way: Way | 'raw', p: number): number =>
    percentile(
      journeys[way].map(({ total }) => total),
      p,
    )
  for (const way of ['relay', 'fsync', 'raw'] as const) {
    const { name, goal } = baselines[way]
    yield { name: `plan-keystroke ${name}`, ours: at('ours', 0.5), baseline: at(way, 0.5), unit: 'ms', goal }
  }
  for (const way of ['relay', 'fsync', 'raw'] as const) {
    const name = `plan-keystroke p95 ${baselines[way].name}`
    yield { name, ours: at('ours', 0.95), baseline: at(way, 0.95), unit: 'ms', goal: null }
  }
}

async function measure(pair: RepPair): Promise<Record<Way | 'raw', Journey[]>> {
  await noteSockets(pair)
  const relay = await startRelay()
  try {
    return await typeAll(pair, relay)
  } finally {
    await relay.close()
  }
}

export const keystrokePart: BenchPart = {
  name: 'plan-keystroke',
  async *run(say) {
    for (const line of explained) say(line)
    const pair = await startRepPair(customers)
    try {
      const journeys = await measure(pair)
      say(`${blocks} blocks of ${keysPerBlock} keys each, the ways in turn; medians:`)
      for (const way of [...ways, 'raw'] as const) say(describeJourneys(way, journeys[way]))
      yield* figuresOf(journeys)
    } finally {
      await pair.close()
    }
  },
}
