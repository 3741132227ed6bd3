/** R6: chips beside the senders of real Roundcube's list, in fixed space, gone without a trace. */
import { expect, test } from '@playwright/test'
import { writeMessage } from './mail/write-message'
import { sendFromPage, startRep, type Rep } from './rep'
import { mailboxOwner, requireWebmail, type RunningWebmail } from './setup/running-webmail'
import { shownChips } from './shown-chips'
import { customerAt, fromHeader } from './team/customers'
import { startTeam, type Team } from './team/team'
import * as roundcube from './webmail/roundcube-page'

const stranger = { name: 'Stranger', domain: 'strange.test', person: 'Sam Strange', email: 'sam@strange.test' }
const known = [customerAt(0), customerAt(1)]
const senders = [known[0] ?? stranger, stranger, known[1] ?? stranger]
const subjectOf = (index: number): string => `Chips ${index}`

let webmail: RunningWebmail
let team: Team
let rep: Rep

test.beforeAll(async () => {
  webmail = requireWebmail()
  const user = mailboxOwner(8)
  team = await startTeam([user], known)
  await webmail.seed(
    user,
    senders.map((sender, index) => writeMessage({ from: fromHeader(sender), to: user, subject: subjectOf(index) })),
  )
  rep = await startRep({ webmail, user, joinCode: await team.joinCode(user, 'laptop') })
})
test.afterAll(async () => {
  await rep?.close()
  await team?.close()
})

/** The rows' boxes, top and height, rounded. */
const boxes = `JSON.stringify([...document.querySelectorAll('#messagelist tr.message')].map((row) => {
  const { top, height } = row.getBoundingClientRect()
  return [Math.round(top), Math.round(height)]
}))`

test('customers have a chip, strangers do not, and no row has moved', async () => {
  await roundcube.openList(rep.page, webmail)
  const before: unknown = await rep.page.evaluate(boxes)
  // What arrived last stands first.
  await expect
    .poll(async () => (await shownChips(rep.page)).map(({ chip }) => chip))
    .toEqual(['Customer', '', 'Customer'])
  expect(await rep.page.evaluate(boxes)).toBe(before)
  // The page itself finds empty elements.
  expect(await rep.page.evaluate('document.querySelector("#messagelist").textContent')).not.toContain('Customer')
})

test('a message that is opened, and so drawn anew as read, keeps its chip; new mail gets one', async () => {
  await roundcube.clickInList(rep.page, subjectOf(0))
  await expect(rep.page.locator('#messagelist tr.message.unread')).toHaveCount(2)
  await webmail.seed(mailboxOwner(8), [
    writeMessage({ from: fromHeader(senders[2] ?? stranger), to: mailboxOwner(8), subject: 'New' }),
  ])
  await rep.page.locator('a.refresh').click()
  await expect
    .poll(async () => (await shownChips(rep.page)).map(({ chip }) => chip))
    .toEqual(['Customer', 'Customer', '', 'Customer'])
})

test('switched off, nothing of them is left in the page', async () => {
  const hosts = 'document.querySelectorAll("#messagelist span[style*=strict]").length'
  expect(await rep.page.evaluate(hosts)).toBe(4)
  await sendFromPage(await rep.sidebar(), { type: 'sidebar-list', isWanted: false })
  await expect.poll(() => rep.page.evaluate(hosts)).toBe(0)
})
