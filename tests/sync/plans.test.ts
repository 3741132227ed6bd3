import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { DexieYProvider } from 'y-dexie'
import { Doc } from 'yjs'
import {
  openPlanDatabase,
  purgePlans,
  unsentPlanIds,
  unsentUpdates,
  type PlanDatabase,
} from '../../lib/sync/plan-database'
import { openPlan, type OpenPlan } from '../../lib/sync/plan-document'
import { wouldExceedLimit } from '../../lib/sync/plan-limits'
import { sendUnsentPlans } from '../../lib/sync/unsent-plans'
import { afterThisTest, newClient, newMember, newTeam, until, type Client } from './team'

let made = 0
async function newPlans(): Promise<PlanDatabase> {
  made += 1
  const plans = await openPlanDatabase(`plans-${made}`)
  afterThisTest(() => plans.delete())
  return plans
}

async function open(client: Client, plans: PlanDatabase, id = 'acme', mayConnect = true): Promise<OpenPlan> {
  const ending = new AbortController()
  const plan = await openPlan(id, { store: client.db, plans, signal: ending.signal, mayConnect, retryBase: 20 })
  afterThisTest(() => plan.close())
  return plan
}

const textOf = (plan: OpenPlan): string => plan.doc.getText('body').toJSON()
const write = (plan: OpenPlan, text: string): void => plan.doc.getText('body').insert(0, text)

const full = (): never => {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
}

describe('an account plan', () => {
  it('is written by two colleagues at once, and says when it is saved', async () => {
    const team = await newTeam()
    const [li, wang] = [await newMember(team, 'Li'), await newMember(team, 'Wang')]
    const [one, two] = [await open(li, await newPlans()), await open(wang, await newPlans())]
    write(one, 'Stock -15 %. ')
    write(two, 'Quote by Friday. ')
    await until(() => textOf(one).includes('Friday') && textOf(two).includes('Stock'))
    expect(textOf(one)).toBe(textOf(two))
    expect(await one.whenAcknowledged()).toBe(true)
    expect(one.state).toBe('saved')
  })

  it('keeps what is written offline, and brings it in when the server is back', async () => {
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    const plans = await newPlans()
    const plan = await open(li, plans)
    write(plan, 'first. ')
    await plan.whenAcknowledged()
    await team.stop()
    await until(() => plan.state === 'offline')
    write(plan, 'offline. ')
    await until(async () => (await unsentUpdates(plans, 'acme')).length > 0)
    await team.start()
    expect(await plan.whenAcknowledged()).toBe(true)
    expect(await unsentPlanIds(plans)).toEqual([])
    const wang = await newMember(team, 'Wang')
    const theirs = await open(wang, await newPlans())
    await until(() => textOf(theirs) === 'offline. first. ')
  })

  it('counts as saved only when the update is on the disk of the server', async () => {
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    const plans = await newPlans()
    const plan = await open(li, plans)
    await until(() => plan.state === 'saved')
    const append = team.storage.appendUpdate.bind(team.storage)
    const disk = new AbortController()
    const held = new Promise((resolve) => disk.signal.addEventListener('abort', resolve))
    let asked = 0
    team.storage.appendUpdate = async (...update) => {
      asked += 1
      await held
      return append(...update)
    }
    write(plan, 'slow disk')
    await until(() => asked > 0)
    expect(plan.state).toBe('waiting')
    expect((await unsentUpdates(plans, 'acme')).length).toBeGreaterThan(0)
    disk.abort()
    expect(await plan.whenAcknowledged()).toBe(true)
    expect(await team.storage.updates(team.workspaceId, 'acme')).toHaveLength(1)
  })

  it.each([['with a team'], ['alone']])('never says saved of an edit that the full disk refused, %s', async (how) => {
    const li = how === 'alone' ? await newClient() : await newMember(await newTeam(), 'Li')
    const plans = await newPlans()
    const plan = await open(li, plans)
    const isHappy = (): boolean => plan.state === (how === 'alone' ? 'local' : 'saved')
    await until(isHappy)
    write(plan, 'kept. ')
    await until(async () => (await plans.updates.where('k').equals('acme').count()) === 1)
    await until(isHappy)
    plans.updates.hook('creating', full)
    const said = vi.spyOn(console, 'error').mockReturnValue()
    write(plan, 'refused. ')
    await until(() => plan.state === 'storageFull')
    // Longer than the server is waited for with the question.
    write(plan, 'and more. ')
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(plan.state).toBe('storageFull')
    expect(said).toHaveBeenCalledOnce()
    said.mockRestore()
    plans.updates.hook('creating').unsubscribe(full)
    await until(isHappy)
    await plan.close()
    expect(textOf(await open(li, plans))).toBe('and more. refused. kept. ')
  })

  it('is local without a team, and what was written alone is sent by the background after joining', async () => {
    const team = await newTeam()
    const alone = await newClient()
    const plans = await newPlans()
    const plan = await open(alone, plans)
    expect(plan.state).toBe('local')
    write(plan, 'written alone')
    await plan.close()
    const { joinTeam } = await import('../../lib/sync/join')
    expect(await joinTeam(alone.db, await team.invite('Li'))).toEqual({ ok: true, workspace: 'Team' })
    const ending = new AbortController()
    const sending = sendUnsentPlans({ store: alone.db, plans, signal: ending.signal, retryBase: 20 })
    await until(async () => (await team.storage.updates(team.workspaceId, 'acme')).length > 0)
    await until(async () => (await unsentPlanIds(plans)).length === 0)
    ending.abort()
    await sending
  })

  it('carries edits of a frame, which has no socket, through the background', async () => {
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    const plans = await newPlans()
    // Its own connection to the same database, as another context of the extension has.
    const background = await openPlanDatabase(plans.name)
    afterThisTest(() => background.close())
    const ending = new AbortController()
    const sending = sendUnsentPlans({ store: li.db, plans: background, signal: ending.signal, retryBase: 20 })
    const frame = await open(li, plans, 'acme', false)
    expect(frame.state).toBe('local')
    write(frame, 'from a frame')
    await until(async () => (await team.storage.updates(team.workspaceId, 'acme')).length > 0)
    await until(async () => (await unsentPlanIds(plans)).length === 0)
    ending.abort()
    await sending
  })

  it('reaches the team when its page is closed right after the last keystroke', async () => {
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    const plans = await newPlans()
    const background = await openPlanDatabase(plans.name)
    afterThisTest(() => background.close())
    const page = await open(li, plans, 'acme', false)
    write(page, 'last words')
    // Nobody waits for it: the page is gone.
    void page.close()
    const ending = new AbortController()
    const sending = sendUnsentPlans({ store: li.db, plans: background, signal: ending.signal, retryBase: 20 })
    await until(async () => (await team.storage.updates(team.workspaceId, 'acme')).length > 0)
    ending.abort()
    await sending
    const wang = await open(await newMember(team, 'Wang'), await newPlans())
    await until(() => textOf(wang) !== '')
    expect(textOf(wang)).toBe('last words')
  })

  it('is not called saved while an edit made during the question is unsaved', async () => {
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    const plans = await newPlans()
    const plan = await open(li, plans)
    await until(() => plan.state === 'saved')
    const { updates } = plans
    let reads = 0
    const late = vi.spyOn(plans, 'updates', 'get').mockImplementation(() => {
      reads -= 1
      // Once the read is under way, and before it answers.
      if (reads === 0) queueMicrotask(() => write(plan, 'late'))
      return updates
    })
    afterThisTest(() => late.mockRestore())
    for (let nth = 1; nth <= 8; nth += 1) {
      reads = nth
      write(plan, 'early')
      expect(await plan.whenAcknowledged()).toBe(true)
      await until(async () => (await unsentUpdates(plans, 'acme')).length === 0)
    }
    expect(await unsentPlanIds(plans)).toEqual([])
  })

  it('that cannot be read, or is refused, holds up no other, and is not tried without end', async () => {
    const said = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    afterThisTest(() => said.mockRestore())
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    const plans = await newPlans()
    const bad = await open(li, plans, 'bad', false)
    write(bad, 'cannot be loaded')
    await bad.close()
    const load = DexieYProvider.load.bind(DexieYProvider)
    const loading = vi.spyOn(DexieYProvider, 'load').mockImplementation((doc) => {
      const provider = load(doc)
      if (doc.meta?.parentId === 'bad')
        Object.defineProperty(provider, 'whenLoaded', { value: new Promise(() => undefined) })
      return provider
    })
    afterThisTest(() => loading.mockRestore())
    const page = await open(li, plans, 'acme', false)
    write(page, 'good')
    await page.close()
    const background = await openPlanDatabase(plans.name)
    afterThisTest(() => background.close())
    const ending = new AbortController()
    const options = { store: li.db, plans: background, signal: ending.signal, retryBase: 20, patience: 300 }
    const sending = sendUnsentPlans(options)
    await until(async () => (await team.storage.updates(team.workspaceId, 'acme')).length > 0)
    await until(async () => (await unsentPlanIds(plans)).join() === 'bad')
    expect(said).toHaveBeenCalledWith(expect.stringContaining('bad'), expect.anything())
    ending.abort()
    await sending
  })

  it('goes with all its edits when the account does', async () => {
    const plans = await newPlans()
    const [gone, kept] = [await open(await newClient(), plans, 'gone', false), await open(await newClient(), plans)]
    write(gone, 'not for us any more')
    write(kept, 'ours')
    await until(async () => (await unsentPlanIds(plans)).length === 2)
    await Promise.all([gone.close(), kept.close()])
    await purgePlans(plans, ['gone'])
    expect(await plans.plans.toCollection().primaryKeys()).toEqual(['acme'])
    expect(await plans.updates.where('k').equals('gone').count()).toBe(0)
    expect(await unsentPlanIds(plans)).toEqual(['acme'])
  })

  it('tells that a revoked colleague may not write, and keeps their edits', async () => {
    const team = await newTeam()
    const li = await newMember(team, 'Li')
    const [token] = await team.storage.tokens(team.workspaceId)
    if (!token) throw new Error('There is no token.')
    await team.storage.revokeToken(team.workspaceId, token.id, new Date().toISOString())
    const plans = await newPlans()
    const plan = await open(li, plans)
    write(plan, 'mine')
    await until(() => plan.state === 'refused')
    expect(plan.refusedCode).toBe(4403)
    expect(await plan.whenAcknowledged()).toBe(false)
    expect(await unsentUpdates(plans, 'acme')).toHaveLength(1)
  })

  it('refuses a paste that would pass a limit before it is applied', () => {
    const doc = new Doc()
    expect(wouldExceedLimit(doc, 10_000)).toBeNull()
    expect(wouldExceedLimit(doc, 10_000_000)).toBe('update')
    for (let part = 0; part < 10; part += 1) doc.getText('body').insert(0, 'x'.repeat(780_000))
    expect(wouldExceedLimit(doc, 700_000)).toBe('document')
  })
})
