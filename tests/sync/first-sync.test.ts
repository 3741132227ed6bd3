/** The first sync of a workspace: told how far it is while it lasts, and gone on with where it was cut. */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { emptyAccount } from '../../lib/domain/default-account'
import type { SyncState } from '../../lib/messages/runtime'
import { readMeta } from '../../lib/store/meta'
import { patchOfRow } from '../../lib/store/write'
import { joinTeam } from '../../lib/sync/join'
import { keepInsights } from '../../lib/sync/keep-insights'
import { startSync } from '../../lib/sync/session'
import { createMemoryBus } from '../../server/bus/memory'
import { pushChanges } from '../../server/rows/rows-service'
import { newClient, newTeam, until, type Team } from './team'

const accounts = 3500

/** Written as an import of a colleague's is. */
async function fill(team: Team): Promise<void> {
  const at = new Date().toISOString()
  const changes = Array.from({ length: accounts }, (_, index) => ({
    id: crypto.randomUUID(),
    collection: 'accounts',
    recordId: `a${index}`,
    op: 'create' as const,
    patch: patchOfRow('accounts', { ...emptyAccount(`a${index}`, `Company ${index}`, at) }),
    device: '00000000-0000-7000-8000-00000000000a',
    counter: index + 1,
    at,
    seen: 0,
  }))
  const clock = { sentAt: Date.now(), receivedAt: Date.now() }
  const pusher = { memberId: null, role: 'server' }
  for (let start = 0; start < accounts; start += 1000)
    await pushChanges(
      { storage: team.storage, bus: createMemoryBus() },
      team.workspaceId,
      changes.slice(start, start + 1000),
      pusher,
      clock,
    )
}

describe('a first sync', { timeout: 60_000 }, () => {
  it('says how far it is, and goes on after a cut from the page that was last kept', async () => {
    const team = await newTeam()
    await fill(team)
    const client = await newClient()
    await joinTeam(client.db, await team.invite('Wang'))
    const told: NonNullable<SyncState['fetched']>[] = []
    const cut = new AbortController()
    const cutAtFirstWord = ({ fetched }: SyncState): void => {
      if (fetched === undefined) return
      told.push(fetched)
      cut.abort()
    }
    await startSync(client.db, { signal: cut.signal, onState: cutAtFirstWord }).finished
    const kept = { cursor: (await readMeta(client.db, 'cursor')) ?? 0, rows: await client.db.accounts.count() }
    expect(kept.rows).toBeGreaterThan(0)
    expect(kept.rows).toBeLessThan(accounts)
    expect(told[0]?.total).toBeGreaterThanOrEqual(accounts)
    expect(told[0]?.done).toBeLessThanOrEqual(kept.cursor)
    const window = await readMeta(client.db, 'window')
    client.goOnline()
    await client.isUpToDate()
    expect(await client.db.accounts.count()).toBe(accounts)
    expect(await readMeta(client.db, 'window')).toEqual(window)
    expect(client.state.fetched).toBeUndefined()
  })

  it('leaves the numbers of every account to be computed when it is over', async () => {
    const team = await newTeam()
    await fill(team)
    const client = await newClient()
    await joinTeam(client.db, await team.invite('Wang'))
    client.goOnline()
    await client.isUpToDate()
    expect(await client.db.staleAccounts.count()).toBe(0)
    const computing = new AbortController()
    const computed = keepInsights(client.db, computing.signal)
    await until(async () => (await client.db.insights.count()) > 0)
    computing.abort()
    await computed
    expect((await client.db.staleAccounts.count()) + (await client.db.insights.count())).toBe(accounts)
    // What a colleague writes from now on is marked by itself.
    expect(await readMeta(client.db, 'allStale')).toBeNull()
  })
})
