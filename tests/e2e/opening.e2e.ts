/** S: whichever way a message is opened, the sidebar shows its account, and never the one before. */
import { expect, test } from '@playwright/test'
import { writeMessage } from './mail/write-message'
import { recordPaintedAccounts, recordShownSubjects, stalePaints } from './painted-accounts'
import { expectAccount, startRep, type Rep } from './rep'
import { mailboxOwner, requireWebmail, type RunningWebmail } from './setup/running-webmail'
import { customerAt, customers, fromHeader } from './team/customers'
import { startTeam, type Team } from './team/team'
import * as roundcube from './webmail/roundcube-page'

const subjectOf = (index: number): string => `Order ${100 + index} of ${customerAt(index).name}`

let webmail: RunningWebmail
let team: Team
let rep: Rep
let uids: number[]
let user: string

test.beforeAll(async () => {
  webmail = requireWebmail()
  user = mailboxOwner(2)
  team = await startTeam([user], customers)
  uids = await webmail.seed(
    user,
    customers.map((customer, index) =>
      writeMessage({
        from: fromHeader(customer),
        to: user,
        subject: subjectOf(index),
      }),
    ),
  )
  rep = await startRep({ webmail, user, joinCode: await team.joinCode(user, 'laptop') })
})
test.afterAll(async () => {
  await rep?.close()
  await team?.close()
})

test('a click in the list opens the preview, and the sidebar shows its account', async () => {
  await roundcube.openList(rep.page, webmail)
  for (const index of [3, 0, 7]) {
    await roundcube.clickInList(rep.page, subjectOf(index))
    await expectAccount(rep, customerAt(index).name)
  }
})

test('a double click opens the message on a page of its own', async () => {
  await roundcube.openList(rep.page, webmail)
  await roundcube.doubleClickInList(rep.page, subjectOf(5))
  await rep.page.waitForURL(/_action=show/)
  await expectAccount(rep, customerAt(5).name)
})

test('next and previous on the page of a message', async () => {
  await roundcube.openFullPage(rep.page, webmail, uids[10] ?? 0)
  await expectAccount(rep, customerAt(10).name)
  await roundcube.step(rep.page, 'next')
  // The list begins with what arrived last.
  await expectAccount(rep, customerAt(9).name)
  await roundcube.step(rep.page, 'next')
  await expectAccount(rep, customerAt(8).name)
  await roundcube.step(rep.page, 'previous')
  await expectAccount(rep, customerAt(9).name)
})

test('a reply and a new draft show the recipients', async () => {
  await roundcube.openCompose(rep.page, webmail, uids[4])
  await expectAccount(rep, customerAt(4).name)
  await expect((await rep.sidebar()).getByTestId('draft')).toBeVisible()

  await roundcube.openCompose(rep.page, webmail)
  await expect((await rep.sidebar()).getByTestId('draft')).toBeVisible()
  await expect((await rep.sidebar()).getByTestId('card')).toHaveCount(0)
  await rep.page.locator('#compose_to input').pressSequentially(`${customerAt(9).email},`)
  await expectAccount(rep, customerAt(9).name)
})

test('the list without a message shows no customer', async () => {
  await roundcube.openList(rep.page, webmail)
  await expect((await rep.sidebar()).getByTestId('none')).toBeVisible()
  await expect((await rep.sidebar()).getByTestId('card')).toHaveCount(0)
})

test('switching fast between thirty messages never paints the account of an earlier one', async () => {
  await roundcube.openList(rep.page, webmail)
  const painted = await recordPaintedAccounts(await rep.sidebar())
  const shown = await recordShownSubjects(rep.page)
  const order = customers.map((_, index) => (index * 7) % customers.length)
  const clicks: { at: number; subject: string }[] = []
  for (const [place, index] of order.entries()) {
    clicks.push({ at: Date.now(), subject: subjectOf(index) })
    await roundcube.clickInList(rep.page, subjectOf(index))
    // One is left at once, one as soon as the page shows it, and every third is given time.
    if (place % 3 === 1) await roundcube.expectPreview(rep.page, subjectOf(index))
    if (place % 3 === 2) await expectAccount(rep, customerAt(index).name)
  }
  const last = order.at(-1) ?? 0
  await expectAccount(rep, customerAt(last).name)
  const accountOf = new Map(customers.map((customer, index) => [subjectOf(index), customer.name]))
  const paints = await painted.read()
  expect(paints.length).toBeGreaterThan(9)
  expect(stalePaints({ paints, shown: await shown.read(), clicks, accountOf })).toEqual([])
})
