/** A person changes a line of the rules, sees who would change, saves, and an account's band is another. */
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import { emptyAccount } from '../../lib/domain/default-account'
import { launchExtension, type ExtensionBrowser } from './browsers/chromium'
import { dayAgo, instantAgo } from './days-ago'
import { putRows } from './put-rows'
import { chromeExtension } from './setup/project-paths'

/** Uses the product each day, pays ten days late where `isLate`. */
function customer(id: string, name: string, isLate: boolean) {
  const account = {
    ...emptyAccount(id, name, instantAgo(400)),
    customerSince: dayAgo(400),
    receivablesKnown: true,
    overdueSince: isLate ? dayAgo(10) : null,
    feel: { value: 4, at: instantAgo(2) },
    keyAccount: isLate ? null : { managerId: null, sponsorId: null, reason: '', criteria: {} },
  }
  const signals = Array.from({ length: 120 }, (_, index) => ({
    id: `${id}-${index}`,
    createdAt: instantAgo(index),
    deletedAt: null,
    accountId: id,
    contactId: null,
    kind: 'coreUse',
    value: 0.8,
    at: instantAgo(index + 0.1),
    recordedAt: instantAgo(index + 0.1),
  }))
  return { accounts: [account], signals, staleAccounts: [{ accountId: id, mark: id }] }
}

let browser: ExtensionBrowser
let page: Page

test.beforeAll(async () => {
  browser = await launchExtension({ extensionPath: chromeExtension })
  page = await browser.fullPage('workspace.html#/policy')
  await expect(page.getByTestId('policy')).toBeVisible()
  for (const rows of [customer('c1', 'Late Payers Ltd', true), customer('c2', 'Prompt & Co', false)])
    await putRows(page, rows)
  await page.reload()
})
test.afterAll(() => browser?.close())

async function openPart(path: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#${path}`)}`)
}

const rowOf = (name: string) => page.getByTestId('account-row').filter({ hasText: name })
const criticalLine = () => page.getByTestId('field-health.indicators.receivables.critical')

test('a changed line shows whom it changes, and nothing is saved before a person saves', async () => {
  await openPart('/')
  await expect(rowOf('Late Payers Ltd')).toContainText('Healthy')
  await openPart('/policy')
  await criticalLine().fill('5')
  await expect(page.getByTestId('effect')).toContainText('1 of 2 accounts change')
  await expect(page.getByTestId('effect-accounts')).toContainText('Late Payers Ltd')
  await expect(page.getByTestId('effect-accounts')).toContainText('Healthy → Watch')
  await openPart('/')
  await expect(rowOf('Late Payers Ltd')).toContainText('Healthy')
})

test('a line that cannot be is refused with what would be right', async () => {
  await openPart('/policy')
  await criticalLine().fill('0')
  await expect(page.getByText('have to differ')).toBeVisible()
  await expect(page.getByTestId('policy-save')).toBeDisabled()
})

test('saved, it is in force: the account’s band changes', async () => {
  await criticalLine().fill('5')
  await expect(page.getByTestId('effect-accounts')).toContainText('Late Payers Ltd')
  await page.getByTestId('policy-save').click()
  await expect(page.getByTestId('policy-save-state')).toContainText('Saved as version 1')
  await openPart('/')
  await expect(rowOf('Late Payers Ltd')).toContainText('Watch')
  await expect(rowOf('Prompt & Co')).toContainText('Healthy')
})

test('the version before can be had back', async () => {
  await openPart('/policy/versions')
  await page.getByTestId('restore-0').click()
  await expect(page.getByTestId('policy-save-state')).toContainText('Saved as version 2')
  await openPart('/')
  await expect(rowOf('Late Payers Ltd')).toContainText('Healthy')
})

test('a criterion of key accounts shows whom it leaves short, and asks for it where one is chosen', async () => {
  await openPart('/policy')
  await expect(page.getByTestId('key-range')).toContainText('1 key account. Between 5 and 25 are useful.')
  await page.getByTestId('criterion-new').fill('Buys in three lines')
  await page.getByTestId('criterion-add').click()
  await expect(page.getByTestId('effect-accounts')).toContainText('all criteria met → not all criteria met')
  await expect(page.getByTestId('effect-accounts')).toContainText('Prompt & Co')
  await page.getByTestId('policy-save').click()
  await expect(page.getByTestId('policy-save-state')).toContainText('Saved as version 3')
  await openPart('/accounts/c2/depth')
  await expect(page.getByTestId('depth-key')).toContainText('Buys in three lines')
  await expect(page.getByTestId('depth-key')).toContainText('not looked at')
})

test('without a lost account the simulator says what to do, and answers once one is marked', async () => {
  await openPart('/policy/simulator')
  await page.getByTestId('simulator-rule').selectOption('receivables')
  await page.getByTestId('mark-lost-name').fill('Late Payers Ltd')
  await page.getByTestId('mark-lost').click()
  await expect(page.getByTestId('simulator-words')).toContainText('At 30 days: 0 of 1 lost account warned of')
  await page.getByTestId('simulator-best').click()
  await expect(page.getByTestId('simulator-words')).toContainText('1 of 1 lost account warned of in time, 0 false')
  await openPart('/policy/learned')
  await expect(page.getByTestId('learned')).toContainText('Learning needs 10 lost accounts; 1 is known')
})

test('a segment is made from a filter, shows at once who is in it, and has rules of its own', async () => {
  await openPart('/segments/new')
  await page.getByTestId('segment-name').fill('Salons')
  await page.getByTestId('add-condition').click()
  await page.getByTestId('condition-field').selectOption('relationship')
  await expect(page.getByTestId('segment-found')).toContainText('Complete the marked conditions')
  await page.getByTestId('segment-condition').getByLabel('Not known').check()
  await expect(page.getByTestId('segment-found')).toContainText('2 of 2 accounts')
  await expect(page.getByTestId('segment-accounts')).toContainText('Prompt & Co')
  await page.getByTestId('segment-save').click()
  await expect(page.getByTestId('segment-line')).toContainText('Salons')
  await openPart('/policy')
  await page.getByTestId('segment-scope').selectOption({ label: 'Salons' })
  await page.getByTestId('preset-hairSalon').click()
  await expect(page.getByTestId('field-dormancy.cadence')).toHaveValue('45')
  await page.getByTestId('policy-save').click()
  await expect(page.getByTestId('policy-save-state')).toContainText('Saved as version 4')
  await openPart('/segments')
  await expect(page.getByTestId('segment-line')).toContainText('has rules of its own')
})

test('the list of accounts shows those of a segment, and goes back to all', async () => {
  await openPart('/segments/new')
  await page.getByTestId('segment-name').fill('Chosen ones')
  await page.getByTestId('add-condition').click()
  await page.getByTestId('condition-field').selectOption('isKeyAccount')
  await page.getByTestId('segment-save').click()
  await expect(page.getByTestId('segment-line')).toHaveCount(2)
  await openPart('/')
  await expect(page.getByTestId('account-row')).toHaveCount(2)
  await page.getByTestId('segment-scope').selectOption({ label: 'Chosen ones' })
  await expect(page.getByTestId('account-row')).toHaveCount(1)
  await expect(rowOf('Prompt & Co')).toBeVisible()
  await openPart('/accounts/c2/depth')
  await openPart('/')
  await expect(page.getByTestId('account-count')).toHaveText('1 account')
  await page.getByTestId('segment-scope').selectOption('')
  await expect(page.getByTestId('account-row')).toHaveCount(2)
  await openPart('/segments')
  await page.getByTestId('segment-line').filter({ hasText: 'Chosen ones' }).click()
  await page.getByTestId('segment-remove').click()
  await expect(page.getByTestId('segment-line')).toHaveCount(1)
})

test('a deleted segment can be had back', async () => {
  await page.getByTestId('segment-line').click()
  await page.getByTestId('segment-remove').click()
  await expect(page.getByTestId('segment-line')).toHaveCount(0)
  await page.getByTestId('segment-undo').click()
  await expect(page.getByTestId('segment-name')).toHaveValue('Salons')
})

test('an indicator of one’s own is made in a form, shows its effect, and is changed afterwards', async () => {
  await openPart('/policy')
  await page.getByTestId('segment-scope').selectOption('')
  await page.getByTestId('own-new').click()
  await page.getByTestId('own-done').click()
  await expect(page.getByText('Give it a name.')).toBeVisible()
  await page.getByTestId('own-name').fill('Use in a fortnight')
  await page.getByTestId('own-kind').selectOption('signal')
  await page.getByTestId('own-signal').fill('coreUse')
  await page.getByTestId('own-days').fill('14')
  await page.getByTestId('own-good').fill('100')
  await page.getByTestId('own-critical').fill('50')
  await page.getByTestId('own-weight').fill('5')
  await page.getByTestId('own-done').click()
  await expect(page.getByTestId('effect-accounts')).toContainText('Prompt & Co')
  await page.getByTestId('policy-save').click()
  await expect(page.getByTestId('policy-save-state')).toContainText('Saved as version 5')
  await page.getByTestId('own-edit').click()
  await page.getByTestId('own-critical').fill('1')
  await page.getByTestId('own-good').fill('5')
  await page.getByTestId('own-done').click()
  await expect(page.getByTestId('own-indicators')).toContainText('good 5, critical 1')
  await expect(page.getByTestId('effect-accounts')).toContainText('Prompt & Co')
})
