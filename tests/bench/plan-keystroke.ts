/** Keystroke in one rep's plan to its text in the other's editor, against a bare relay between the same two pages. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import { bundlePageScript } from './bundle'
import { median, percentile, type Figure } from './figure'
import { awaitMoment, inputMoment, installMoments } from './moments'
import type { BenchPart } from './part'
import { joinRelay, startRelay } from './relay/start-relay'
import { startRepPair, type RepPair } from './rep-pair'

const blocks = 5
const keysPerBlock = 40
const warmUps = 10
const editor = '[data-testid=plan-editor] [contenteditable]'

interface Way {
  /** Where the keys go in the writer's page, and where they show in the reader's. */
  field: string
  output: string
}
const ways = {
  ours: { field: editor, output: editor },
  bare: { field: '#bench-relay-bare', output: '#bench-relay-bare-output' },
  fsync: { field: '#bench-relay-fsync', output: '#bench-relay-fsync-output' },
} as const satisfies Record<string, Way>

/** Where a keystroke's time goes, ms. */
interface Journey {
  total: number
  /** From the key to the first frame sent after it. */
  untilSent: number
  onTheWay: number
  /** From the frame's arrival to the reader's document. */
  untilShown: number
}

async function typeOne(from: Page, to: Page, key: string, text: string, output: string): Promise<Journey> {
  const seen = await awaitMoment(to, { text, selectors: [output], isPainted: false })
  await from.keyboard.press(key)
  const shownAt = await seen()
  const keyAt = await inputMoment(from)
  const sentAt = z.number().parse(await from.evaluate('benchSockets.sentAt'))
  const receivedAt = z.number().parse(await to.evaluate('benchMoments.receivedAt'))
  return {
    total: shownAt - keyAt,
    untilSent: sentAt - keyAt,
    onTheWay: receivedAt - sentAt,
    untilShown: shownAt - receivedAt,
  }
}

/** Types one key after the other, each when the one before has arrived. */
async function typeAll(from: Page, to: Page, { field, output }: Way, label: string): Promise<Journey[]> {
  const journeys: Journey[] = []
  await from.locator(field).click()
  if (field === editor) await from.keyboard.press('Control+End')
  let text = ''
  for (const key of `${label}${'abcdefghij'.repeat(10)}`.slice(0, warmUps + keysPerBlock)) {
    text += key
    journeys.push(await typeOne(from, to, key, text, output))
    await delay(30 + Math.random() * 50)
  }
  return journeys.slice(warmUps)
}

async function openPlanPages({ team, writer, reader }: RepPair): Promise<[Page, Page]> {
  const path = `workspace.html#/accounts/${team.accounts.get('Company 1') ?? ''}`
  const sockets = await bundlePageScript('sockets')
  for (const { context } of [writer, reader]) await context.addInitScript(sockets)
  const [from, to] = [await writer.fullPage(path), await reader.fullPage(path)]
  for (const page of [from, to]) {
    await page.locator(editor).waitFor()
    await installMoments(page)
  }
  return [from, to]
}

function partsOf(way: string, journeys: readonly Journey[]): string {
  const part = (name: keyof Journey): string => median(journeys.map((one) => one[name])).toFixed(1)
  return `${way}: ${part('untilSent')} ms until sent, ${part('onTheWay')} ms on the way, ${part('untilShown')} ms until in the document`
}

async function* figuresOf(pair: RepPair, say: (line: string) => void): AsyncIterable<Figure> {
  const relay = await startRelay()
  try {
    const [from, to] = await openPlanPages(pair)
    for (const page of [from, to]) await joinRelay(page, relay)
    const journeys: Record<keyof typeof ways, Journey[]> = { ours: [], bare: [], fsync: [] }
    for (let block = 0; block < blocks; block += 1) {
      journeys.ours.push(...(await typeAll(from, to, ways.ours, `${block}o`)))
      journeys.bare.push(...(await typeAll(from, to, ways.bare, `${block}b`)))
      journeys.fsync.push(...(await typeAll(from, to, ways.fsync, `${block}f`)))
    }
    for (const [way, made] of Object.entries(journeys)) say(partsOf(way, made))
    const totals = (made: readonly Journey[]): number[] => made.map(({ total }) => total)
    const times = { ours: totals(journeys.ours), bare: totals(journeys.bare), fsync: totals(journeys.fsync) }
    const name = 'plan-keystroke'
    yield {
      name: `${name} against a bare relay`,
      ours: median(times.ours),
      baseline: median(times.bare),
      unit: 'ms',
      goal: 1.5,
    }
    yield {
      name: `${name} against a relay with an fsync`,
      ours: median(times.ours),
      baseline: median(times.fsync),
      unit: 'ms',
      goal: null,
    }
    yield {
      name: `${name} p95 against a bare relay`,
      ours: percentile(times.ours, 0.95),
      baseline: percentile(times.bare, 0.95),
      unit: 'ms',
      goal: null,
    }
  } finally {
    await relay.close()
  }
}

export const keystrokePart: BenchPart = {
  name: 'plan-keystroke',
  async *run(say) {
    say('from the key event in the writer’s page to the text in the reader’s document; two browsers, one server')
    const pair = await startRepPair([
      { name: 'Company 1', domain: 'company1.example', person: 'Person 1', email: 'person1@company1.example' },
    ])
    try {
      yield* figuresOf(pair, say)
    } finally {
      await pair.close()
    }
  },
}
