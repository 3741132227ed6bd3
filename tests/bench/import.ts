/** A file of contacts imported, against papaparse and Dexie's bulkPut alone of the same rows, in a real browser. */
import { setTimeout as delay } from 'node:timers/promises'
import { chromium, type CDPSession, type Page } from 'playwright-core'
import * as z from 'zod/mini'
import { chromiumPath } from '../components/gallery/open-gallery'
import { bundlePageScript } from './bundle'
import type { Figure } from './figure'
import type { BenchPart } from './part'

const sizes = [10_000, 100_000, 200_000]
/** The size that the goal is for. */
const goalSize = 100_000
const runs = 2
const sampleMs = 100
const page = 'http://localhost/import.html'

const oursSchema = z.object({
  ms: z.number(),
  contacts: z.number(),
  accounts: z.number(),
  batchId: z.nullable(z.string()),
})
const baselineSchema = z.object({ parse: z.number(), put: z.number() })

/** The largest heap while `run` runs, MB; what is not collected yet counts. */
async function peakOf<T>(session: CDPSession, run: () => Promise<T>): Promise<{ value: T; peak: number }> {
  let peak = 0
  const ending = new AbortController()
  const watch = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const { usedSize } = await session.send('Runtime.getHeapUsage')
      peak = Math.max(peak, usedSize / 1024 / 1024)
      await delay(sampleMs)
    }
  }
  const watching = watch()
  try {
    return { value: await run(), peak }
  } finally {
    ending.abort()
    await watching
  }
}

interface Measured {
  ours: number
  baseline: number
  peak: number
  undo: number
}

async function measure(
  view: Page,
  session: CDPSession,
  contacts: number,
  say: (line: string) => void,
): Promise<Measured> {
  const best = { ours: Infinity, baseline: Infinity, peak: Infinity, undo: Infinity }
  for (let run = 0; run < runs; run += 1) {
    await view.goto(page)
    await view.evaluate('benchImport.clear()')
    await session.send('HeapProfiler.collectGarbage')
    const timed = await peakOf(session, async () =>
      oursSchema.parse(await view.evaluate(`benchImport.ours(${contacts})`)),
    )
    const { ms, contacts: stored, accounts, batchId } = timed.value
    if (stored !== contacts) throw new Error(`${stored} of ${contacts} contacts were imported.`)
    const { parse, put } = baselineSchema.parse(await view.evaluate(`benchImport.baseline(${contacts})`))
    say(
      `${contacts} contacts, ${accounts} accounts: ours ${ms.toFixed(0)} ms, papaparse ${parse.toFixed(0)} ms, bulkPut ${put.toFixed(0)} ms, ` +
        `peak of the heap ${timed.peak.toFixed(0)} MB`,
    )
    const undo = z.number().parse(await view.evaluate(`benchImport.undo(${JSON.stringify(batchId)})`))
    best.ours = Math.min(best.ours, ms)
    best.baseline = Math.min(best.baseline, parse + put)
    best.peak = Math.min(best.peak, timed.peak)
    best.undo = Math.min(best.undo, undo)
  }
  return best
}

export const importPart: BenchPart = {
  name: 'import',
  async *run(say): AsyncIterable<Figure> {
    if (chromiumPath === null) throw new Error('No Chromium was found: there is nothing to measure with.')
    say('ours: a CSV file of contacts and their companies opened, read, matched, checked, written with what undoes it')
    say(
      'baseline: papaparse over the same text, and Dexie’s bulkPut of the same rows into a database with the same indexes',
    )
    const body = `<!doctype html><meta charset="utf-8"><script>${await bundlePageScript('import')}</script>`
    const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
    try {
      const view = await browser.newPage()
      await view.route('http://localhost/**', (route) => route.fulfill({ contentType: 'text/html', body }))
      const session = await view.context().newCDPSession(view)
      let smallest: Measured | null = null
      for (const contacts of sizes) {
        const found = await measure(view, session, contacts, say)
        const goal = contacts === goalSize ? 1.5 : null
        yield { name: `import of ${contacts} contacts`, ours: found.ours, baseline: found.baseline, unit: 'ms', goal }
        yield { name: `undo of ${contacts} contacts`, ours: found.undo, baseline: found.ours, unit: 'ms', goal: null }
        if (smallest !== null) {
          const growth = `growth of import of ${contacts} contacts`
          yield { name: growth, ours: found.ours, baseline: smallest.ours, unit: 'ms', goal: null }
          yield { name: `${growth}, peak of memory`, ours: found.peak, baseline: smallest.peak, unit: 'MB', goal: null }
        }
        smallest ??= found
      }
    } finally {
      await browser.close()
    }
  },
}
