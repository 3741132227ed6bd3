/** Files that are wrong, huge or meant to do harm, through the page: what is good goes in, the tab stays alive. */
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Papa from 'papaparse'
import type { Page } from 'playwright-core'
import { gb18030 } from '../import/gb18030'
import { launchExtension, type ExtensionBrowser } from './browsers/chromium'
import { choose, countsOf, importFile, manyCompanies } from './import-page'
import { isLong } from './setup/long-form'
import { chromeExtension } from './setup/project-paths'

const gigabyte = 1024 ** 3
/** What takes long to read: its size on disk is small. */
const huge = (isLong ? 2 : 0.5) * gigabyte
/** Companies of a list that is written in three parts or more: it is cut off after the first. */
const many = isLong ? 12_000 : 5000

let browser: ExtensionBrowser | null = null
let folder = ''
test.beforeEach(async () => {
  browser = await launchExtension({ extensionPath: chromeExtension })
  folder = await mkdtemp(join(tmpdir(), 'sidelight-import-'))
})
test.afterEach(async () => {
  await browser?.close()
  browser = null
  await rm(folder, { recursive: true, force: true })
})

async function importPage(): Promise<Page> {
  if (browser === null) throw new Error('The browser did not start.')
  return browser.fullPage('workspace.html#/import')
}

/** A line of 200 cells. */
const line = (...cells: string[]): string => [...cells, ...Array(200 - cells.length).fill('x')].join(',')

/** Begins to look how long the page does not come to draw. */
async function watchFrames(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let last = performance.now()
    const look = (now: number): void => {
      const longest = Number(document.body.dataset['longestFrame'] ?? 0)
      document.body.dataset['longestFrame'] = String(Math.max(longest, now - last))
      last = now
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  return async () => Number(await page.evaluate(() => document.body.dataset['longestFrame']))
}

test('200 columns, a cell of a million characters, formulas and a line in another encoding', async () => {
  const page = await importPage()
  const headers = ['Company', 'Email', ...Array.from({ length: 198 }, (_, at) => `Own ${at}`)]
  const content = Buffer.concat([
    Buffer.from(`${headers.join(',')}\n`),
    Buffer.from(`${line('=cmd|calc!A1', 'ana@acme.test', '@SUM(A1)', '+1', '-2+3')}\n`),
    Buffer.from(`${line('Long', 'long@long.test', 'y'.repeat(1_000_000))}\n`),
    gb18030(`${line('客户公司', 'b@chenguang.test')}\n`),
    Buffer.from(`${line('Last Ltd', 'last@last.test')}\n`),
  ])
  await choose(page, { name: 'hostile.csv', content })
  await page.getByTestId('encoding').selectOption('utf-8')
  await expect(page.getByTestId('problem')).toHaveCount(2)
  await expect(page.getByTestId('problems')).toContainText('1000000 characters')
  await page.getByTestId('start-import').click()
  await expect(page.getByTestId('import-done')).toBeVisible()
  expect(await countsOf(page, 'accounts')).toEqual([2, 0, 0])

  await page.goto(page.url().replace(/#.*/, '#/export'))
  const download = page.waitForEvent('download')
  await page.getByTestId('export-accounts').click()
  const text = await readFile(await (await download).path(), 'utf8')
  const cells = Papa.parse<string[]>(text.slice(1).trim()).data.flat()
  expect(cells).toContain("'=cmd|calc!A1")
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
})

test(`a file of ${huge / gigabyte} GB is streamed: the tab draws on, and the rows in it go in`, async () => {
  test.setTimeout(300_000)
  const page = await importPage()
  const file = join(folder, 'huge.csv')
  const handle = await open(file, 'w')
  await handle.write(manyCompanies(3000))
  // A line that never ends, which no memory holds; nothing but its beginning and end is on this disk.
  await handle.write('Endless', huge - 100)
  await handle.write('\nLast Company,Last Person,last@last.test\n', huge)
  await handle.close()
  await choose(page, file)
  const longest = await watchFrames(page)
  await page.getByTestId('start-import').click()
  await expect(page.getByTestId('import-done')).toBeVisible({ timeout: 240_000 })
  expect(await countsOf(page, 'contacts')).toEqual([3001, 0, 0])
  await expect(page.getByTestId('problem')).toHaveCount(1)
  expect(await longest()).toBeLessThan(1500)
})

test('a file over 4 GB is refused before it is read', async () => {
  const page = await importPage()
  const file = join(folder, 'larger.csv')
  const handle = await open(file, 'w')
  await handle.write(manyCompanies(10))
  await handle.truncate(4 * gigabyte + 1)
  await handle.close()
  await page.getByTestId('file').setInputFiles(file)
  await expect(page.getByTestId('refused')).toContainText('4 GB')
})

/** Takes the turn of imports, as a tab that writes for long; what it gives leaves it to the next. */
async function holdTurn(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(
    () =>
      new Promise<void>((held) => {
        const written = new Promise<void>((leave) => document.addEventListener('leave-turn', () => leave()))
        void navigator.locks.request('sidelight-import', () => {
          held()
          return written
        })
      }),
  )
  return () => page.evaluate(() => void document.dispatchEvent(new Event('leave-turn')))
}

test('two tabs that import one file at once take turns, and nothing is there twice', async () => {
  test.setTimeout(180_000)
  const [first, second] = [await importPage(), await importPage()]
  const leaveTurn = await holdTurn(await importPage())
  const some = 500
  const file = { name: 'many.csv', content: manyCompanies(some) }
  await choose(first, file)
  await choose(second, file)
  for (const page of [first, second]) {
    await page.getByTestId('start-import').click()
    await expect(page.getByTestId('running')).toContainText('Another tab')
  }
  await leaveTurn()
  await expect(first.getByTestId('import-done')).toBeVisible({ timeout: 60_000 })
  await expect(second.getByTestId('import-done')).toBeVisible({ timeout: 60_000 })
  expect(await countsOf(first, 'contacts')).toEqual([some, 0, 0])
  expect(await countsOf(second, 'contacts')).toEqual([0, 0, some])
  await expect(second.getByTestId('past-import')).toHaveCount(1)
})

/** Starts an import and gives its worker, once some of it is written. */
async function runningWorker(page: Page) {
  const started = page.waitForEvent('worker')
  await page.getByTestId('start-import').click()
  const worker = await started
  // The preview counts too.
  await expect(page.getByTestId('running').getByTestId('counts-contacts')).toBeVisible({ timeout: 30_000 })
  return worker
}

/** Imports the file again: what is missing comes in, as one import. */
async function goOn(page: Page, content: string, count: number): Promise<void> {
  await expect(page.getByTestId('past-import')).toContainText('not finished')
  await page.getByTestId('again').click()
  await importFile(page, { name: 'many.csv', content })
  const [made = 0, changed, unchanged = 0] = await countsOf(page, 'contacts')
  expect(made + unchanged).toBe(count)
  expect(changed).toBe(0)
  expect(unchanged).toBeGreaterThan(0)
  expect(made).toBeGreaterThan(0)
  await expect(page.getByTestId('past-import')).toHaveCount(1)
}

test('a worker that is ended midway leaves whole parts, says so, and is gone on with', async () => {
  test.setTimeout(180_000)
  const page = await importPage()
  const content = manyCompanies(many)
  await choose(page, { name: 'many.csv', content })
  const worker = await runningWorker(page)
  // It gives no answer: the worker it was asked of is gone.
  worker.evaluate(() => self.close()).catch(() => undefined)
  await expect(page.getByTestId('import-failed')).toContainText('import the file again to go on, or undo it below')
  await goOn(page, content, many)
  // One undo takes both back.
  await page.getByTestId('undo-past').click()
  const removed = `${(2 * many).toLocaleString('en')} rows removed`
  await expect(page.getByTestId('undone')).toContainText(removed, { timeout: 60_000 })
})

test('a full disk midway leaves whole parts, says what to do, and is gone on with', async () => {
  test.setTimeout(180_000)
  const page = await importPage()
  const content = manyCompanies(many)
  await choose(page, { name: 'many.csv', content })
  const worker = await runningWorker(page)
  await worker.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
  })
  await expect(page.getByTestId('import-failed')).toContainText('Free some space, then import the file again')
  await goOn(page, content, many)
})
