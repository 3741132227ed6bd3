/** The account in depth in the built extension, by keyboard alone: with much data, and with a few mails. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import { emptyAccount, emptyContact } from '../../lib/domain/default-account'
import { findBrokenRules } from './broken-rules'
import { launchExtension, type ExtensionBrowser } from './browsers/chromium'
import { dayAgo, instantAgo } from './days-ago'
import { putRows } from './put-rows'
import { chromeExtension, picturesFolder } from './setup/project-paths'

const row = (id: string, daysAgo: number) => ({
  id,
  createdAt: instantAgo(daysAgo),
  deletedAt: null,
  recordedAt: instantAgo(daysAgo),
})

const order = (accountId: string, daysAgo: number, yuan: number) => ({
  ...row(`${accountId}-order-${daysAgo}`, daysAgo),
  accountId,
  on: dayAgo(daysAgo),
  amount: { minor: yuan * 100, currency: 'CNY' },
  products: daysAgo % 2 === 0 ? ['Loom L-400'] : ['Loom L-400', 'Spare parts'],
})

const mail = (accountId: string, daysAgo: number, direction: 'in' | 'out', summary: string) => ({
  ...row(`${accountId}-mail-${daysAgo}`, daysAgo),
  accountId,
  contactIds: [],
  kind: 'email',
  direction,
  at: instantAgo(daysAgo),
  summary,
  strongKey: null,
  weakKey: null,
  threadKey: null,
  loggedBy: [],
})

const largest = {
  ...emptyAccount('much', '恒达纺织 Hengda Textile International Holdings', instantAgo(700)),
  industry: 'Textile machinery',
  customerSince: dayAgo(600),
  approvedTier: { tier: 'basic', on: dayAgo(200) },
  industryInfluence: 5,
  jointInnovation: 4,
  receivablesKnown: true,
  overdueSince: dayAgo(40),
  creditLimit: { minor: 5_000_000, currency: 'CNY' },
  paymentTermsDays: 60,
  feel: { value: 4, at: instantAgo(2) },
}
const small = ['a', 'b', 'c', 'd', 'e'].map((id) =>
  Object.assign(emptyAccount(id, `Small ${id}`, instantAgo(700)), { customerSince: dayAgo(500) }),
)
const contact = {
  ...emptyContact('wang', 'Wang Fang', instantAgo(600)),
  emails: ['wang.fang@hengda.test'],
  accountIds: ['much'],
  formOfAddress: '王总',
  preferences: { channel: 'phone' },
}
/** Revenue ranks the large one first of six; what is not ranked here is missing. */
const reference = {
  ...row('reference', 0),
  day: dayAgo(0),
  values: {
    day: dayAgo(0),
    factors: { revenue12m: [100, 100, 100, 100, 100, 120_000] },
    abc: { leastA: 1000, leastB: 200 },
    lifetime: null,
    referrals: null,
    products: null,
  },
}

const stale = (...ids: readonly string[]) => ids.map((accountId) => ({ accountId, mark: accountId }))

const muchData = {
  accounts: [largest, ...small],
  contacts: [contact],
  orders: [
    ...Array.from({ length: 24 }, (_, index) => order('much', index * 15 + 5, 10_000)),
    ...small.map(({ id }) => order(id, 40, 100)),
  ],
  interactions: Array.from({ length: 20 }, (_, index) =>
    mail('much', index * 9 + 1, index % 2 === 0 ? 'in' : 'out', `About delivery ${index}`),
  ),
  signals: Array.from({ length: 60 }, (_, index) => ({
    ...row(`use-${index}`, index),
    accountId: 'much',
    contactId: null,
    kind: 'coreUse',
    value: 0.8,
    at: instantAgo(index + 0.1),
  })),
  reference: [reference],
  staleAccounts: stale('much', 'a', 'b', 'c', 'd', 'e'),
}
/** A workspace that knows three mails. */
const mailAlone = {
  accounts: [emptyAccount('little', 'Müller GmbH', instantAgo(30))],
  interactions: [
    mail('little', 12, 'in', 'Question about the price list'),
    mail('little', 11, 'out', 'Re: Question about the price list'),
    mail('little', 2, 'in', 'One more question'),
  ],
  staleAccounts: stale('little'),
}

let browser: ExtensionBrowser | null = null
let page: Page

async function start(rows: typeof muchData | typeof mailAlone): Promise<void> {
  await browser?.close()
  browser = await launchExtension({ extensionPath: chromeExtension })
  page = await browser.fullPage('workspace.html')
  await expect(page.getByTestId('nav-accounts')).toBeVisible()
  await putRows(page, rows)
}

test.beforeAll(async () => {
  await mkdir(picturesFolder, { recursive: true })
  await start(muchData)
})
test.afterAll(() => browser?.close())

async function openDepth(accountId: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`chrome-extension://${browser?.extensionId}/workspace.html#/accounts/${accountId}/depth`)
  await expect(page.getByTestId('depth')).toBeVisible()
}

/** The name of what has the focus, or of the nearest thing around it that has one. */
const focused = (): Promise<unknown> =>
  page.evaluate('document.activeElement?.closest("[data-testid]")?.dataset.testid ?? ""')

/** Tab by Tab, as a person without a mouse gets there. */
async function tabTo(testId: string): Promise<void> {
  for (let presses = 0; presses < 250; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await focused()) === testId) return
  }
  throw new Error(`Tab does not lead to ${testId}.`)
}

async function press(testId: string): Promise<void> {
  await tabTo(testId)
  await page.keyboard.press('Enter')
}

test('with much data every part is there, accessible, and a number opens down to its rows', async () => {
  await openDepth('much')
  for (const part of ['alerts', 'health', 'value', 'stage', 'credit', 'orders', 'facts', 'people', 'timeline'])
    await expect(page.getByTestId(`depth-${part}`)).toBeVisible()
  await expect(page.getByTestId('add-next')).toHaveCount(1)
  expect(await findBrokenRules(page)).toEqual([])
  await page.screenshot({ path: join(picturesFolder, 'account-depth-much-e2e.png'), fullPage: true })
  const point = await page.locator('[data-testid^="trend-20"]').first().getAttribute('data-testid')
  await press(point ?? '')
  await expect(page.getByTestId('trend-then')).toContainText('Use of core features')
  await press('score-current')
  await expect(page.getByTestId('score-current').getByTestId('rows')).toContainText('Loom L-400')
  await expect(page.getByTestId('score-current').getByTestId('rows')).toContainText('CN¥10,000')
  await expect(page.getByTestId('score-current').getByTestId('rows')).toContainText('A number names its newest rows')
  await page.getByTestId('depth-value').screenshot({ path: join(picturesFolder, 'account-depth-rows-e2e.png') })
  await press('product')
  const sold = page.getByTestId('depth-orders').getByTestId('rows').locator('li')
  await expect(sold.filter({ hasText: 'Loom L-400' })).toHaveCount(20)
  await expect(sold.filter({ hasText: 'and 4 more' })).toHaveCount(1)
  await page.getByRole('button', { name: '简体中文' }).click()
  await page.getByTestId('depth-value').screenshot({ path: join(picturesFolder, 'account-depth-rows-zh-CN-e2e.png') })
  await page.getByRole('button', { name: 'English' }).click()
})

test('the tier that the numbers give is approved by a person', async () => {
  await openDepth('much')
  const approval = page.getByTestId('tier-approval')
  await expect(approval).toContainText('Basic, approved')
  await expect(approval).toContainText('the numbers say Strategic')
  await expect(page.getByTestId('tier')).toContainText('would be strategic')
  await press('approve-strategic')
  await expect(approval).toContainText('Strategic, approved')
  await expect(approval).not.toContainText('Basic')
  await expect(page.getByTestId('tier')).toContainText('Strategic')
  await expect(page.getByTestId('tier')).not.toContainText('would be')
})

test('a stage is set by hand with a reason and an end, and taken back', async () => {
  await openDepth('much')
  await expect(page.getByTestId('stage')).toContainText('Mature')
  await expect(page.getByTestId('journey')).toContainText('Growing → Mature')
  await press('stage-by-hand')
  await tabTo('stage-to')
  await page.keyboard.press('d')
  await tabTo('stage-reason')
  // Without a reason nothing is stored.
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('stage-reason')).toBeVisible()
  await page.keyboard.type('Their new director buys elsewhere')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('set-by-hand')).toContainText('Their new director buys elsewhere')
  await expect(page.getByTestId('set-by-hand')).toContainText('Underneath: Mature')
  await expect(page.getByTestId('stage')).toContainText('Declining')
  expect(await focused()).toBe('stage-by-hand')
  await page.keyboard.press('Shift+Tab')
  await press('stage-back')
  await expect(page.getByTestId('set-by-hand')).toHaveCount(0)
  await expect(page.getByTestId('stage')).toContainText('Mature')
})

test('an alert is taken on, its cause written down, the customer told, and solved', async () => {
  await openDepth('much')
  const alert = page.getByTestId('depth-alert').filter({ hasText: 'Overdue receivables' })
  await expect(alert).toContainText('40 days (line 30 days)')
  await tabTo('alert-owner')
  await page.keyboard.press('M')
  await expect(alert).toContainText('Me')
  await press('alert-told')
  await expect(alert).toContainText('customer told')
  await press('alert-found')
  await tabTo('alert-cause')
  await page.keyboard.type('The invoice went to the old address')
  await press('alert-solve')
  await expect(page.getByTestId('depth-alerts')).toContainText('0 open')
  await expect(page.getByTestId('verdict')).not.toContainText('Overdue receivables')
})

test('with a few mails alone it tells the rhythm and what to add next, and a fact is entered', async () => {
  await start(mailAlone)
  await openDepth('little')
  await expect(page.getByTestId('rhythm-in')).toContainText('They wrote last')
  await expect(page.getByTestId('depth-health')).toHaveCount(0)
  await expect(page.getByTestId('depth-value')).toHaveCount(0)
  await expect(page.getByTestId('depth-orders')).toHaveCount(0)
  await expect(page.getByTestId('depth')).not.toContainText('no data')
  await expect(page.getByTestId('add-next').locator('li')).toHaveCount(3)
  expect(await findBrokenRules(page)).toEqual([])
  await page.screenshot({ path: join(picturesFolder, 'account-depth-little-e2e.png'), fullPage: true })
  await press('rhythm-in')
  await expect(page.getByTestId('rhythm-in').getByTestId('rows')).toContainText('One more question')
  await press('add-owner')
  await page.keyboard.press('M')
  await tabTo('fact-industry')
  await page.keyboard.type('Retail')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('depth-facts')).toContainText('Retail')
  await expect(page.getByTestId('add-owner')).toHaveCount(0)
})
