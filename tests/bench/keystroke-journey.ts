/** One key after the other in the writer's page, each followed until the reader's page has it. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import { median } from './figure'
import { awaitMoment, inputMoment } from './moments'

export const keysPerBlock = 30
const warmUps = 10

/** Where a keystroke's time goes, ms. */
export interface Journey {
  total: number
  /** From the key to the first frame sent after it. */
  untilSent: number
  onTheWay: number
  /** From the frame's arrival to the reader's document. */
  untilShown: number
}

/** The two pages, the field the keys go to in the writer's, and where they show in the reader's. */
export interface Ends {
  from: Page
  to: Page
  field: string
  output: string
}

async function typeOne({ from, to, output }: Ends, key: string, text: string): Promise<Journey> {
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

/** Types one key after the other, each when the one before has arrived; the first ones warm up and do not count. */
export async function typeBlock(ends: Ends): Promise<Journey[]> {
  const journeys: Journey[] = []
  await ends.from.locator(ends.field).click()
  let text = ''
  for (const key of 'abcdefghij'.repeat(10).slice(0, warmUps + keysPerBlock)) {
    text += key
    journeys.push(await typeOne(ends, key, text))
    await delay(30 + Math.random() * 50)
  }
  return journeys.slice(warmUps)
}

/** `NAME: 1.0 ms until sent, …`, medians. */
export function describeJourneys(name: string, journeys: readonly Journey[]): string {
  const part = (of: keyof Journey): string => median(journeys.map((one) => one[of])).toFixed(1)
  return `${name}: ${part('untilSent')} ms until sent, ${part('onTheWay')} ms on the way, ${part('untilShown')} ms until in the document`
}
