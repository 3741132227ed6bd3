/** Fifty reps log at the same time; each row is awaited by a colleague who has that account open. */
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { median, percentile } from '../figure'
import type { BenchPart } from '../part'
import { startOurServer, type OurServer } from './our-server'
import { openRows, type RowsConnection } from './rows-connection'

const reps = 50
const logsEach = 20
/** Between two logs of one rep; in a real team minutes lie between them. */
const betweenMs = 2000
const goalMs = 100

/** When each log was pushed, by its id, and how long it took to its colleague. */
interface Watch {
  pushedAt: Map<string, number>
  times: number[]
}

/** Reads what is new at each poke, and has one question out at a time. */
function follow(rep: RowsConnection, { pushedAt, times }: Watch, account: string): void {
  let cursor = rep.head
  let [request, isAsking, isNews] = [0, false, false]
  const ask = (): void => {
    isAsking = true
    isNews = false
    request += 1
    rep.send({ type: 'pull', request, cursor, limit: 500 })
  }
  rep.onFrame = (frame) => {
    if (frame.type === 'poke' && isAsking) isNews = true
    else if (frame.type === 'poke') ask()
    if (frame.type !== 'pulled') return
    cursor = frame.cursor
    for (const { id, record } of frame.records) {
      const at = pushedAt.get(id)
      if (at !== undefined && record?.['accountId'] === account) times.push(performance.now() - at)
    }
    isAsking = false
    if (frame.more || isNews) ask()
  }
  rep.send({ type: 'watch', accountIds: [account] })
}

async function logAll(rep: RowsConnection, { pushedAt }: Watch, account: string, turn: number): Promise<void> {
  await delay((turn * betweenMs) / reps)
  for (let log = 0; log < logsEach; log += 1) {
    const id = randomUUID()
    const set = {
      accountId: account,
      contactId: null,
      kind: 'task',
      title: 'Call back',
      ownerId: null,
      dueOn: null,
      doneAt: null,
    }
    const change = rep.change({ collection: 'tasks', recordId: id, op: 'create', patch: { set } })
    pushedAt.set(id, performance.now())
    rep.send({ type: 'push', request: 1_000_000 + log, sentAt: change.at, changes: [change] })
    await delay(betweenMs)
  }
}

async function measure(server: OurServer): Promise<Watch> {
  const watch: Watch = { pushedAt: new Map(), times: [] }
  const all: RowsConnection[] = []
  for (let rep = 0; rep < reps; rep += 1) all.push(await openRows(server.origin, await server.ticket()))
  // Each has the account of the next one open.
  for (const [index, rep] of all.entries()) follow(rep, watch, `account-${(index + 1) % reps}`)
  await Promise.all(all.map((rep, index) => logAll(rep, watch, `account-${index}`, index)))
  for (const rep of all) rep.close()
  return watch
}

export const rowPart: BenchPart = {
  name: 'row-to-colleague',
  async *run(say) {
    say(
      `${reps} reps, each logs every ${betweenMs} ms and has a colleague’s account open; from the push to that colleague’s row`,
    )
    const server = await startOurServer(1)
    try {
      const { times, pushedAt } = await measure(server)
      if (times.length !== pushedAt.size) throw new Error(`${pushedAt.size} rows were pushed, ${times.length} came.`)
      const against = { baseline: goalMs, unit: 'ms' as const }
      yield { name: `row to colleague, median against ${goalMs} ms`, ours: median(times), ...against, goal: null }
      yield { name: `row to colleague, p95 against ${goalMs} ms`, ours: percentile(times, 0.95), ...against, goal: 1 }
    } finally {
      await server.close()
    }
  },
}
