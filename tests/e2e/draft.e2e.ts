/** S, R2: text goes in at the caret of real Roundcube's editors, is taken back by their undo, and a sent draft is told. */
import { expect, test } from '@playwright/test'
import type { Frame } from 'playwright-core'
import * as z from 'zod/mini'
import { draftSentSchema } from '../../lib/messages/draft-sent'
import { hearPage } from './hear-page'
import { writeMessage } from './mail/write-message'
import { sendFromPage, startRep, type Rep } from './rep'
import { mailboxOwner, requireWebmail, type RunningWebmail } from './setup/running-webmail'
import { customerAt, fromHeader } from './team/customers'
import * as roundcube from './webmail/roundcube-page'

let webmail: RunningWebmail
let rep: Rep
let uid: number

test.beforeAll(async () => {
  webmail = requireWebmail()
  const user = mailboxOwner(9)
  const subject = 'Offer'
  const [seeded = 0] = await webmail.seed(user, [writeMessage({ from: fromHeader(customerAt(0)), to: user, subject })])
  uid = seeded
  rep = await startRep({ webmail, user })
  rep.page.on('dialog', (dialog) => void dialog.accept())
})
test.afterAll(async () => {
  await rep?.close()
})

/** A reply with its sidebar ready; `Dear , thanks` is typed above the quotation, the caret after "Dear ". */
async function beginReply(isHtml: boolean): Promise<Frame> {
  const { page } = rep
  await roundcube.openCompose(page, webmail, uid)
  const sidebar = await rep.sidebar()
  await expect(sidebar.getByTestId('draft')).toBeVisible()
  if (isHtml) {
    await page.locator('a.mce-i-html').click()
    await page.frameLocator('#composebody_ifr').locator('body').click()
  } else await page.locator('#composebody').click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('Dear , thanks')
  for (const _ of ', thanks') await page.keyboard.press('ArrowLeft')
  // The person leaves the draft, as for the sidebar.
  await page.locator('#compose-subject').focus()
  return sidebar
}

test('in plain text', async () => {
  const sidebar = await beginReply(false)
  const draft = rep.page.locator('#composebody')
  await sendFromPage(sidebar, { type: 'sidebar-insert', text: '王总' })
  await expect(draft).toHaveValue(/^Dear 王总, thanks[\s\S]*wrote:/)
  // The focus is back in the draft.
  await rep.page.keyboard.press('Control+z')
  await expect(draft).toHaveValue(/^Dear , thanks[\s\S]*wrote:/)
  await sendFromPage(sidebar, { type: 'sidebar-insert', text: 'Ana' })
  await expect(draft).toHaveValue(/^Dear Ana, thanks/)
  await rep.page.keyboard.type('!')
  await expect(draft).toHaveValue(/^Dear Ana!, thanks/)
})

test('in HTML, as text and nothing else', async () => {
  const sidebar = await beginReply(true)
  const draft = rep.page.frameLocator('#composebody_ifr').locator('body')
  await sendFromPage(sidebar, { type: 'sidebar-insert', text: '王总 <b onclick=alert(1)>' })
  await expect(draft).toContainText(/^Dear 王总 <b onclick=alert\(1\)>, thanks/)
  expect(await draft.locator('[onclick]').count()).toBe(0)
  await rep.page.keyboard.press('Control+z')
  await expect(draft).toContainText(/^Dear , thanks/)
})

test('a draft that is sent is told once, with its people and subject', async () => {
  const listener = await rep.browser.fullPage('workspace.html')
  await listener.evaluate('globalThis.sent = []')
  await hearPage(listener, `(message) => void (message.type === 'draft-sent' && sent.push(message.draft))`)
  await beginReply(false)
  // Saving is no sending, nor is what a script of the page does.
  await rep.page.evaluate(`document.querySelector('#composebody').click(); rcmail.command('savedraft')`)
  // While it saves, Roundcube takes no click on "Send".
  await expect.poll(() => rep.page.evaluate('Boolean(rcmail.env.draft_id) && !rcmail.busy')).toBe(true)
  await roundcube.sendDraft(rep.page)
  const sent = z.array(draftSentSchema).parse(await listener.evaluate('sent'))
  const { person: name, email: address } = customerAt(0)
  expect(sent).toMatchObject([
    {
      webmail: 'roundcube',
      subject: 'Re: Offer',
      people: [{ role: 'to', name, address }],
      ownAddresses: [mailboxOwner(9)],
    },
  ])
  await listener.close()
})
