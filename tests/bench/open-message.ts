/** Message opened in the page to card painted, at 1,000, 10,000 and 100,000 contacts, against a get and the same paint. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import { launchExtension, type ExtensionBrowser } from '../e2e/browsers/chromium'
import { makeBenchExtension, seedPage } from './bench-extension'
import { median, percentile, type Figure } from './figure'
import { openBaseline, openMailbox, showMessage, type MailboxTab } from './mailbox/mailbox-page'
import { startBenchMailbox, type BenchMailbox } from './mailbox/mailbox-server'
import { awaitMoment } from './moments'
import { contactAddress, contactName, contactsPerAccount } from './pages/bench-rows'
import type { BenchPart } from './part'

const sizes = [1000]
/** What a person takes for "at once" (issue 2). */
const budgetMs = 100
const blocks = 4
const openingsPerBlock = 25
const warmUps = 5
const cardParts = ['name', 'tier', 'stage', 'health'].map((name) => `[data-testid=card] [data-testid=${name}]`)

/** Opens the messages of these contacts one after the other; @returns ms from message to card, each. */
async function openAll({ page, beside }: MailboxTab, contacts: readonly number[]): Promise<number[]> {
  const times: number[] = []
  for (const contact of contacts) {
    const person = { name: contactName(contact), address: contactAddress(contact) }
    const shown = await awaitMoment(beside, { text: person.name, selectors: cardParts, isPainted: true })
    const from = await showMessage(page, {
      uid: contact + 1,
      from: person,
      to: [{ name: 'Rep', address: 'rep1@ourco.test' }],
    })
    times.push((await shown()) - from)
    // A person reads; and the next message comes at any phase of the screen's frames.
    await delay(60 + Math.random() * 40)
  }
  return times
}

/** A person of another account each, spread over the accounts `from`..`to`, none of which was opened yet. */
function contactsOf(block: number, from: number, to: number): number[] {
  const count = warmUps + openingsPerBlock
  const step = Math.floor((to - from) / (blocks * count))
  return Array.from({ length: count }, (_, index) => {
    const account = from + (block * count + index) * step
    return account * contactsPerAccount + (index % contactsPerAccount)
  })
}

interface Times {
  first: number[]
  again: number[]
  baseline: number[]
  get: number[]
}

/** The tools of a run. */
interface Bench {
  browser: ExtensionBrowser
  mailbox: BenchMailbox
  page: Page
}

async function measure({ browser, mailbox, page }: Bench, from: number, to: number): Promise<Times> {
  const times: Times = { first: [], again: [], baseline: [], get: [] }
  for (let block = 0; block < blocks; block += 1) {
    const contacts = contactsOf(block, from, to)
    const ours = await openMailbox(browser, mailbox, page)
    times.first.push(...(await openAll(ours, contacts)).slice(warmUps))
    times.again.push(...(await openAll(ours, contacts)).slice(warmUps))
    const card = await ours.beside.locator('#app').innerHTML()
    const baseline = await openBaseline(browser, mailbox, page, card)
    times.baseline.push(...(await openAll(baseline, contacts)).slice(warmUps))
    times.get.push(
      ...z
        .array(z.number())
        .parse(await baseline.beside.evaluate('benchGets()'))
        .slice(warmUps),
    )
  }
  return times
}

async function* figuresOf(
  browser: ExtensionBrowser,
  mailbox: BenchMailbox,
  say: (line: string) => void,
): AsyncIterable<Figure> {
  const seeding = await browser.fullPage(seedPage)
  const page = await browser.context.newPage()
  let seeded = 0
  const smallest: { times: Times; lookUp: number }[] = []
  for (const size of sizes) {
    const accounts = size / contactsPerAccount
    const start = performance.now()
    await seeding.evaluate(`benchStore.seed(${seeded}, ${accounts})`)
    say(
      `${size} contacts, ${accounts} accounts, ${size * 5} interactions: seeded in ${((performance.now() - start) / 1000).toFixed(0)} s`,
    )
    const lookUp = median(z.array(z.number()).parse(await seeding.evaluate(`benchStore.lookUps(${size}, 300)`)))
    await page.bringToFront()
    const times = await measure({ browser, mailbox, page }, seeded, accounts)
    seeded = accounts
    smallest.push({ times, lookUp })
    const [base = { times, lookUp }] = smallest
    const baseline = median(times.baseline)
    const name = `open-message ${size} contacts`
    yield { name, ours: median(times.again), baseline, unit: 'ms', goal: 2 }
    yield { name: `${name}, numbers not computed yet`, ours: median(times.first), baseline, unit: 'ms', goal: 2 }
    yield {
      name: `${name}, p95 against ${budgetMs} ms`,
      ours: percentile(times.again, 0.95),
      baseline: budgetMs,
      unit: 'ms',
      goal: 1,
    }
    yield {
      name: `${name}, numbers not computed yet, p95 against ${budgetMs} ms`,
      ours: percentile(times.first, 0.95),
      baseline: budgetMs,
      unit: 'ms',
      goal: 1,
    }
    yield {
      name: `${name}, against the bare get alone`,
      ours: median(times.again),
      baseline: median(times.get),
      unit: 'ms',
      goal: null,
    }
    if (size === sizes[0]) continue
    yield {
      name: `growth of open-message from ${sizes[0]} to ${size} contacts`,
      ours: median(times.again),
      baseline: median(base.times.again),
      unit: 'ms',
      goal: null,
    }
    yield {
      name: `growth of matching's look-ups from ${sizes[0]} to ${size} contacts`,
      ours: lookUp,
      baseline: base.lookUp,
      unit: 'ms',
      goal: null,
    }
  }
}

export const openPart: BenchPart = {
  name: 'open-message',
  async *run(say) {
    say('a static page with the structure of Roundcube, messages switched by script: no webmail server is measured')
    const extension = await makeBenchExtension()
    const mailbox = await startBenchMailbox()
    const browser = await launchExtension({ extensionPath: extension.folder })
    try {
      yield* figuresOf(browser, mailbox, say)
    } finally {
      await browser.close()
      await mailbox.close()
      await extension.remove()
    }
  },
}
