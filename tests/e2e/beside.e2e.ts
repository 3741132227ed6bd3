/** The sidebar beside the webmail's page: it covers nothing, keeps its width, and comes into a tab that is already open. */
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import { writeMessage } from './mail/write-message'
import { startRep, type Rep } from './rep'
import { chromeExtension } from './setup/project-paths'
import { mailboxOwner, requireWebmail } from './setup/running-webmail'
import { openFullPage } from './webmail/roundcube-page'

let rep: Rep

test.beforeAll(async () => {
  const webmail = requireWebmail()
  const user = mailboxOwner(13)
  const [uid = 0] = await webmail.seed(user, [
    writeMessage({ from: 'Ana Acme <ana@acme.example>', to: user, subject: 'Offer for May' }),
  ])
  rep = await startRep({ webmail, user })
  await openFullPage(rep.page, webmail, uid)
})
test.afterAll(() => rep?.close())

async function boxOfSidebar() {
  const element = await (await rep.sidebar()).frameElement()
  const box = await element.boundingBox()
  if (box === null) throw new Error('The sidebar is not drawn.')
  return box
}

/** Where the message's text ends on the right, and where it begins, CSS pixels. */
async function edgesOfText(page: Page): Promise<{ right: number; top: number }> {
  const box = await page.locator('#messagebody').boundingBox()
  if (box === null) throw new Error('The message is not drawn.')
  return { right: box.x + box.width, top: box.y }
}

test('covers nothing of the message, open and folded, and the text stays where it is read', async () => {
  const sidebar = await rep.sidebar()
  await expect(sidebar.getByTestId('fold')).toBeVisible()
  const open = await boxOfSidebar()
  const before = await edgesOfText(rep.page)
  expect(before.right).toBeLessThanOrEqual(open.x + 1)

  await sidebar.getByTestId('fold').click()
  await expect.poll(async () => (await boxOfSidebar()).width).toBeLessThan(60)
  const rail = await boxOfSidebar()
  await expect.poll(async () => (await edgesOfText(rep.page)).right).toBeGreaterThan(before.right + 100)
  const folded = await edgesOfText(rep.page)
  expect(folded.right).toBeLessThanOrEqual(rail.x + 1)
  expect(Math.abs(folded.top - before.top)).toBeLessThanOrEqual(1)

  await sidebar.getByTestId('unfold').click()
  await expect.poll(async () => (await boxOfSidebar()).width).toBe(open.width)
  await expect.poll(() => edgesOfText(rep.page)).toEqual(before)
})

test('keeps the width that was drawn when the page is loaded anew', async () => {
  const { width } = await boxOfSidebar()
  await (await rep.sidebar()).getByTestId('resize').focus()
  await rep.page.keyboard.press('ArrowLeft')
  await expect.poll(async () => (await boxOfSidebar()).width).toBe(width + 10)
  await rep.page.reload()
  await expect.poll(async () => (await boxOfSidebar()).width).toBe(width + 10)
})

test('comes into a tab that was open before the extension was', async () => {
  await rep.page.evaluate(() => Object.assign(globalThis, { isSamePage: true }))
  const before = await rep.sidebar()
  // Installed once more: the old script's extension is gone, and the new one finds the tab open.
  const session = await rep.browser.context.browser()?.newBrowserCDPSession()
  await session?.send('Extensions.loadUnpacked', { path: chromeExtension })
  await expect.poll(() => before.isDetached()).toBe(true)
  const after = await rep.sidebar()
  await expect(after.getByLabel('Name')).toHaveValue('Ana Acme')
  expect(await rep.page.evaluate('globalThis.isSamePage')).toBe(true)
})
