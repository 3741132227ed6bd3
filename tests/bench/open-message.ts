/** Message opened in the page to card painted, at 1,000, 10,000 and 100,000 contacts, against a get and the same paint. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import { launchExtension } from '../e2e/browsers/chromium'
import { makeBenchExtension, seedPage } from './bench-extension'
import { median, percentile, type Figure } from './figure'
import { startBenchMailbox } from './mailbox/mailbox-server'
import { measureOpenings, type Bench, type Openings } from './openings'
import { contactsPerAccount } from './pages/bench-rows'
import type { BenchPart } from './part'

const sizes = [1000, 10_000, 100_000]
/** What a person takes for "at once" (issue 2). */
const budgetMs = 100
/** The browser tidies its files after a large write. */
const restMs = 5000
const lookUps = 300

interface Measured {
  size: number
  openings: Openings
  /** Matching's look-ups of one message, ms. */
  lookUp: number
}

const totals = (openings: Openings['again']): number[] => openings.map(({ total }) => total)

function* figuresOf({ size, openings }: Measured): Iterable<Figure> {
  const baseline = median(totals(openings.baseline))
  const states = {
    [`${size} contacts`]: openings.again,
    [`${size} contacts, numbers not computed yet`]: openings.first,
  }
  for (const [state, opened] of Object.entries(states)) {
    const name = `open-message ${state}`
    const p95 = percentile(totals(opened), 0.95)
    yield { name, ours: median(totals(opened)), baseline, unit: 'ms', goal: 2 }
    yield { name: `${name}, p95 against ${budgetMs} ms`, ours: p95, baseline: budgetMs, unit: 'ms', goal: 1 }
  }
  const get = median(openings.gets)
  const ours = median(totals(openings.again))
  yield {
    name: `open-message ${size} contacts, against the bare get alone`,
    ours,
    baseline: get,
    unit: 'ms',
    goal: null,
  }
}

function* growthOf(small: Measured, large: Measured): Iterable<Figure> {
  const from = `from ${small.size} to ${large.size} contacts`
  const ours = median(totals(large.openings.again))
  const baseline = median(totals(small.openings.again))
  yield { name: `growth of open-message ${from}`, ours, baseline, unit: 'ms', goal: null }
  const name = `growth of matching's look-ups ${from}`
  yield { name, ours: large.lookUp, baseline: small.lookUp, unit: 'ms', goal: null }
}

function partsOf({ openings }: Measured): string {
  const untilReport = median(openings.again.flatMap((one) => one.untilReport ?? []))
  const rest = median(openings.again.flatMap((one) => (one.untilReport === null ? [] : one.total - one.untilReport)))
  return `${untilReport.toFixed(1)} ms until the sidebar had the report, ${rest.toFixed(1)} ms from there to the painted card`
}

/** Fills the store up to a size. @param from how many accounts it has */
async function seed(page: Page, from: number, size: number, say: (line: string) => void): Promise<void> {
  const accounts = size / contactsPerAccount
  const start = performance.now()
  await page.evaluate(`benchStore.seed(${from}, ${accounts})`)
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  say(`${size} contacts, ${accounts} accounts, ${size * 5} interactions: filled in ${seconds} s`)
  await delay(restMs)
}

async function* measureAll(bench: Bench, say: (line: string) => void): AsyncIterable<Figure> {
  const seeding = await bench.browser.fullPage(seedPage)
  let accounts = 0
  let smallest: Measured | null = null
  for (const size of sizes) {
    await seed(seeding, accounts, size, say)
    const times = z.array(z.number()).parse(await seeding.evaluate(`benchStore.lookUps(${size}, ${lookUps})`))
    await bench.page.bringToFront()
    const openings = await measureOpenings(bench, accounts, size / contactsPerAccount)
    const measured = { size, openings, lookUp: median(times) }
    say(partsOf(measured))
    yield* figuresOf(measured)
    if (smallest) yield* growthOf(smallest, measured)
    smallest ??= measured
    accounts = size / contactsPerAccount
  }
}

export const openPart: BenchPart = {
  name: 'open-message',
  async *run(say) {
    say('a static page with the structure of Roundcube, messages switched by script: no webmail server is measured')
    say(
      'both clocks start in the message’s last script and end after the paint of a frame at the same place of the page',
    )
    say(
      'baseline: that script posts the sender’s address straight to the frame, which gets the contact and paints our markup',
    )
    const extension = await makeBenchExtension()
    const mailbox = await startBenchMailbox()
    const browser = await launchExtension({ extensionPath: extension.folder })
    try {
      yield* measureAll({ browser, mailbox, page: await browser.context.newPage() }, say)
    } finally {
      await browser.close()
      await mailbox.close()
      await extension.remove()
    }
  },
}
