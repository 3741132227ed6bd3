/** The plans a rep has open in pages. */
import { openPlanDatabase, whenStored, type PlanDatabase } from '../../../lib/sync/plan-database'
import { openPlan, type OpenPlan } from '../../../lib/sync/plan-document'
import type { Rep } from './rep'

interface Page {
  plan: OpenPlan
  plans: PlanDatabase
  ending: AbortController
  isConnected: boolean
}

export class Pages {
  readonly #rep: Rep
  readonly #pages = new Map<string, Page>()

  constructor(rep: Rep) {
    this.#rep = rep
  }

  get open(): string[] {
    return [...this.#pages.keys()]
  }

  /** The account's plan in a page of this browser, which has a connection of its own while the browser is on line. */
  async plan(accountId: string): Promise<OpenPlan> {
    const { db, plans: background, isOnline } = this.#rep
    const known = this.#pages.get(accountId)
    if (known?.isConnected === isOnline) return known.plan
    await this.close(accountId)
    const plans = await openPlanDatabase(background.name)
    const ending = new AbortController()
    const plan = await openPlan(accountId, {
      store: db,
      plans,
      signal: ending.signal,
      mayConnect: isOnline,
      retryBase: 2,
    })
    this.#pages.set(accountId, { plan, plans, ending, isConnected: isOnline })
    return plan
  }

  /** Types a word at the front, and waits until this browser has stored it. */
  async type(accountId: string, word: string): Promise<void> {
    const { doc } = await this.plan(accountId)
    doc.getText('body').insert(0, word)
    await whenStored(this.#rep.plans)
  }

  /** Deletes a word wherever it stands. */
  async erase(accountId: string, word: string): Promise<void> {
    const text = (await this.plan(accountId)).doc.getText('body')
    const at = text.toJSON().indexOf(word)
    if (at >= 0) text.delete(at, word.length)
    await whenStored(this.#rep.plans)
  }

  /** Everything that a page shows of the plan. */
  async text(accountId: string): Promise<string> {
    return (await this.plan(accountId)).doc.getText('body').toJSON()
  }

  async close(accountId: string): Promise<void> {
    const page = this.#pages.get(accountId)
    this.#pages.delete(accountId)
    await page?.plan.close()
    page?.ending.abort()
    page?.plans.close()
  }

  /** Off line, or on line again: pages are opened anew, as after a reload. */
  async disconnect(): Promise<void> {
    for (const accountId of this.open) await this.close(accountId)
  }

  /** They are gone without having been closed. */
  forget(): void {
    for (const { plans, ending } of this.#pages.values()) {
      plans.close({ disableAutoOpen: true })
      ending.abort()
    }
    this.#pages.clear()
  }
}
