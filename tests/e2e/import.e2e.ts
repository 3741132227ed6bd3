/** D1: a Chinese list in GB18030 and a vCard are brought in, looked at, brought in again, and taken back. */
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import { gb18030 } from '../import/gb18030'
import { findBrokenRules } from './broken-rules'
import { launchExtension, type ExtensionBrowser } from './browsers/chromium'
import { choose, importFile, manyCompanies } from './import-page'
import { chromeExtension, picturesFolder, sharedData } from './setup/project-paths'

const customers = `客户名称,客户级别,联系人,手机,邮箱,负责人,成交日期,金额
上海晨光精密有限公司,A级,王小明,13800000000,wang@chenguang.test,李雷,2024年3月12日,"￥12,000.00"
北京远山科技有限公司,战略,韩梅梅,13900000000,han@yuanshan.test,李雷,2024/3/5,1.5万
广州海蓝贸易有限公司,普通客户,陈晨,13700000000,chen,李雷,2024-02-30,8000
`

let browser: ExtensionBrowser | null = null
test.beforeEach(async () => {
  browser = await launchExtension({ extensionPath: chromeExtension, lang: 'zh-CN' })
  await mkdir(picturesFolder, { recursive: true })
})
test.afterEach(async () => {
  await browser?.close()
  browser = null
})

async function importPage(): Promise<Page> {
  if (browser === null) throw new Error('The browser did not start.')
  return browser.fullPage('workspace.html#/import')
}

test('a Chinese list in GB18030 is read, imported, known again, and undone', async () => {
  const page = await importPage()
  const bytes = gb18030(customers)
  await choose(page, { name: '客户.csv', content: bytes })
  await expect(page.getByTestId('encoding')).toHaveValue('gb18030')
  await expect(page.getByTestId('draft-lines')).toContainText('上海晨光精密有限公司')
  await expect(page.getByTestId('draft-lines')).toContainText('2024年3月12日')
  await expect(page.getByTestId('problem')).toHaveCount(2)
  await page.screenshot({ path: join(picturesFolder, 'import-preview-e2e.png'), fullPage: true })
  expect(await findBrokenRules(page)).toEqual([])

  await page.getByTestId('start-import').click()
  await expect(page.getByTestId('counts-accounts').locator('td').first()).toHaveText('2')
  await page.screenshot({ path: join(picturesFolder, 'import-done-e2e.png'), fullPage: true })
  const download = page.waitForEvent('download')
  await page.getByTestId('download-problems').click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toContain('广州海蓝贸易有限公司,普通客户,陈晨,13700000000,chen')

  await page.getByTestId('see-accounts').click()
  await expect(page.getByText('上海晨光精密有限公司')).toBeVisible()
  await expect(page.getByText('北京远山科技有限公司')).toBeVisible()

  await page.getByTestId('nav-import').click()
  await page.getByTestId('again').click()
  await importFile(page, { name: '客户.csv', content: bytes })
  await expect(page.getByTestId('counts-accounts').locator('td')).toHaveText(['0', '0', '2'])
  await expect(page.getByTestId('counts-orders').locator('td')).toHaveText(['0', '0', '2'])
  await expect(page.getByTestId('past-import')).toHaveCount(1)

  await page.getByTestId('undo-past').click()
  await expect(page.getByTestId('undone')).toBeVisible()
  await page.getByTestId('nav-accounts').click()
  await expect(page.getByText('上海晨光精密有限公司')).toHaveCount(0)
})

test('lines in error are mended and imported without making the others twice', async () => {
  const page = await importPage()
  await importFile(page, { name: '客户.csv', content: gb18030(customers) })
  const download = page.waitForEvent('download')
  await page.getByTestId('download-problems').click()
  const given = await readFile(await (await download).path(), 'utf8')
  const mended = given.replace('chen,', 'chen@hailan.test,').replace('2024-02-30', '2024-02-28')
  await page.getByTestId('again').click()
  await importFile(page, { name: '客户-problems.csv', content: mended })
  await expect(page.getByTestId('counts-accounts').locator('td')).toHaveText(['1', '0', '0'])
  await expect(page.getByTestId('counts-refused')).toHaveCount(0)
})

test('a vCard of an address book makes a person and their company', async () => {
  const file = join(sharedData, 'vcard', 'John_Doe_IPHONE.vcf')
  test.skip(!existsSync(file), '../shared/data/vcard is not there')
  const page = await importPage()
  await importFile(page, file)
  await expect(page.getByTestId('counts-contacts').locator('td').first()).toHaveText('1')
  await page.getByTestId('see-accounts').click()
  await expect(page.getByText('IBM')).toBeVisible()
})

test('a long import leaves the page free, is stopped, and undone', async () => {
  const page = await importPage()
  await choose(page, { name: 'many.csv', content: manyCompanies(20_000) })
  await expect(page.getByTestId('trial')).toContainText('2,000')
  await page.getByTestId('start-import').click()
  await expect(page.getByTestId('running').getByTestId('counts-accounts')).toBeVisible({ timeout: 40_000 })
  await page.getByTestId('nav-accounts').click()
  await expect(page.getByText('Company 1', { exact: true })).toBeVisible()
  await page.getByTestId('nav-import').click()
  await page.getByTestId('stop').click()
  await expect(page.getByTestId('import-done')).toContainText('已停止', { timeout: 30_000 })
  await page.getByTestId('undo-this').click()
  await expect(page.getByTestId('undone')).toBeVisible({ timeout: 60_000 })
  await page.getByTestId('nav-accounts').click()
  await expect(page.getByText('Company 1', { exact: true })).toHaveCount(0)
})

test('what cannot be read is refused with what to do', async () => {
  const page = await importPage()
  await page.getByTestId('file').setInputFiles({
    name: 'customers.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0]),
  })
  await expect(page.getByTestId('refused')).toContainText('CSV UTF-8')
})
