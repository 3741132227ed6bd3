/** Log click in one rep's sidebar to "Rep1 logged this" in the other's, against a relay with an fsync between the two pages. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { TestCustomer } from '../e2e/team/team'
import { median, percentile, type Figure } from './figure'
import { openMailbox, showMessage, type MailboxTab } from './mailbox/mailbox-page'
import { startBenchMailbox } from './mailbox/mailbox-server'
import type { BenchMessage } from './mailbox/message-markup'
import { awaitMoment, inputMoment } from './moments'
import type { BenchPart } from './part'
import { joinRelay, startRelay } from './relay/start-relay'
import { startRepPair, type RepPair } from './rep-pair'

const warmUps = 3
const runs = 40
/** The server pokes a socket at most once a second; a rep logs less often. */
const betweenLogs = 1200

const customers = Array.from({ length: warmUps + runs }, (_, index): TestCustomer => {
  const domain = `company${index}.example`
  return { name: `Company ${index}`, domain, person: `Person ${index}`, email: `person${index}@${domain}` }
})

function messageOf({ person, email }: TestCustomer, index: number): BenchMessage {
  const to = [
    { name: 'Rep', address: 'rep1@ourco.test' },
    { name: 'Rep', address: 'rep2@ourco.test' },
  ]
  return { uid: index + 1, from: { name: person, address: email }, to }
}

async function openInBoth(tabs: readonly MailboxTab[], message: BenchMessage): Promise<void> {
  for (const { page, beside } of tabs) {
    await showMessage(page, message)
    const card = beside.getByTestId('card').filter({ hasText: message.from.name })
    await card.waitFor()
    await beside.locator('[data-testid=log][data-state=idle]').waitFor()
  }
}

/** @returns ms from the click to the other rep's screen, each. */
async function logAll(writer: MailboxTab, reader: MailboxTab): Promise<number[]> {
  const times: number[] = []
  for (const [index, customer] of customers.entries()) {
    await openInBoth([writer, reader], messageOf(customer, index))
    const seen = await awaitMoment(reader.beside, {
      text: 'Rep1',
      selectors: ['[data-testid=logged-by]'],
      isPainted: true,
    })
    await writer.beside.getByTestId('log').click()
    times.push((await seen()) - (await inputMoment(writer.beside)))
    await delay(betweenLogs)
  }
  return times.slice(warmUps)
}

/** The same between the same two pages over the relay: a click, a frame on disk, a painted text. */
async function relayAll(from: Page, to: Page): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < warmUps + runs; run += 1) {
    const text = `Rep1 logged this ${run};`
    const field = from.locator('#bench-relay-fsync')
    await field.evaluate((element, title) => element.setAttribute('title', title), text)
    const seen = await awaitMoment(to, { text, selectors: ['#bench-relay-fsync-output'], isPainted: true })
    await field.click()
    times.push((await seen()) - (await inputMoment(from)))
    await delay(100)
  }
  return times.slice(warmUps)
}

async function* figuresOf({ writer, reader }: RepPair, url: string): AsyncIterable<Figure> {
  const mailbox = { url, listUrl: url, bareUrl: url, close: async () => undefined }
  const tabs = await Promise.all(
    [writer, reader].map(async (browser) => openMailbox(browser, mailbox, await browser.context.newPage())),
  )
  const [from, to] = tabs
  if (!from || !to) throw new Error('There are two reps.')
  const relay = await startRelay()
  try {
    for (const { page } of tabs) await joinRelay(page, relay)
    const ours = await logAll(from, to)
    const baseline = await relayAll(from.page, to.page)
    yield { name: 'log-to-colleague median', ours: median(ours), baseline: median(baseline), unit: 'ms', goal: null }
    const [p95, baseline95] = [percentile(ours, 0.95), percentile(baseline, 0.95)]
    yield { name: 'log-to-colleague p95', ours: p95, baseline: baseline95, unit: 'ms', goal: null }
  } finally {
    await relay.close()
  }
}

export const logPart: BenchPart = {
  name: 'log-to-colleague',
  async *run(say) {
    say('baseline: the same click over a bare relay that syncs each frame to disk, between the same two pages')
    const mailbox = await startBenchMailbox()
    try {
      const pair = await startRepPair(customers)
      try {
        yield* figuresOf(pair, mailbox.url)
      } finally {
        await pair.close()
      }
    } finally {
      await mailbox.close()
    }
  },
}
