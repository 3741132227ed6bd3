/** What a message costs the webmail's own main thread, with 1 and with 1,000 recipients, and what 1,000 messages leave behind. */
import { setTimeout as delay } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { launchExtension, type ExtensionBrowser } from '../e2e/browsers/chromium'
import { makeBenchExtension, seedPage } from './bench-extension'
import type { Figure } from './figure'
import { openBare, openMailbox, showMessage, type MailboxTab } from './mailbox/mailbox-page'
import { startBenchMailbox, type BenchMailbox } from './mailbox/mailbox-server'
import type { BenchMessage } from './mailbox/message-markup'
import type { BenchPart } from './part'
import { awaitMoment } from './moments'
import { contactAddress, contactName, contactsPerAccount } from './pages/bench-rows'
import { recordMainThread, type MainThread } from './trace'

/** What a browser calls a long task (W3C Long Tasks). */
const longTaskMs = 50
const heapBudgetMegabytes = 5
const messages = 60
const switches = 1000

/** @param recipients how many; each message has others */
function messageOf(uid: number, recipients: number): BenchMessage {
  const person = (index: number) => ({ name: `Person ${index}`, address: `person${index}@company${uid}.example` })
  return { uid, from: person(0), to: Array.from({ length: recipients }, (_, index) => person(index + 1)) }
}

async function openAll(page: Page, recipients: number): Promise<void> {
  for (let uid = 1; uid <= messages; uid += 1) {
    await showMessage(page, messageOf(uid, recipients))
    await delay(60)
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const perMessage = (values: readonly number[]): string => `${(sum(values) / messages).toFixed(2)} ms`

async function recordOpenings({ context }: ExtensionBrowser, page: Page, recipients: number): Promise<MainThread> {
  await showMessage(page, messageOf(messages + 1, recipients))
  return recordMainThread(context, page, () => openAll(page, recipients))
}

async function* taskFigures(
  browser: ExtensionBrowser,
  mailbox: BenchMailbox,
  page: Page,
  say: (line: string) => void,
): AsyncIterable<Figure> {
  for (const recipients of [1, 1000]) {
    await openBare(page, mailbox)
    const without = await recordOpenings(browser, page, recipients)
    await openMailbox(browser, mailbox, page)
    const { tasks, ourTasks, ourCalls } = await recordOpenings(browser, page, recipients)
    const name = `message-task ${recipients} recipient${recipients === 1 ? '' : 's'}`
    say(`${name}: main thread a message ${perMessage(tasks)}, without us ${perMessage(without.tasks)}`)
    say(
      `${name}: our functions alone ${perMessage(ourCalls)} a message, the longest ${Math.max(...ourCalls).toFixed(1)} ms`,
    )
    say(`${name}: longest task of the page without us ${Math.max(...without.tasks).toFixed(1)} ms`)
    const longest = Math.max(...ourTasks)
    yield {
      name: `${name}, longest task we run in, against ${longTaskMs} ms`,
      ours: longest,
      baseline: longTaskMs,
      unit: 'ms',
      goal: 1,
    }
  }
}

/** Bytes of JavaScript heap in use after a garbage collection, MB. */
async function heapAfterCollection(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1024 / 1024
}

/** What the page holds of nodes and listeners, ours and the webmail's, after a garbage collection. */
async function countLeft(session: CDPSession): Promise<{ nodes: number; listeners: number }> {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  const valueOf = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0
  return { nodes: valueOf('Nodes'), listeners: valueOf('JSEventListeners') }
}

async function* memoryFigures(browser: ExtensionBrowser, mailbox: BenchMailbox, page: Page): AsyncIterable<Figure> {
  const seeding = await browser.fullPage(seedPage)
  await seeding.evaluate(`benchStore.seed(0, ${switches / contactsPerAccount})`)
  await seeding.close()
  // With a list of a hundred messages beside them, all of known people.
  const tab = await openMailbox(browser, mailbox, page, mailbox.listUrl)
  const sessions = {
    'the page': await browser.context.newCDPSession(page),
    'the sidebar': await browser.context.newCDPSession(tab.beside),
  }
  const heaps = (): Promise<number[]> => Promise.all(Object.values(sessions).map(heapAfterCollection))
  // The caches of both fill first.
  await switchMessages(tab, 50)
  const before = await heaps()
  const left = await countLeft(sessions['the page'])
  await switchMessages(tab, switches)
  const after = await heaps()
  const leftAfter = await countLeft(sessions['the page'])
  for (const [index, place] of Object.keys(sessions).entries()) {
    const growth = Math.max(0, (after[index] ?? 0) - (before[index] ?? 0))
    const name = `memory of ${place} after ${switches} messages, growth against ${heapBudgetMegabytes} MB`
    yield { name, ours: growth, baseline: heapBudgetMegabytes, unit: 'MB', goal: 1 }
  }
  for (const unit of ['nodes', 'listeners'] as const) {
    const ours = Math.max(0, leftAfter[unit] - left[unit])
    const name = `${unit} of the page after ${switches} messages, growth against one for each ten messages`
    yield { name, ours, baseline: switches / 10, unit, goal: 1 }
  }
  const { ourTasks } = await recordMainThread(browser.context, page, () => switchMessages(tab, 50))
  const longest = Math.max(...ourTasks)
  const name = `message-task with chips in a list of 100, longest task we run in, against ${longTaskMs} ms`
  yield { name, ours: longest, baseline: longTaskMs, unit: 'ms', goal: 1 }
}

/** Opens so many messages of known people, each until its card is there. */
async function switchMessages({ page, beside }: MailboxTab, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const from = { name: contactName(index), address: contactAddress(index) }
    const seen = await awaitMoment(beside, { text: from.name, selectors: ['[data-testid=name]'], isPainted: false })
    await showMessage(page, { uid: index + 1, from, to: messageOf(index, 3).to })
    await seen()
  }
}

export const messageTaskPart: BenchPart = {
  name: 'message-task',
  async *run(say) {
    say("tasks: processor time of the main thread of the webmail's page, as Chromium traces it")
    const extension = await makeBenchExtension()
    const mailbox = await startBenchMailbox()
    const browser = await launchExtension({ extensionPath: extension.folder })
    try {
      const page = await browser.context.newPage()
      yield* taskFigures(browser, mailbox, page, say)
      yield* memoryFigures(browser, mailbox, page)
    } finally {
      await browser.close()
      await mailbox.close()
      await extension.remove()
    }
  },
}
