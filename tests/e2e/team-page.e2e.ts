/** Members by the full page alone: an invitation made, pasted in another browser, a role changed, a device signed out. */
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import { emptyAccount } from '../../lib/domain/default-account'
import { findBrokenRules } from './broken-rules'
import { launchExtension, type ExtensionBrowser } from './browsers/chromium'
import { putRows } from './put-rows'
import { chromeExtension } from './setup/project-paths'
import { startCuttableProxy, type CuttableProxy } from './team/cuttable-proxy'
import { customers } from './team/customers'
import { startTeam, type Team } from './team/team'

const owner = 'owner@ourco.test'
const guest = 'guest@ourco.test'
const madeAlone = '0199f000-0000-7000-8000-000000000001'

// Each goes on where the one before ended.
test.describe.configure({ mode: 'serial' })

let team: Team
let line: CuttableProxy
let one: ExtensionBrowser
let two: ExtensionBrowser
let ownersPage: Page
let guestsPage: Page
let invitation = ''

test.beforeAll(async () => {
  team = await startTeam([owner], customers)
  line = await startCuttableProxy(team.port)
  one = await launchExtension({ extensionPath: chromeExtension })
  two = await launchExtension({ extensionPath: chromeExtension })
  ownersPage = await one.fullPage('workspace.html#/team')
  guestsPage = await two.fullPage('workspace.html#/team')
})
test.afterAll(async () => {
  await one?.close()
  await two?.close()
  await line?.close()
  await team?.close()
})

async function paste(page: Page, code: string): Promise<void> {
  await page.getByTestId('join-code').fill(code)
  await page.getByTestId('join').click()
}

test('an owner joins, and makes an invitation that is shown once', async () => {
  await paste(ownersPage, 'hello')
  await expect(ownersPage.getByTestId('join-failed')).toHaveAttribute('data-reason', 'badCode')
  await paste(ownersPage, await team.joinCode(owner, 'Desk', line.port))
  await expect(ownersPage.getByTestId('join-done')).toBeVisible()
  await expect(ownersPage.getByTestId('connection')).toHaveAttribute('data-status', 'upToDate')
  await ownersPage.getByTestId('invite-email').fill(guest)
  await ownersPage.getByTestId('invite').click()
  invitation = await ownersPage.getByTestId('invitation-code').inputValue()
  expect(invitation).toMatch(/^sidelight1\./)
  expect(await findBrokenRules(ownersPage)).toEqual([])
  await ownersPage.getByTestId('invited-done').click()
  await expect(ownersPage.getByTestId('invitation')).toContainText(guest)
})

test('who is invited reads what will be uploaded, joins, and is there for both', async () => {
  const now = new Date().toISOString()
  await putRows(guestsPage, { accounts: [emptyAccount(madeAlone, 'Made alone', now)] })
  await guestsPage.reload()
  await guestsPage.getByTestId('join-code').fill(invitation)
  await expect(guestsPage.getByTestId('uploads')).toHaveText('1 account')
  await guestsPage.getByTestId('join-device').fill('Kitchen laptop')
  expect(await findBrokenRules(guestsPage)).toEqual([])
  await guestsPage.getByTestId('join').click()
  await expect(guestsPage.getByTestId('join-done')).toContainText('1')
  await expect(guestsPage.getByTestId('device')).toContainText('Kitchen laptop')
  // A member sees no button that would be refused.
  await expect(guestsPage.getByTestId('member')).toHaveCount(2)
  await expect(guestsPage.locator('[data-testid="role-select"], [data-testid="remove-member"]')).toHaveCount(0)
  await expect(ownersPage.getByTestId('member')).toHaveCount(2)
  await expect(ownersPage.getByTestId('other-devices')).toContainText('Kitchen laptop')
})

test('what lost is shown with whose it is and when, and is taken back by one click', async () => {
  const at = new Date().toISOString()
  const lost = {
    kind: 'superseded',
    collection: 'accounts',
    recordId: madeAlone,
    change: { patch: { set: { industry: 'Glass blowing' } } },
    at,
    code: null,
    reason: null,
    lost: [{ field: 'industry', by: null, at }],
  }
  await putRows(ownersPage, { attention: [lost] })
  const attention = await one.fullPage('workspace.html#/attention')
  await expect(attention.getByTestId('mine')).toHaveText('Glass blowing')
  await expect(attention.getByTestId('theirs')).toHaveText('empty')
  expect(await findBrokenRules(attention)).toEqual([])
  await attention.getByTestId('take-back').click()
  await expect(attention.getByTestId('attention-line')).toHaveCount(0)
  const accounts = await two.fullPage('workspace.html#/')
  await expect(accounts.getByText('Glass blowing')).toBeVisible()
  await accounts.close()
  await attention.close()
})

test('made a viewer, they are told so where they are', async () => {
  // By a key: what a script chooses is not acted on.
  await ownersPage.getByTestId('members').getByTestId('role-select').focus()
  await ownersPage.keyboard.press('ArrowDown')
  await expect(guestsPage.getByTestId('members')).toContainText('Viewer')
})

test('out of reach, the page says since when and what to do, and is in step again', async () => {
  line.cut()
  const connection = ownersPage.getByTestId('connection')
  await expect(connection).toHaveAttribute('data-status', 'cannotReach', { timeout: 30_000 })
  await expect(connection).toContainText('since')
  await expect(connection.getByTestId('connection-next')).toContainText('Next try at')
  line.mend()
  await connection.getByTestId('retry').click()
  await expect(connection).toHaveAttribute('data-status', 'upToDate', { timeout: 30_000 })
})

test('a device that is signed out is out at once, and its page says what stays and what to do', async () => {
  await ownersPage.getByTestId('other-devices').getByTestId('revoke-device').click()
  await ownersPage.getByTestId('revoke-device-sure').click()
  await expect(guestsPage.getByTestId('connection')).toHaveAttribute('data-status', 'notAMember', { timeout: 45_000 })
  await expect(guestsPage.getByTestId('put-out')).toBeVisible()
  expect(await findBrokenRules(guestsPage)).toEqual([])
  await expect(ownersPage.getByTestId('other-devices')).toHaveCount(0)
  await paste(guestsPage, invitation)
  await expect(guestsPage.getByTestId('join-failed')).toHaveAttribute('data-reason', 'used')
})

test('leaving wipes the copy where the person says so', async () => {
  await guestsPage.getByTestId('leave-open').click()
  await guestsPage.getByTestId('leave-wipe').check()
  await guestsPage.getByTestId('leave').click()
  await expect(guestsPage.getByTestId('left')).toBeVisible()
  await guestsPage.getByTestId('join-code').fill(invitation)
  await expect(guestsPage.getByTestId('join-before')).toBeVisible()
  await expect(guestsPage.getByTestId('uploads')).toHaveCount(0)
})

test('left with the copy kept, and joined again: what was entered alone comes along', async () => {
  const again = await team.joinCode(owner, 'Desk again', line.port)
  await ownersPage.getByTestId('leave-open').click()
  await ownersPage.getByTestId('leave-keep').check()
  await ownersPage.getByTestId('leave').click()
  await expect(ownersPage.getByTestId('left')).toBeVisible()
  const account = await one.fullPage(`workspace.html#/accounts/${madeAlone}/depth`)
  await account.getByTestId('facts-edit').click()
  await account.getByTestId('fact-industry').fill('Entered alone')
  await account.keyboard.press('Enter')
  await expect(account.getByTestId('depth-facts')).toContainText('Entered alone')
  await account.close()
  await ownersPage.getByTestId('join-code').fill(again)
  await expect(ownersPage.getByTestId('comes-back')).toContainText('only 1 change')
  expect(await findBrokenRules(ownersPage)).toEqual([])
  await ownersPage.getByTestId('join').click()
  await expect(ownersPage.getByTestId('connection')).toHaveAttribute('data-status', 'upToDate', { timeout: 30_000 })
  // The guest's browser is wiped: it has what the server has.
  await paste(guestsPage, await team.joinCode(guest, 'Kitchen again', line.port))
  await expect(guestsPage.getByTestId('connection')).toHaveAttribute('data-status', 'upToDate', { timeout: 30_000 })
  const seen = await two.fullPage('workspace.html#/')
  await expect(seen.getByText('Entered alone')).toBeVisible()
})
