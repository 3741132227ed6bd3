/** The first sync of a large workspace into the real extension, against writing the same rows into Dexie from memory. */
import * as z from 'zod/mini'
import { launchExtension } from '../e2e/browsers/chromium'
import { sendFromPage } from '../e2e/rep'
import { joinAnswerSchema } from '../../lib/messages/runtime'
import { makeBenchExtension, seedPage, type ExtensionCopy } from './bench-extension'
import type { Figure } from './figure'
import { startFullWorkspace } from './full-workspace'
import { contactsPerAccount } from './pages/bench-rows'
import type { BenchPart } from './part'

const accounts = 20_000
/** Each in a browser of its own; the fastest counts. */
const runs = 3
const goal = 1.5

interface Run {
  ours: number
  bare: number
  /** Shares that the page showed while it lasted. */
  shown: number
}

/** Waits, in the page, until the connection is in step again, and notes what it said meanwhile; ms since the page was made. */
const untilInStep = `new Promise((resolve) => {
  const said = new Set()
  const look = () => {
    const line = document.querySelector('[data-testid="sync"]')
    const share = line?.textContent.match(/\\d+(?:\\.\\d+)?\\s?%/)
    if (share) said.add(share[0])
    if (line?.dataset.status === 'upToDate' && said.wasSyncing) resolve({ at: performance.now(), shown: said.size })
    if (line?.dataset.status === 'syncing') said.wasSyncing = true
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  look()
})`
const seenSchema = z.object({ at: z.number(), shown: z.int() })

async function measure(extension: ExtensionCopy, joinCode: string, wanted: number): Promise<Run> {
  const browser = await launchExtension({ extensionPath: extension.folder })
  try {
    const seed = await browser.fullPage(seedPage)
    const bare = z.number().parse(await seed.evaluate(`benchStore.writeRows(${wanted})`))
    await seed.close()
    const page = await browser.fullPage('workspace.html#/team')
    await page.getByTestId('team').waitFor()
    const seen = page.evaluate(untilInStep)
    const started = z.number().parse(await page.evaluate('performance.now()'))
    const answer = joinAnswerSchema.parse(await sendFromPage(page, { type: 'join', code: joinCode }))
    if (!answer.ok) throw new Error(`Joining failed: ${answer.reason}.`)
    const { at, shown } = seenSchema.parse(await seen)
    const rows = await page.evaluate(countRows)
    const expected = [wanted, wanted * contactsPerAccount]
    if (JSON.stringify(rows) !== JSON.stringify(expected))
      throw new Error(`The store holds ${JSON.stringify(rows)} accounts and contacts, not ${JSON.stringify(expected)}.`)
    return { ours: at - started, bare, shown }
  } finally {
    await browser.close()
  }
}

const countRows = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('sidelight')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => {
    const tables = ['accounts', 'contacts']
    const transaction = opening.result.transaction(tables)
    const counts = tables.map((table) => transaction.objectStore(table).count())
    transaction.oncomplete = () => {
      opening.result.close()
      resolve(counts.map(({ result }) => result))
    }
  }
})`

/** @param wanted accounts, with five people each */
export async function* measureFirstSync(wanted: number, say: (line: string) => void): AsyncIterable<Figure> {
  const extension = await makeBenchExtension()
  const workspace = await startFullWorkspace(wanted, runs)
  try {
    const found: Run[] = []
    for (const code of workspace.joinCodes) found.push(await measure(extension, code, wanted))
    const fastest = (of: 'ours' | 'bare'): number => Math.min(...found.map((run) => run[of]))
    const shares = found.map(({ shown }) => shown)
    say(`the page showed ${Math.min(...shares)} to ${Math.max(...shares)} shares while it lasted`)
    const name = `first-sync of ${wanted} accounts and ${wanted * contactsPerAccount} contacts`
    yield { name, ours: fastest('ours'), baseline: fastest('bare'), unit: 'ms', goal }
  } finally {
    await workspace.close()
    await extension.remove()
  }
}

export const firstSyncPart: BenchPart = {
  name: 'first-sync',
  async *run(say) {
    say('baseline: the same rows from memory into Dexie, in the same browser, a thousand at a time')
    yield* measureFirstSync(accounts, say)
  },
}
