/** A list of who has left, as it is published: the preview says who is lost, and from when. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchExtension } from './browsers/chromium'
import { choose } from './import-page'
import { chromeExtension, picturesFolder, sharedData } from './setup/project-paths'
import { skip } from './setup/running-webmail'

test('the preview of a churn list says who is lost, from today', async () => {
  const file = join(sharedData, 'telco', 'Telco-Customer-Churn.csv')
  if (!existsSync(file)) return skip('../shared/data/telco is not here.')
  const browser = await launchExtension({ extensionPath: chromeExtension })
  try {
    const page = await browser.fullPage('workspace.html#/import')
    await choose(page, file)
    await expect(page.getByTestId('draft-lines')).toContainText('Lifecycle stage: lost, counted from today')
    await expect(page.getByLabel('Becomes: Churn')).toHaveValue('account.churned')
    await expect(page.getByTestId('problems')).toHaveCount(0)
    await mkdir(picturesFolder, { recursive: true })
    await page.screenshot({ path: join(picturesFolder, 'import-churn.png'), fullPage: true })
  } finally {
    await browser.close()
  }
})
