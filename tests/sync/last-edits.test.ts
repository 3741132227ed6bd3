import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../lib/store/database'
import { accountsWithLastEdits, keepLastEdits, restoreLastEdits, type PageEnd } from '../../lib/sync/last-edits'
import { openPlanDatabase, type PlanDatabase } from '../../lib/sync/plan-database'
import { openPlan, type OpenPlan } from '../../lib/sync/plan-document'
import { Doc } from 'yjs'
import { afterThisTest } from './team'

/** localStorage's own behaviour: strings by key, in the order they came, written at once. */
class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>()
  get length(): number {
    return this.#items.size
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value)
  }
  removeItem(key: string): void {
    this.#items.delete(key)
  }
  clear(): void {
    this.#items.clear()
  }
}

const newEnd = (): PageEnd => ({ storage: new MemoryStorage(), events: new EventTarget() })
const never = (): Promise<void> => new Promise(() => undefined)

async function openOn(plans: PlanDatabase, pageEnd: PageEnd): Promise<OpenPlan> {
  const store = await openDatabase({ name: 'last-edits' })
  const ending = new AbortController()
  const plan = await openPlan('acme', { store, plans, signal: ending.signal, mayConnect: false, pageEnd })
  afterThisTest(async () => {
    await plan.close()
    store.close()
  })
  return plan
}

describe('the edits of a page’s last moments', () => {
  it('are kept when the page goes before they are stored, and are in the plan when it is opened again', async () => {
    const end = newEnd()
    const lost = new Doc()
    keepLastEdits('acme', lost, never, end, new AbortController().signal)
    lost.getText('body').insert(0, 'the last word')
    end.events.dispatchEvent(new Event('pagehide'))
    expect(accountsWithLastEdits(end)).toEqual(['acme'])

    const plans = await openPlanDatabase('plans-last-edits')
    afterThisTest(() => plans.delete())
    const plan = await openOn(plans, end)
    expect(plan.doc.getText('body').toJSON()).toBe('the last word')
    expect(accountsWithLastEdits(end)).toEqual([])

    await plan.close()
    const again = await openOn(plans, newEnd())
    expect(again.doc.getText('body').toJSON()).toBe('the last word')
  })

  it('are not kept twice: what is stored leaves nothing behind', async () => {
    const end = newEnd()
    const plans = await openPlanDatabase('plans-stored')
    afterThisTest(() => plans.delete())
    const plan = await openOn(plans, end)
    plan.doc.getText('body').insert(0, 'stored')
    await plan.close()
    end.events.dispatchEvent(new Event('pagehide'))
    expect(end.storage.length).toBe(0)
  })

  it('stay where they are until the database has them', async () => {
    const end = newEnd()
    const lost = new Doc()
    keepLastEdits('acme', lost, never, end, new AbortController().signal)
    lost.getText('body').insert(0, 'x')
    end.events.dispatchEvent(new Event('pagehide'))
    const doc = new Doc()
    void restoreLastEdits('acme', doc, never, end)
    expect(doc.getText('body').toJSON()).toBe('x')
    expect(accountsWithLastEdits(end)).toEqual(['acme'])
  })
})
