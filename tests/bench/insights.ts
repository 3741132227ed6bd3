/** Insights at three sizes: every account from scratch, and one account after one new row of it. */
import * as z from 'zod/mini'
import { makeBenchExtension, seedPage } from './bench-extension'
import { median, percentile, type Figure } from './figure'
import { fillStores } from './filled-store'
import type { BenchPart } from './part'

/** Contacts; a fifth as many accounts, five times as many interactions, twice as many orders (13 of each customer, four accounts in five). */
const sizes = [10_000, 30_000, 100_000]
const runs = 60
/** After one new row, whatever the store holds. */
const oneRowMs = 20

const scratchSchema = z.object({ accounts: z.number(), ours: z.number(), bare: z.number() })
const rowSchema = z.object({ ours: z.array(z.number()), bare: z.array(z.number()) })

export const insightsPart: BenchPart = {
  name: 'insights',
  async *run(say): AsyncIterable<Figure> {
    say('ours: the background computes and keeps the numbers of every account; then one account after one row more')
    say('baseline: a page gets the same rows and puts an object of an insight’s size, one transaction for each account')
    const extension = await makeBenchExtension()
    try {
      const open = await fillStores(
        sizes.map((contacts) => ({ contacts, hasHistory: true })),
        extension,
        say,
      )
      let smallest: { scratch: number; row: number } | null = null
      for (const contacts of sizes) {
        const { browser, close } = await open(contacts)
        try {
          const page = await browser.fullPage(seedPage)
          await browser.serviceWorker()
          const scratch = scratchSchema.parse(await page.evaluate('benchStore.fromScratch()'))
          const row = rowSchema.parse(await page.evaluate(`benchStore.afterOneRow(${runs})`))
          const [ours, bare] = [median(row.ours), median(row.bare)]
          const seconds = (scratch.accounts * scratch.ours) / 1000
          const worst = percentile(row.ours, 0.95)
          say(`${scratch.accounts} accounts from scratch: ${seconds.toFixed(0)} s`)
          say(`one new row among them: median ${ours.toFixed(1)} ms, 95 % within ${worst.toFixed(1)} ms`)
          const of = `of ${scratch.accounts} accounts`
          yield { name: `insights ${of}, for each`, ours: scratch.ours, baseline: scratch.bare, unit: 'ms', goal: null }
          yield { name: `one new row ${of}`, ours, baseline: bare, unit: 'ms', goal: null }
          yield { name: `one new row ${of}, median`, ours, baseline: oneRowMs, unit: 'ms', goal: 1 }
          yield { name: `one new row ${of}, 95 % within`, ours: worst, baseline: oneRowMs, unit: 'ms', goal: null }
          if (smallest !== null) {
            const { scratch: forEach, row: forRow } = smallest
            yield { name: `growth for each, ${of}`, ours: scratch.ours, baseline: forEach, unit: 'ms', goal: null }
            yield { name: `growth of one new row, ${of}`, ours, baseline: forRow, unit: 'ms', goal: null }
          }
          smallest ??= { scratch: scratch.ours, row: ours }
        } finally {
          await close()
        }
      }
    } finally {
      await extension.remove()
    }
  },
}
