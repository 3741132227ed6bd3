/** Hostile input from the mailbox and the page: shown as text or refused, and nothing else is broken. */
import { expect, test } from '@playwright/test'
import { pageReportSchema } from '../../lib/messages/page-report'
import { evaluateAsContentScript } from './browsers/content-script-world'
import { writeMessage } from './mail/write-message'
import { editorOf, openPlan, textOf } from './plan-page'
import { expectAccount, sendFromPage, startRep, type Rep } from './rep'
import { mailboxOwner, requireWebmail, type RunningWebmail } from './setup/running-webmail'
import { customerAt, customers, fromHeader } from './team/customers'
import { startTeam, type Team } from './team/team'
import * as roundcube from './webmail/roundcube-page'

let webmail: RunningWebmail
let user: string
let team: Team
let rep: Rep

test.beforeAll(async () => {
  webmail = requireWebmail()
  user = mailboxOwner(5)
  team = await startTeam([user], customers)
  rep = await startRep({ webmail, user, joinCode: await team.joinCode(user, 'laptop') })
})
test.afterAll(async () => {
  await rep?.close()
  await team?.close()
})

async function openMessage(message: Parameters<typeof writeMessage>[0]): Promise<void> {
  const [uid = 0] = await webmail.seed(user, [writeMessage(message)])
  await roundcube.openFullPage(rep.page, webmail, uid)
}

test('a display name with markup and script is text', async () => {
  const name = `<img src=x onerror="document.title='pwned'"><script>document.title='pwned'</script>Eve`
  await openMessage({
    from: `"${name.replaceAll('"', '\\"')}" <eve@${customerAt(0).domain}>`,
    to: user,
    subject: '<b>bold</b> subject',
  })
  await expectAccount(rep, customerAt(0).name)
  const sidebar = await rep.sidebar()
  await expect(sidebar.getByTestId('name')).toContainText('<script>')
  expect(await sidebar.locator('img, script:not([src])').count()).toBe(0)
  expect(await sidebar.title()).not.toContain('pwned')
})

test('right-to-left overrides do not turn the name round', async () => {
  await openMessage({
    from: `=?utf-8?Q?Kim_=E2=80=AEtset=2Eemca?= <kim@${customerAt(1).domain}>`,
    to: user,
    subject: 'Turned',
  })
  await openMessage({
    from: `=?utf-8?Q?Zoe_=E2=80=AEtset=2Eemca?= <zoe@${customerAt(1).domain}>`,
    to: user,
    subject: 'Turned',
  })
  await expectAccount(rep, customerAt(1).name)
  const shown = await (await rep.sidebar()).getByTestId('name').textContent()
  expect(shown).toContain('Zoe')
  expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u)
})

test('five thousand recipients are a card with a count', async () => {
  const recipients = Array.from({ length: 5000 }, (_, index) => `Person ${index} <p${index}@crowd.test>`).join(',\n ')
  await openMessage({ from: fromHeader(customerAt(2)), to: recipients, subject: 'To everybody' })
  await expectAccount(rep, customerAt(2).name)
  const others = (await rep.sidebar()).getByTestId('others')
  await expect(others).toContainText(/5[,.]?000/)
  await others.click()
  expect(await (await rep.sidebar()).getByTestId('others-list').locator('li').count()).toBeLessThan(100)
})

test('a 10 MB paste into the plan is refused with a sentence, and the plan stays as it was', async () => {
  const accountId = team.accounts.get(customerAt(3).name) ?? ''
  const plan = await openPlan(rep, accountId)
  await editorOf(plan).focus()
  await plan.keyboard.type('Goal: halve the stock.')
  await editorOf(plan).evaluate((editor) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'lorem ipsum '.repeat(900_000))
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(plan.getByTestId('paste-refused')).toBeVisible()
  expect(await textOf(plan)).toContain('Goal: halve the stock.')
  expect((await textOf(plan)).length).toBeLessThan(100)
  await plan.keyboard.type(' Still writing.')
  await expect.poll(() => textOf(plan)).toContain('Still writing.')
  await plan.close()
})

test('a content script cannot join a team, and a page report of another tab changes nothing', async () => {
  await openMessage({ from: fromHeader(customerAt(4)), to: user, subject: 'Before the forgery' })
  await expectAccount(rep, customerAt(4).name)
  const forged = { type: 'join', code: await team.joinCode(user, 'forged') }
  const answer = await evaluateAsContentScript(
    rep.browser.context,
    rep.page,
    `chrome.runtime.sendMessage(${JSON.stringify(forged)})`,
  )
  expect(answer ?? null).toBeNull()

  const other = await rep.browser.fullPage('workspace.html')
  const people = [{ role: 'from', name: 'Mallory', address: customerAt(5).email }]
  const identity = { pageKey: 'x', threadKey: null, messageId: null, subject: 'x', at: null }
  // In form it is what a page says: what is refused is who says it.
  const report = pageReportSchema.parse({
    kind: 'message',
    webmail: 'x',
    certainty: 1,
    sequence: 9999,
    ownAddresses: [],
    messages: [{ ...identity, people, peopleLeftOut: 0, originals: [], traits: [] }],
    focus: 0,
    isComplete: true,
  })
  await other.evaluate(`void chrome.runtime.sendMessage(${JSON.stringify({ type: 'page-report', report })})`)
  await sendFromPage(other, { type: 'sync-now' })
  await other.close()
  await expectAccount(rep, customerAt(4).name)
})

test('what is no message at all is refused, and the background goes on', async () => {
  const page = await rep.browser.fullPage('workspace.html')
  for (const message of [{}, { type: 'constructor' }, { type: 'join' }, { type: 'mount', __proto__: { tab: 1 } }])
    expect((await sendFromPage(page, message)) ?? null).toBeNull()
  expect(await sendFromPage(page, { type: 'sync-now' })).toMatchObject({ status: expect.any(String) })
  await page.close()
})

test('a page that frames the sidebar gets nothing to see', async () => {
  const page = await rep.browser.context.newPage()
  const address = `chrome-extension://${rep.browser.extensionId}/sidebar.html#${'0'.repeat(32)}`
  await page.route('http://evil.test/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<title>evil</title><iframe src="${address}" width="400" height="600"></iframe>`,
    }),
  )
  await page.goto('http://evil.test/')
  const framed = await (await page.locator('iframe').elementHandle())?.contentFrame()
  if (!framed) throw new Error('There is no frame.')
  await framed.waitForLoadState()
  // The browser refuses the frame, or it stays empty because its nonce is nobody's.
  expect(await framed.evaluate('document.getElementById("app")?.childElementCount ?? 0')).toBe(0)
  expect(await framed.evaluate('document.body.innerText.trim()')).not.toContain(customerAt(4).name)
  await page.close()
})

test('a script in the page can neither see the sidebar nor click in it', async () => {
  await openMessage({ from: fromHeader(customerAt(6)), to: user, subject: 'Watched' })
  await expectAccount(rep, customerAt(6).name)
  expect(await rep.page.evaluate(() => document.querySelectorAll('iframe[src*="extension:"]').length)).toBe(0)
  expect(
    await rep.page.evaluate(() =>
      [...document.documentElement.children].every((element) => element.shadowRoot === null),
    ),
  ).toBe(true)
  const sidebar = await rep.sidebar()
  // An untrusted click, as a page would make one that had got hold of the frame.
  await sidebar.getByTestId('log').dispatchEvent('click')
  await expect(sidebar.getByTestId('log')).toBeEnabled()
  await expect(sidebar.getByTestId('logged')).toHaveCount(0)
})

test('a full disk: the log says so, and works again when there is room', async () => {
  await openMessage({ from: fromHeader(customerAt(7)), to: user, subject: 'No room' })
  await expectAccount(rep, customerAt(7).name)
  const sidebar = await rep.sidebar()
  // The extension's storage is unlimited, so that a quota cannot be set for it: the database itself answers as a full disk.
  await sidebar.evaluate(`{
    const { add, put } = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype)
    const full = () => { throw new DOMException('The disk is full.', 'QuotaExceededError') }
    Object.assign(IDBObjectStore.prototype, { add: full, put: full })
    globalThis.makeRoom = () => Object.defineProperties(IDBObjectStore.prototype, { add, put })
  }`)
  await sidebar.getByTestId('log').click()
  await expect(sidebar.getByTestId('log-failed')).toContainText('full')
  await sidebar.evaluate('void makeRoom()')
  await sidebar.getByTestId('log-failed').getByRole('button').click()
  await expect(sidebar.getByTestId('logged')).toBeVisible()
})
