/** The rules' page at three sizes: the effect of a changed line, a rule replayed on the past, and whether the page stays free meanwhile. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import type { ExtensionBrowser } from '../e2e/browsers/chromium'
import { makeBenchExtension, seedPage } from './bench-extension'
import type { Figure } from './figure'
import { fillStores, type OpenStore } from './filled-store'
import type { BenchPart } from './part'
import { recordMainThread } from './trace'

/** Contacts; a fifth as many accounts, five times as many interactions, twice as many orders. */
const sizes = [5000, 25_000, 100_000]
/** A task of the page that takes longer is felt. */
const longestTaskMs = 50
/** The largest size takes minutes, on a busy machine more. */
const patienceMs = 30 * 60_000
/** So long the page's tasks are recorded: a trace of many minutes loses its beginning, and with it whose tasks they are. */
const tracedMs = 60_000

const readSchema = z.object({ accounts: z.number(), bare: z.number() })

interface Measured {
  accounts: number
  bare: number
  effect: Run
  replay: Run
  /** From the click on "stop" until the progress is gone, ms. */
  stopped: number
}

interface Run {
  /** Until it is done, and until the first progress is on screen, ms. */
  whole: number
  first: number
  /** Of its first minute. */
  longestTask: number
}

/** Runs what `begin` begins until its progress has come and gone. */
async function follow(
  browser: ExtensionBrowser,
  page: Page,
  part: string,
  begin: () => Promise<unknown>,
): Promise<Run> {
  const progress = page.getByTestId(part).locator('progress')
  const run = { first: 0, started: 0, ended: Promise.resolve(0) }
  const { tasks } = await recordMainThread(browser.context, page, async () => {
    run.started = performance.now()
    await begin()
    await progress.waitFor({ timeout: patienceMs })
    run.first = performance.now() - run.started
    run.ended = progress.waitFor({ state: 'detached', timeout: patienceMs }).then(() => performance.now())
    await Promise.race([run.ended, delay(tracedMs)])
  })
  const whole = (await run.ended) - run.started
  return { first: run.first, whole, longestTask: tasks.reduce((longest, task) => Math.max(longest, task), 0) }
}

async function measure(open: OpenStore, contacts: number): Promise<Measured> {
  const { browser, close } = await open(contacts)
  try {
    const store = await browser.fullPage(seedPage)
    const { accounts, bare } = readSchema.parse(await store.evaluate('benchStore.readAll()'))
    await store.close()
    const page = await browser.fullPage('workspace.html#/policy')
    const line = page.getByTestId('field-health.healthyFrom')
    await line.waitFor()
    const effect = await follow(browser, page, 'effect', () => line.fill('80'))
    await line.fill('85')
    const stop = page.getByTestId('effect').locator('.policy-progress button')
    await stop.waitFor({ timeout: patienceMs })
    const started = performance.now()
    await stop.click()
    await page.getByTestId('effect').locator('progress').waitFor({ state: 'detached' })
    const stopped = performance.now() - started
    await page.close()
    const replaying = await browser.fullPage('workspace.html#/policy/simulator')
    const rule = replaying.getByTestId('simulator-rule')
    await rule.waitFor()
    // The first one has begun by itself; choosing another ends it.
    const replay = await follow(browser, replaying, 'simulator', () => rule.selectOption('ownSilence'))
    return { accounts, bare, effect, replay, stopped }
  } finally {
    await close()
  }
}

const parts = ['effect', 'replay'] as const

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

function* figuresOf(found: Measured, smallest: Measured | null): Generator<Figure> {
  const { accounts, bare } = found
  for (const part of parts) {
    const { whole, longestTask } = found[part]
    const of = `of ${accounts} accounts`
    yield { name: `policy ${part} ${of}, for each`, ours: whole / accounts, baseline: bare, unit: 'ms', goal: null }
    yield {
      name: `policy ${part} ${of}, longest task of the page in its first minute`,
      ours: longestTask,
      baseline: longestTaskMs,
      unit: 'ms',
      goal: 1,
    }
    if (smallest !== null) {
      const baseline = smallest[part].whole / smallest.accounts
      yield {
        name: `growth for each of policy ${part}, ${of}`,
        ours: whole / accounts,
        baseline,
        unit: 'ms',
        goal: null,
      }
    }
  }
}

export const policyPart: BenchPart = {
  name: 'policy',
  async *run(say): AsyncIterable<Figure> {
    say(
      'ours: a changed line’s effect on every account, by both sets of rules since no numbers are kept; then a rule replayed on the past',
    )
    say(
      'baseline: a page gets the same rows, one transaction for each account; tasks are processor time of the page’s main thread',
    )
    const extension = await makeBenchExtension()
    try {
      const filled = sizes.map((contacts) => ({ contacts, hasHistory: true }))
      const open = await fillStores(filled, extension, say)
      let smallest: Measured | null = null
      for (const contacts of sizes) {
        const found = await measure(open, contacts)
        const { accounts, effect, replay, stopped } = found
        say(
          `${accounts} accounts: effect ${seconds(effect.whole)}, progress after ${seconds(effect.first)}; stopped within ${Math.round(stopped)} ms; replay ${seconds(replay.whole)}`,
        )
        yield* figuresOf(found, smallest)
        smallest ??= found
      }
    } finally {
      await extension.remove()
    }
  },
}
