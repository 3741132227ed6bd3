/** A file of contacts imported, against papaparse and Dexie's bulkPut alone of the same rows, in a real browser. */
import { setTimeout as delay } from 'node:timers/promises'
import { chromium, type CDPSession, type Page } from 'playwright-core'
import * as z from 'zod/mini'
import { chromiumPath } from '../components/gallery/open-gallery'
import { bundlePageScript } from './bundle'
import { median, type Figure } from './figure'
import type { BenchPart } from './part'

const sizes = [10_000, 30_000, 100_000]
/** The size that the goal is for. */
const goalSize = 100_000
const undoSizes = [10_000, 100_000]
/** What is in memory, of a file and of one three times as long. */
const memorySizes = [100_000, 300_000]
/** Growth that is the collector's and the sample's, not the file's. */
const memoryGoal = 1.1
const runs = 3
const sampleMs = 1000
const page = 'http://localhost/import.html'

const oursSchema = z.object({
  ms: z.number(),
  contacts: z.number(),
  accounts: z.number(),
  batchId: z.nullable(z.string()),
})
const baselineSchema = z.object({ parse: z.number(), put: z.number() })
/** What the page holds: script, and the buffers and strings beside it. */
const heapSchema = z.object({
  usedSize: z.number(),
  embedderHeapUsedSize: z.optional(z.number()),
  backingStorageSize: z.optional(z.number()),
})

type Ours = z.infer<typeof oursSchema>

class Measurement {
  readonly #view: Page
  readonly #session: CDPSession

  constructor(view: Page, session: CDPSession) {
    this.#view = view
    this.#session = session
  }

  async begin(): Promise<void> {
    await this.#view.goto(page)
    await this.#view.evaluate('benchImport.clear()')
    await this.#session.send('HeapProfiler.collectGarbage')
  }

  async ours(contacts: number): Promise<Ours> {
    const ours = oursSchema.parse(await this.#view.evaluate(`benchImport.ours(${contacts})`))
    if (ours.contacts !== contacts) throw new Error(`${ours.contacts} of ${contacts} contacts were imported.`)
    return ours
  }

  async baseline(contacts: number): Promise<{ parse: number; put: number }> {
    return baselineSchema.parse(await this.#view.evaluate(`benchImport.baseline(${contacts})`))
  }

  async undo(batchId: string | null): Promise<number> {
    return z.number().parse(await this.#view.evaluate(`benchImport.undo(${JSON.stringify(batchId)})`))
  }

  /** MB that are held and not only not collected yet. */
  async held(): Promise<number> {
    await this.#session.send('HeapProfiler.collectGarbage')
    const heap = heapSchema.parse(await this.#session.send('Runtime.getHeapUsage'))
    const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = heap
    return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1024 / 1024
  }

  /** The most that is held while a file is imported, beyond what the page holds before. */
  async peakOf(contacts: number): Promise<number> {
    await this.begin()
    const before = await this.held()
    let peak = 0
    const ending = new AbortController()
    const watch = async (): Promise<void> => {
      while (!ending.signal.aborted) {
        peak = Math.max(peak, await this.held())
        await delay(sampleMs)
      }
    }
    const watching = watch()
    try {
      await this.ours(contacts)
    } finally {
      ending.abort()
      await watching
    }
    return peak - before
  }
}

interface Timed {
  ours: number
  baseline: number
}

/** Ours and the baseline in turn, each the median of its runs. */
async function timed(measurement: Measurement, contacts: number, say: (line: string) => void): Promise<Timed> {
  const all: Timed[] = []
  for (let run = 0; run < runs; run += 1) {
    await measurement.begin()
    const { ms, accounts } = await measurement.ours(contacts)
    const { parse, put } = await measurement.baseline(contacts)
    say(
      `${contacts} contacts, ${accounts} accounts: ours ${ms.toFixed(0)} ms, papaparse ${parse.toFixed(0)} ms, ` +
        `bulkPut ${put.toFixed(0)} ms, ${(ms / (parse + put)).toFixed(2)} x`,
    )
    all.push({ ours: ms, baseline: parse + put })
  }
  return { ours: median(all.map(({ ours }) => ours)), baseline: median(all.map(({ baseline }) => baseline)) }
}

const perThousand = (contacts: number, ms: number): number => (1000 * ms) / contacts

async function* timesOf(measurement: Measurement, say: (line: string) => void): AsyncIterable<Figure> {
  let smallest: { contacts: number; ours: number } | null = null
  for (const contacts of sizes) {
    const { ours, baseline } = await timed(measurement, contacts, say)
    const goal = contacts === goalSize ? 1.5 : null
    yield { name: `import of ${contacts} contacts`, ours, baseline, unit: 'ms', goal }
    if (smallest !== null) {
      const name = `growth of import for each 1000 contacts, ${smallest.contacts} to ${contacts}`
      const [now, then] = [perThousand(contacts, ours), perThousand(smallest.contacts, smallest.ours)]
      yield { name, ours: now, baseline: then, unit: 'ms', goal: null }
    }
    smallest ??= { contacts, ours }
  }
}

async function* undoFigures(measurement: Measurement): AsyncIterable<Figure> {
  let smallest: { contacts: number; ours: number } | null = null
  for (const contacts of undoSizes) {
    await measurement.begin()
    const { ms, batchId } = await measurement.ours(contacts)
    const ours = await measurement.undo(batchId)
    yield { name: `undo of ${contacts} contacts, against their import`, ours, baseline: ms, unit: 'ms', goal: null }
    if (smallest !== null) {
      const name = `growth of undo for each 1000 contacts, ${smallest.contacts} to ${contacts}`
      const [now, then] = [perThousand(contacts, ours), perThousand(smallest.contacts, smallest.ours)]
      yield { name, ours: now, baseline: then, unit: 'ms', goal: null }
    }
    smallest ??= { contacts, ours }
  }
}

async function memoryFigure(measurement: Measurement, say: (line: string) => void): Promise<Figure> {
  const peaks: number[] = []
  for (const contacts of memorySizes) {
    const peak = await measurement.peakOf(contacts)
    say(
      `${contacts} contacts: at most ${peak.toFixed(1)} MB held, looked at every ${sampleMs} ms after collecting garbage`,
    )
    peaks.push(peak)
  }
  const [smaller = 0, larger = 0] = peaks
  const name = `peak of memory, ${memorySizes.join(' to ')} contacts`
  return { name, ours: larger, baseline: smaller, unit: 'MB', goal: memoryGoal }
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
      // As in an extension's page no code is made of strings, which schemas would otherwise be compiled to.
      const headers = { 'content-security-policy': "script-src 'unsafe-inline'" }
      await view.route('http://localhost/**', (route) => route.fulfill({ contentType: 'text/html', body, headers }))
      const session = await view.context().newCDPSession(view)
      const measurement = new Measurement(view, session)
      yield* timesOf(measurement, say)
      yield* undoFigures(measurement)
      yield await memoryFigure(measurement, say)
    } finally {
      await browser.close()
    }
  },
}
