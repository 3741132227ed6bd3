/** From a page of Gmail's own origin the team is still reached on ws://127.0.0.1: the background holds the socket. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Frame } from 'playwright-core'
import { launchExtension, type ExtensionBrowser } from './browsers/chromium'
import { joinTeam } from './rep'
import { chromeExtension, projectFolder } from './setup/project-paths'
import { startTeam } from './team/team'

const user = 'rep@ourco.example'
const customer = { name: 'Globex', domain: 'globex.example', person: 'Wang Wei', email: 'wei@globex.example' }

test('a message on https://mail.google.com is recognised, logged, and reaches the colleague', async () => {
  const team = await startTeam([user, 'second@ourco.example'], [customer])
  const browser = await launchExtension({ extensionPath: chromeExtension })
  const colleague = await launchExtension({ extensionPath: chromeExtension })
  try {
    await joinTeam(browser, await team.joinCode(user, 'laptop'))
    await joinTeam(colleague, await team.joinCode('second@ourco.example', 'laptop'))
    const body = await readFile(join(projectFolder, 'tests', 'mail', 'fixtures', 'gmail-conversation.html'), 'utf8')
    const mine = await openConversation(browser, body)
    const theirs = await openConversation(colleague, body)
    await mine.getByTestId('log').click()
    await expect(theirs.getByTestId('logged-by')).toBeVisible()
    await expect(mine.getByTestId('sync')).toHaveAttribute('data-status', 'upToDate')
  } finally {
    await browser.close()
    await colleague.close()
    await team.close()
  }
})

async function openConversation({ context, sidebarFrame }: ExtensionBrowser, body: string): Promise<Frame> {
  await context.route('https://mail.google.com/**', (route) => route.fulfill({ contentType: 'text/html', body }))
  const page = await context.newPage()
  await page.goto('https://mail.google.com/mail/u/0/#inbox/17979cfe362a0001')
  const sidebar = await sidebarFrame(page)
  await expect(sidebar.getByTestId('account').first()).toHaveText(customer.name)
  return sidebar
}
