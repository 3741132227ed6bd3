/** The numbers of every account of a store from scratch, and of one account after one new row of it. */
import { v7 } from 'uuid'
import { loadInsight } from '../../../lib/store/insights'
import { logActivity } from '../../../lib/store/log-activity'
import { warmSources } from '../../../lib/store/sources'
import { readAndWrite, whenNoneWaits } from './compute-all'
import { openStore } from './fill'

/** Of so many accounts the bare reads and writes are measured. */
const mostBare = 1000
const warmUps = 10

/** ms for an account: by the extension's background, all of them from nothing; and the bare reads and writes. */
export async function fromScratch(): Promise<{ accounts: number; ours: number; bare: number }> {
  const db = await openStore()
  const ids = await db.accounts.toCollection().primaryKeys()
  await db.insights.clear()
  const started = performance.now()
  const mark = v7()
  await db.staleAccounts.bulkPut(ids.map((accountId) => ({ accountId, mark })))
  await whenNoneWaits(db)
  const ours = (performance.now() - started) / ids.length
  const some = ids.slice(0, mostBare)
  const [insight] = await db.insights.limit(1).toArray()
  if (insight === undefined || (await db.insights.count()) < ids.length)
    throw new Error('The background left accounts out.')
  const bareStarted = performance.now()
  await readAndWrite(db.backendDB(), some, insight)
  const bare = (performance.now() - bareStarted) / some.length
  db.close()
  return { accounts: ids.length, ours, bare }
}

/** ms from a row that has been written until the account's numbers are computed and kept; and the bare reads and writes of one account. */
export async function afterOneRow(runs: number): Promise<{ ours: number[]; bare: number[] }> {
  const db = await openStore()
  const ids = await db.accounts.toCollection().primaryKeys()
  // As the sidebar does when it starts.
  const owners = new Set((await db.accounts.toArray()).flatMap(({ ownerId }) => ownerId ?? []))
  await warmSources(db, [...owners], new Date().toISOString())
  const times = { ours: new Array<number>(), bare: new Array<number>() }
  for (let run = -warmUps; run < runs; run += 1) {
    const accountId = ids[Math.floor((Math.abs(run) * ids.length) / runs) % ids.length] ?? ''
    await logActivity(db, { accountId, kind: 'call', summary: 'One more call' })
    const started = performance.now()
    const insight = await loadInsight(db, accountId, new Date().toISOString())
    const ours = performance.now() - started
    if (insight === null) throw new Error('The account has no numbers.')
    const bareStarted = performance.now()
    await readAndWrite(db.backendDB(), [accountId], { ...insight })
    const bare = performance.now() - bareStarted
    if (run < 0) continue
    times.ours.push(ours)
    times.bare.push(bare)
  }
  db.close()
  return times
}
