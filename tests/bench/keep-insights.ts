/** How fast the background computes the numbers of many accounts, against reading and writing as much with nothing else. */
import { setTimeout as delay } from 'node:timers/promises'
import * as z from 'zod/mini'
import { makeBenchExtension, seedPage } from './bench-extension'
import type { Figure } from './figure'
import { fillStores, type OpenStore } from './filled-store'
import type { BenchPart } from './part'

const sizes = [10_000, 100_000]
/** Accounts computed, of each store. */
const count = 2000
const runs = 3
const restMs = 2000

const timesSchema = z.object({ ours: z.number(), bare: z.number() })

/** The fastest of some runs, ms for `count` accounts. */
async function measure(open: OpenStore, contacts: number): Promise<{ ours: number; bare: number }> {
  const { browser, close } = await open(contacts)
  try {
    const page = await browser.fullPage(seedPage)
    const best = { ours: Infinity, bare: Infinity }
    for (let run = 0; run < runs; run += 1) {
      await delay(restMs)
      await browser.serviceWorker()
      const { ours, bare } = timesSchema.parse(await page.evaluate(`benchStore.computeAll(${count})`))
      best.ours = Math.min(best.ours, ours)
      best.bare = Math.min(best.bare, bare)
    }
    return best
  } finally {
    await close()
  }
}

export const keepPart: BenchPart = {
  name: 'keep-insights',
  async *run(say): AsyncIterable<Figure> {
    say('ours: the background computes accounts whose rows have changed, a few at a time, and keeps their numbers')
    say('baseline: a page gets the same rows and puts an object of an insight’s size, one transaction for each account')
    const extension = await makeBenchExtension()
    try {
      const filled = sizes.map((contacts) => ({ contacts, hasHistory: true }))
      const open = await fillStores(filled, extension, say)
      let smallest: number | null = null
      for (const contacts of sizes) {
        const { ours, bare } = await measure(open, contacts)
        say(`${contacts} contacts: ${Math.round((count / ours) * 1000)} accounts a second`)
        const name = `keep-insights ${count} accounts among ${contacts} contacts`
        yield { name, ours, baseline: bare, unit: 'ms', goal: null }
        if (smallest !== null) yield { name: `growth of ${name}`, ours, baseline: smallest, unit: 'ms', goal: null }
        smallest ??= ours
      }
    } finally {
      await extension.remove()
    }
  },
}
