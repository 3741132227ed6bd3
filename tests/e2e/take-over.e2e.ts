/** Where an adapter cannot read its webmail any longer, or the page is another's, the generic reader takes its place. */
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { expect, test } from '@playwright/test'
import { evaluateAsContentScript } from './browsers/content-script-world'
import { recordReports } from './page-reports'
import { selfTestSchema } from '../../lib/messages/self-test'
import { hearPage } from './hear-page'
import { writeMessage } from './mail/write-message'
import { sendFromPage, startRep, type Rep } from './rep'
import { mailboxOwner, requireWebmail, type RunningWebmail } from './setup/running-webmail'
import { messageUrl } from './webmail/roundcube-page'

let webmail: RunningWebmail
let rep: Rep
let uid: number
let other: Server

/** A webmail that nobody knows. */
const otherWebmail = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Post</title></head><body>
<main><article><header><h1>Offer for May</h1>
<p>From: <a href="mailto:ana@acme.example">Ana Acme</a> To: <a href="mailto:rep@ourco.test">rep@ourco.test</a></p>
<time datetime="2026-06-01T09:00:00Z">1 June 2026, 09:00</time></header>
<section><p>Good morning.</p><p>Kind regards</p></section></article></main></body></html>`

test.beforeAll(async () => {
  webmail = requireWebmail()
  const user = mailboxOwner(10)
  const [seeded = 0] = await webmail.seed(user, [
    writeMessage({ from: 'Ana Acme <ana@acme.example>', to: user, subject: 'Offer for May' }),
  ])
  uid = seeded
  other = createServer((_, response) => response.setHeader('content-type', 'text/html').end(otherWebmail))
  await once(other.listen(0, '127.0.0.1'), 'listening')
  rep = await startRep({ webmail, user })
})
test.afterAll(async () => {
  await rep?.close()
  other?.closeAllConnections()
  other?.close()
})

test('of Roundcube, whose header has been renamed: the generic reader reads on, and the breakage is told', async () => {
  const { page } = rep
  const reports = await recordReports(rep.browser)
  const warned: string[] = []
  page.on('console', (message) => void (message.type() === 'warning' && warned.push(message.text())))
  await page.route(/_action=show/, async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll('header-headers', 'renamed') })
  })
  await page.goto(messageUrl(webmail, uid))
  await reports.next((report) => report.kind === 'unreadable' && report.webmail === 'roundcube')
  const report = await reports.next(({ kind, webmail: id }) => kind === 'message' && id === 'generic')
  const message = report.kind === 'message' ? report.messages[report.focus] : undefined
  expect(message?.people.find(({ role }) => role === 'from')?.address).toBe('ana@acme.example')
  expect(warned.join('\n')).toContain('cannot read "headers" on this page (roundcube)')
  // One sidebar is left of the two.
  await expect.poll(() => page.frames().filter((frame) => frame.url().includes('sidebar.html')).length).toBe(1)

  const heard = rep.browser.context.pages().find((one) => one.url().includes('workspace.html'))
  await heard?.evaluate('void (globalThis.tested = new Promise((resolve) => (globalThis.told = resolve)))')
  if (heard) await hearPage(heard, `(message) => void (message.type === 'self-test' && told(message.test))`)
  await sendFromPage(await rep.sidebar(), { type: 'sidebar-self-test' })
  const { webmail: id, fields } = selfTestSchema.parse(await heard?.evaluate('tested'))
  expect(id).toBe('generic')
  const failed = fields.filter(({ field }) => field.startsWith('roundcube: '))
  expect(failed.find(({ field }) => field === 'roundcube: headers')).toMatchObject({ found: 0, selector: null })
  expect(failed.find(({ field }) => field === 'roundcube: subject')?.found).toBe(1)
  await page.unroute(/_action=show/)
})

test('of a webmail that has no adapter at all', async () => {
  const address = other.address()
  const port = typeof address === 'object' ? address?.port : 0
  const reports = await recordReports(rep.browser)
  await rep.page.goto(`http://127.0.0.1:${port}/`)
  const report = await reports.next(({ kind, webmail: id }) => kind === 'message' && id === 'generic')
  const message = report.kind === 'message' ? report.messages[report.focus] : undefined
  expect(message?.people.find(({ role }) => role === 'from')?.address).toBe('ana@acme.example')
})

test('and not on Roundcube’s login page, where there is nothing to read', async () => {
  const listener = await rep.browser.fullPage('workspace.html')
  await listener.evaluate(`globalThis.asked = []
    chrome.runtime.onMessage.addListener(({ type }) => void asked.push(type))`)
  const page = await rep.browser.context.newPage()
  await rep.browser.context.clearCookies()
  await page.goto(webmail.url)
  await page.waitForSelector('#rcmloginuser')
  const reader = `String(globalThis[Symbol.for('sidelight.core')].reader?.adapter.id)`
  expect(await evaluateAsContentScript(rep.browser.context, page, reader)).toBe('undefined')
  expect(await listener.evaluate(`asked.filter((type) => type === 'take-over' || type === 'mount')`)).toEqual([])
  await page.close()
})
