/** Chips in a list of a hundred messages: what laying their room and drawing them costs the webmail's main thread. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import { listReportSchema, type ListReport } from '../../lib/messages/list-report'
import type { ListChip } from '../../lib/messages/sidebar-messages'
import { launchExtension } from '../e2e/browsers/chromium'
import { hearPage } from '../e2e/hear-page'
import { sendFromPage } from '../e2e/rep'
import { copyExtension } from './bench-extension'
import { openMailbox } from './mailbox/mailbox-page'
import { startBenchMailbox } from './mailbox/mailbox-server'
import type { BenchPart } from './part'
import { recordMainThread } from './trace'

const rows = 100
const frameMs = 16
const drawings = 30

/** All rows and the room that counts as seen. */
const viewport = { width: 1280, height: 1600 }

const chipOf = ({ key }: ListReport['rows'][number], drawing: number): ListChip => ({
  key,
  tier: 'growth',
  band: drawing % 2 === 0 ? 'watch' : 'healthy',
  label: drawing % 2 === 0 ? 'Growth' : '战略',
  title: `Growth, drawing ${drawing}`,
})

/** Waits for a report of the list that holds all rows. */
async function reportOf(listener: Page): Promise<ListReport> {
  const reported = `new Promise((resolve) => {
    const look = () => heard.at(-1)?.rows.length === ${rows} ? resolve(heard.at(-1)) : setTimeout(look, 50)
    look()
  })`
  return listReportSchema.parse(await listener.evaluate(reported))
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

export const listChipsPart: BenchPart = {
  name: 'list-chips',
  async *run(say) {
    say(`processor time of the page's main thread; ${rows} rows on screen, drawn ${drawings} times`)
    const extension = await copyExtension()
    const mailbox = await startBenchMailbox()
    const browser = await launchExtension({ extensionPath: extension.folder, viewport })
    try {
      const listener = await browser.fullPage('workspace.html')
      await listener.evaluate('globalThis.heard = []')
      await hearPage(listener, `(message) => void (message.type === 'list-report' && heard.push(message.report))`)
      const page = await browser.context.newPage()
      const { beside } = await openMailbox(browser, mailbox, page, mailbox.listUrl)
      await sendFromPage(beside, { type: 'sidebar-list', isWanted: true })
      const report = await reportOf(listener)

      const drawn = await recordMainThread(browser.context, page, async () => {
        for (let drawing = 0; drawing < drawings; drawing += 1) {
          const chips = report.rows.map((row) => chipOf(row, drawing))
          await sendFromPage(beside, { type: 'sidebar-chips', sequence: report.sequence, chips })
          await delay(60)
        }
      })
      const shown = z
        .number()
        .parse(await page.evaluate(`document.querySelectorAll('#messagelist span[style*=strict]').length`))
      if (shown !== rows) throw new Error(`${shown} of ${rows} rows have room for a chip.`)
      say(`one drawing with style, layout and paint: ${(sum(drawn.tasks) / drawings).toFixed(1)} ms`)
      yield figure('drawing', Math.max(...drawn.ourTasks))

      const laid = await recordMainThread(browser.context, page, async () => {
        for (let drawing = 0; drawing < drawings; drawing += 1) {
          await page.evaluate(`benchMailbox.relist(${1000 * (drawing + 1)})`)
          await delay(250)
        }
      })
      say(`reading a new list and making room: ${(sum(laid.ourCalls) / drawings).toFixed(1)} ms`)
      yield figure('reading the list and making room', Math.max(...laid.ourTasks))
    } finally {
      await browser.close()
      await mailbox.close()
      await extension.remove()
    }
  },
}

function figure(what: string, ours: number) {
  const name = `list-chips ${what} for ${rows} rows, longest task, against a frame of ${frameMs} ms`
  return { name, ours, baseline: frameMs, unit: 'ms', goal: 1 } as const
}
