/** D3 and D1: one company that is there twice is made one and two again; everything goes out as one file and comes back in another browser. */
import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import { emptyAccount, emptyContact } from '../../lib/domain/default-account'
import { launchExtension, type ExtensionBrowser } from './browsers/chromium'
import { dayAgo, instantAgo } from './days-ago'
import { countsOf, importFile } from './import-page'
import { putRows } from './put-rows'
import { chromeExtension } from './setup/project-paths'

/** The same company as two colleagues entered it, each with an order. */
function company(id: string, name: string, days: number) {
  const row = { createdAt: instantAgo(days), deletedAt: null, recordedAt: instantAgo(days) }
  const amount = { minor: 120_000, currency: 'CNY' }
  return {
    accounts: [{ ...emptyAccount(id, name, instantAgo(days)), domains: ['chenguang.test'] }],
    contacts: [{ ...emptyContact(`${id}-p`, `Ann of ${id}`, instantAgo(days)), accountIds: [id] }],
    orders: [{ ...row, id: `${id}-o`, accountId: id, on: dayAgo(days), amount, products: ['Lathe'] }],
    staleAccounts: [{ accountId: id, mark: id }],
  }
}

let browser: ExtensionBrowser
let page: Page

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  browser = await launchExtension({ extensionPath: chromeExtension })
  page = await browser.fullPage('workspace.html#/')
  await expect(page.getByRole('heading').first()).toBeVisible()
  await putRows(page, company('c1', 'Chenguang Precision Ltd', 300))
  await putRows(page, company('c2', 'Chenguang Precision', 20))
  await page.reload()
})
test.afterAll(() => browser?.close())

async function openPart(path: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#${path}`)}`)
}

test('two that share a domain and a name are put to a person, and merged: one is left, with the people of both', async () => {
  await openPart('/duplicates')
  await expect(page.getByTestId('duplicate')).toHaveCount(1)
  await page.getByTestId('merge').click()
  await expect(page.getByTestId('duplicate')).toHaveCount(0)
  await openPart('/')
  await expect(page.getByTestId('account-row')).toHaveCount(1)
  await openPart('/accounts/c1/depth')
  await expect(page.getByText('Ann of c1').first()).toBeVisible()
  await expect(page.getByText('Ann of c2').first()).toBeVisible()
})

test('taken back, both are there again, each with its own person', async () => {
  await openPart('/duplicates')
  await page.getByTestId('undo-merge').click()
  await expect(page.getByTestId('duplicate')).toHaveCount(1)
  await openPart('/')
  await expect(page.getByTestId('account-row')).toHaveCount(2)
  await openPart('/accounts/c2/depth')
  await expect(page.getByText('Ann of c2').first()).toBeVisible()
  await expect(page.getByText('Ann of c1')).toHaveCount(0)
})

test('everything goes out as one file, which another browser reads back to the same', async () => {
  await openPart('/export')
  const download = page.waitForEvent('download')
  await page.getByTestId('export-json').click()
  const text = await readFile(await (await download).path(), 'utf8')
  const other = await launchExtension({ extensionPath: chromeExtension })
  try {
    const there = await other.fullPage('workspace.html#/import')
    await importFile(there, { name: 'sidelight.json', content: text })
    expect((await countsOf(there, 'accounts'))[0]).toBe(2)
    expect((await countsOf(there, 'orders'))[0]).toBe(2)
    await there.evaluate(`location.hash = '#/'`)
    await expect(there.getByTestId('account-row')).toHaveCount(2)
    await expect(there.getByText('Chenguang Precision Ltd')).toBeVisible()
  } finally {
    await other.close()
  }
})
