/** A3, L1, R5: an answer is greeted, sent and logged, and a signature is kept with its person, by clicks alone. */
import { expect, test } from '@playwright/test'
import { writeMessage } from './mail/write-message'
import { startRep, type Rep } from './rep'
import { mailboxOwner, requireWebmail } from './setup/running-webmail'
import { customerAt, customers, fromHeader } from './team/customers'
import { startTeam, type Team } from './team/team'
import { openCompose, openFullPage, sendDraft } from './webmail/roundcube-page'

let team: Team
let rep: Rep

test.afterAll(async () => {
  await rep?.close()
  await team?.close()
})

test('a reply is greeted by a click, sent, and logged because the person ticked it', async () => {
  const webmail = requireWebmail()
  const user = mailboxOwner(19)
  const customer = customerAt(0)
  const [uid = 0] = await webmail.seed(user, [
    writeMessage({ from: fromHeader(customer), to: user, subject: 'Offer for May' }),
  ])
  team = await startTeam([user], customers)
  rep = await startRep({ webmail, user, joinCode: await team.joinCode(user, 'laptop') })
  const { page } = rep
  await openCompose(page, webmail, uid)
  const sidebar = await rep.sidebar()
  await expect(sidebar.getByTestId('draft')).toContainText(customer.name)
  await page.locator('#composebody').click()
  await page.keyboard.press('Control+Home')
  await sidebar.getByTestId('greet').click()
  const [given = ''] = customer.person.split(' ')
  await expect(page.locator('#composebody')).toHaveValue(new RegExp(given))
  await sidebar.getByTestId('log-on-send').check()
  await sendDraft(page)
  // In the list's own sidebar: Roundcube has loaded another page.
  await expect(async () => {
    await expect((await rep.sidebar()).getByTestId('sent-logged')).toContainText(customer.name, { timeout: 1000 })
  }).toPass({ timeout: 15_000 })
  const accountId = team.accounts.get(customer.name) ?? ''
  const depth = await rep.browser.fullPage(`workspace.html#/accounts/${accountId}`)
  await expect(depth.getByText('Re: Offer for May')).toBeVisible()
  await (await rep.sidebar()).getByTestId('undo-sent').click()
  await expect(depth.getByText('Re: Offer for May')).toHaveCount(0)
})

test('a selected signature is seen, then kept with the person', async () => {
  const webmail = requireWebmail()
  const customer = customerAt(1)
  const [uid = 0] = await webmail.seed(mailboxOwner(19), [
    writeMessage({
      from: fromHeader(customer),
      to: mailboxOwner(19),
      subject: 'Prices',
      text: `Please see below.\n\n${customer.person}\nHead of Purchasing\nMobile: +49 170 1234567\n`,
    }),
  ])
  const { page } = rep
  await openFullPage(page, webmail, uid)
  const sidebar = await rep.sidebar()
  await expect(sidebar.getByTestId('account')).toHaveText(customer.name)
  await sidebar.getByTestId('card-menu').click()
  await sidebar.getByTestId('signature').click()
  await expect(sidebar.getByTestId('signature-nothing')).toBeVisible()
  await page.locator('#messagebody').selectText()
  await sidebar.getByTestId('signature-again').click()
  await expect(sidebar.getByTestId('signature-title')).toHaveValue('Head of Purchasing')
  await expect(sidebar.getByTestId('signature-phone')).toHaveValue('+49 170 1234567')
  await sidebar.getByTestId('signature-save').click()
  await expect(sidebar.getByTestId('signature-form')).toHaveCount(0)
  await expect(sidebar.getByTestId('who')).toContainText('Head of Purchasing')
})
