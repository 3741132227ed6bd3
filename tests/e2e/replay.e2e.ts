/** M3: a rule is replayed on the team's own past, and weights that it teaches are switched on by a person. */
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import { emptyAccount } from '../../lib/domain/default-account'
import { launchExtension, type ExtensionBrowser } from './browsers/chromium'
import { dayAgo, instantAgo } from './days-ago'
import { putRows } from './put-rows'
import { chromeExtension } from './setup/project-paths'

/** Used the product twice a week for a year; the lost ones stopped 80 days before they left, and were less content all along. */
function customer(number: number, isLost: boolean) {
  const id = `c${number}`
  const row = { deletedAt: null, accountId: id, contactId: null }
  const signal = (kind: string, value: number | null, days: number) => {
    const at = instantAgo(days + 0.1)
    return { ...row, id: `${id}-${kind}-${days}`, createdAt: at, kind, value, at, recordedAt: at }
  }
  const [lostAgo, usedUntil] = isLost ? [60 + number, 140 + number] : [null, 0]
  const days = Array.from({ length: 110 }, (_, index) => index * 3.5).filter((ago) => ago >= usedUntil)
  return {
    accounts: [
      {
        ...emptyAccount(id, `Customer ${number}`, instantAgo(420)),
        customerSince: dayAgo(420),
        lost: lostAgo === null ? null : { on: dayAgo(lostAgo), reason: 'price' },
      },
    ],
    signals: [
      ...days.map((ago) => signal('login', null, ago)),
      ...[350, 250, 150].map((ago) => signal('csat', isLost ? 3.2 + (number % 5) / 10 : 4 + (number % 5) / 10, ago)),
    ],
    staleAccounts: [{ accountId: id, mark: id }],
  }
}

let browser: ExtensionBrowser
let page: Page

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  browser = await launchExtension({ extensionPath: chromeExtension })
  page = await browser.fullPage('workspace.html#/policy')
  await expect(page.getByTestId('policy')).toBeVisible()
  const all = Array.from({ length: 30 }, (_, number) => customer(number, number < 12))
  await putRows(page, {
    accounts: all.flatMap(({ accounts }) => accounts),
    signals: all.flatMap(({ signals }) => signals),
    staleAccounts: all.flatMap(({ staleAccounts }) => staleAccounts),
  })
  await page.reload()
})
test.afterAll(() => browser?.close())

async function openPart(path: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#${path}`)}`)
}

test('days without a login, replayed: all who left are warned of in time, and another line tells another count', async () => {
  await openPart('/policy/simulator')
  await page.getByTestId('simulator-rule').selectOption('sinceUse')
  const words = page.getByTestId('simulator-words')
  await expect(words).toContainText('12 of 12 lost accounts warned of in time, 0 false')
  const line = page.getByTestId('simulator-line')
  await line.fill('0')
  await expect(words).not.toContainText('12 of 12 lost accounts warned of in time, 0 false')
})

test('learnt weights stand beside those set by hand, and count once a person uses and saves them', async () => {
  await openPart('/policy/learned')
  await expect(page.getByTestId('learned')).toContainText('12 lost and 18 kept accounts')
  await openPart('/policy')
  const weight = page.getByTestId('field-health.indicators.csat.weight')
  const before = await weight.inputValue()
  await openPart('/policy/learned')
  await page.getByTestId('use-learned').click()
  await expect(weight).not.toHaveValue(before)
  const learnt = await weight.inputValue()
  await page.getByTestId('policy-save').click()
  await expect(page.getByTestId('policy-save-state')).toContainText('Saved as version 1')
  await page.reload()
  await expect(weight).toHaveValue(learnt)
})
