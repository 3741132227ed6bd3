/** A program by the full page alone: its key made, an unknown event seen, mapped with a preview, and then on the account's page. */
import { Analytics } from '@segment/analytics-node'
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import { findBrokenRules } from './broken-rules'
import { launchExtension, type ExtensionBrowser } from './browsers/chromium'
import { joinTeam } from './rep'
import { chromeExtension } from './setup/project-paths'
import { customerAt, customers } from './team/customers'
import { startTeam, type Team } from './team/team'

const owner = 'owner@ourco.test'
const rep = 'rep@ourco.test'
const acme = customerAt(0)

// Each goes on where the one before ended.
test.describe.configure({ mode: 'serial' })

let team: Team
let browser: ExtensionBrowser
let page: Page
let client: Analytics

test.beforeAll(async () => {
  team = await startTeam([owner, rep], customers)
  browser = await launchExtension({ extensionPath: chromeExtension })
  await joinTeam(browser, await team.joinCode(owner, 'Desk'))
  page = await browser.fullPage('workspace.html#/import/programs')
})
test.afterAll(async () => {
  await client?.closeAndFlush({ timeout: 1000 })
  await browser?.close()
  await team?.close()
})

test('a write key is made, and shown this once', async () => {
  await page.getByTestId('key-name').fill('Shop')
  await page.getByTestId('make-key').click()
  const secret = await page.getByTestId('key-secret').inputValue()
  expect(secret).toMatch(/^slw_/)
  expect(await findBrokenRules(page)).toEqual([])
  await page.getByTestId('key-done').click()
  await expect(page.getByTestId('write-key')).toContainText('Shop')
  expect(await page.content()).not.toContain(secret)
  client = new Analytics({ writeKey: secret, host: `http://127.0.0.1:${team.port}`, flushInterval: 50 })
})

test('what it sends is counted, and what nobody has named waits to be mapped', async () => {
  client.identify({ userId: '97980', traits: { email: acme.email } })
  client.track({ userId: '97980', event: 'Report Exported', properties: { report: 'sales' } })
  const event = page.locator('[data-testid="event"][data-name="Report Exported"]')
  await expect(event.getByTestId('outcome')).toHaveAttribute('data-outcome', 'unmapped')
  await event.getByTestId('messages').click()
  await expect(event.getByTestId('message-text')).toContainText('"report": "sales"')
  await event.getByTestId('map-this').click()
})

test('it is mapped by keys alone, with what it would become beside', async () => {
  const preview = page.getByTestId('preview-line')
  await expect(preview).toHaveAttribute('data-outcome', 'written')
  await page.getByTestId('mapping-kind').focus()
  await page.keyboard.type('report')
  await page.getByTestId('path-detail').focus()
  await page.keyboard.type('properties.report')
  await expect(preview).toContainText('report:sales')
  await expect(preview).toContainText(acme.name)
  expect(await findBrokenRules(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('mapping')).toContainText('Report Exported')
})

test('what came before is a signal on the account’s page, without a word more', async () => {
  // Nothing is unknown any more: everything is shown.
  const event = page.locator('[data-testid="event"][data-name="Report Exported"]')
  await expect(event.getByTestId('outcome')).toHaveAttribute('data-outcome', 'written')
  const account = await browser.fullPage(`workspace.html#/accounts/${team.accounts.get(acme.name) ?? ''}/depth`)
  await expect(account.getByTestId('depth-timeline')).toContainText('Report sales')
  await account.close()
})

test('a key that is revoked takes nothing more', async () => {
  await page.getByTestId('revoke-key').click()
  await page.getByTestId('revoke-key-sure').click()
  await expect(page.getByTestId('no-keys')).toBeVisible()
  const refused = new Promise((resolve) => client.on('error', resolve))
  client.track({ userId: '97980', event: 'Report Exported' })
  expect(await refused).toBeTruthy()
})

test('a member is told whose it is, and asks the server nothing', async () => {
  const other = await launchExtension({ extensionPath: chromeExtension })
  await joinTeam(other, await team.joinCode(rep, 'Phone'))
  const theirs = await other.fullPage('workspace.html#/import/programs')
  await expect(theirs.getByTestId('programs-not-here')).toContainText('Owners and admins')
  await other.close()
})
