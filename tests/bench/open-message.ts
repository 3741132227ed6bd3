/** Message opened in the page to card painted, at 1,000, 10,000 and 100,000 contacts, against a get and the same paint. */
import { setTimeout as delay } from 'node:timers/promises'
import { makeBenchExtension } from './bench-extension'
import { median, percentile, type Figure } from './figure'
import type { Page } from 'playwright-core'
import { startBenchMailbox, type BenchMailbox } from './mailbox/mailbox-server'
import { fillStores, type OpenStore } from './filled-store'
import { measureOpenings, openAgain, type Bench, type Openings } from './openings'
import { contactsPerAccount } from './pages/bench-rows'
import type { BenchPart } from './part'
import { quietBackground } from './quiet-background'

/** With their history; smallest first. */
const sizes = [1000, 10_000, 100_000]
/** What a person takes for "at once" (issue 2). */
const budgetMs = 100
/** A browser that has just started is still busy. */
const restMs = 2000

interface Measured {
  size: number
  openings: Openings
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
  const ours = median(totals(openings.again))
  const others = { 'the get and the name alone painted': totals(openings.least), 'the bare get alone': openings.gets }
  for (const [what, times] of Object.entries(others)) {
    const name = `open-message ${size} contacts, against ${what}`
    yield { name, ours, baseline: median(times), unit: 'ms', goal: null }
  }
}

function growthOf(what: string, small: [number, number], large: [number, number], goal: number | null): Figure {
  const name = `growth of ${what} from ${small[0]} to ${large[0]} contacts`
  return { name, ours: large[1], baseline: small[1], unit: 'ms', goal }
}

function partsOf({ openings }: Measured): string {
  const untilReport = median(openings.again.flatMap((one) => one.untilReport ?? []))
  const rest = median(openings.again.flatMap((one) => (one.untilReport === null ? [] : one.total - one.untilReport)))
  return `${untilReport.toFixed(1)} ms until the sidebar had the report, ${rest.toFixed(1)} ms from there to the painted card`
}

/** The same messages while the background computes all accounts, as in the first minutes after an import. */
async function beside(background: Page, bench: Bench, size: number): Promise<Figure> {
  await background.evaluate('benchStore.leaveLead()')
  const name = `open-message ${size} contacts, while the background computes all accounts, p95 against ${budgetMs} ms`
  const ours = percentile(await openAgain(bench, size / contactsPerAccount), 0.95)
  const left = Number(await background.evaluate('benchStore.leftToCompute()'))
  if (left === 0) throw new Error('The background was through before the messages were.')
  return { name, ours, baseline: budgetMs, unit: 'ms', goal: 1 }
}

async function* measureAll(open: OpenStore, mailbox: BenchMailbox, say: (line: string) => void): AsyncIterable<Figure> {
  let smallest: Measured | null = null
  for (const size of sizes) {
    const { browser, close } = await open(size)
    try {
      await delay(restMs)
      const background = await quietBackground(browser)
      const bench = { browser, mailbox, page: await browser.context.newPage() }
      const openings = await measureOpenings(bench, size / contactsPerAccount)
      const measured = { size, openings }
      say(`${size} contacts: ${partsOf(measured)}`)
      yield* figuresOf(measured)
      if (smallest) {
        const [small, large] = [median(totals(smallest.openings.again)), median(totals(openings.again))]
        yield growthOf('open-message', [smallest.size, small], [size, large], null)
      }
      smallest ??= measured
      if (size === sizes.at(-1)) yield await beside(background, bench, size)
    } finally {
      await close()
    }
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
    say('the name alone: in the card that stands nothing but the name is changed; less cannot be painted')
    say(
      'numbers not computed yet: as after an import, until the background has been through; the first card waits for them',
    )
    say(
      'the background is stopped, but where it is said to compute: it keeps a processor busy for minutes after an import',
    )
    const extension = await makeBenchExtension()
    const mailbox = await startBenchMailbox()
    try {
      const filled = sizes.map((contacts) => ({ contacts, hasHistory: true }))
      const open = await fillStores(filled, extension, say)
      yield* measureAll(open, mailbox, say)
    } finally {
      await mailbox.close()
      await extension.remove()
    }
  },
}
