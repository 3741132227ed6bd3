/** In a real Firefox, on a webmail that nobody knows: the generic reader, chips in the list, text at the caret of a draft. */
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { browserUnavailableReason } from './browsers/find-browser'
import { launchFirefox, type FirefoxBrowser } from './browsers/firefox'
import { firefoxExtension, picturesFolder } from './setup/project-paths'
import { skip } from './setup/running-webmail'
import { customerAt, customers } from './team/customers'
import { startTeam, type Team } from './team/team'

const [ana, bo] = [customerAt(0), customerAt(1)]
const user = 'rep1@ourco.test'
const row = (email: string, name: string, day: number): string =>
  `<li id="m${day}"><b title="${email}">${name}</b> <span>Offer of the day</span> <time>Mar ${day}, 2026, 9:12 AM</time></li>`
const page = (content: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Post</title></head><body>${content}</body></html>`
const message = `<ul>${row(ana.email, ana.person, 12)}${row('sam@strange.test', 'Sam Strange', 13)}${row(bo.email, bo.person, 14)}</ul>
  <main><article><header><h1>Offer for May</h1>
  <p>From: <a href="mailto:${ana.email}">${ana.person}</a> To: <a href="mailto:${user}">${user}</a></p>
  <time datetime="2026-06-01T09:00:00Z">1 June 2026, 09:00</time></header>
  <section><p>Good morning.</p><p>Kind regards</p></section></article></main>`
const draft = `<form><label for="to">To</label><input id="to" value="${bo.person} &lt;${bo.email}&gt;">
  <p><label for="subject">Subject</label><input id="subject" name="subject" value="Offer"></p>
  <p><textarea id="text" rows="12" cols="60"></textarea></p></form>`

const textOf = (testId: string): string => `return document.querySelector('[data-testid="${testId}"]')?.textContent`
/** What the chips say, from the top: they stand in closed shadow roots, which the page cannot read. */
const chips = `return [...document.querySelectorAll('li')].map((row) =>
  [...row.querySelectorAll('span')].map((one) => one.openOrClosedShadowRoot?.textContent ?? '').join('')).join()`

let server: Server
let team: Team
let firefox: FirefoxBrowser
let origin: string

test.beforeAll(async () => {
  const reason = browserUnavailableReason('firefox')
  if (reason !== null) return skip(reason)
  server = createServer((request, response) =>
    response.setHeader('content-type', 'text/html').end(page(request.url === '/draft' ? draft : message)),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  team = await startTeam([user], customers)
  firefox = await launchFirefox(firefoxExtension)
  await firefox.goto(`${firefox.origin}workspace.html`)
  const code = await team.joinCode(user, 'firefox')
  const joined = await firefox.run('return browser.runtime.sendMessage({ type: "join", code: arguments[0] })', code)
  expect(joined).toMatchObject({ ok: true })
})
test.afterAll(async () => {
  await firefox?.close()
  await team?.close()
  server?.closeAllConnections()
  server?.close()
})

test('the message is read, and the customers of the list have chips', async () => {
  await firefox.goto(`${origin}/`)
  await firefox.enterSidebar()
  await firefox.waitFor(textOf('account'), 30_000)
  expect(await firefox.run(textOf('account'))).toBe(ana.name)
  await firefox.leaveFrame()
  await expect.poll(() => firefox.runAsSystem(chips), { timeout: 30_000 }).toBe('Customer,,Customer')
  await mkdir(picturesFolder, { recursive: true })
  await writeFile(join(picturesFolder, 'firefox-generic.png'), await firefox.screenshot())
})

test('a text goes in at the caret of the draft', async () => {
  await firefox.goto(`${origin}/draft`)
  await firefox.enterSidebar()
  await firefox.waitFor(textOf('draft'), 30_000)
  await firefox.leaveFrame()
  await firefox.type('#text', 'Dear , thanks')
  await firefox.run(
    `document.querySelector('#text').setSelectionRange(5, 5); document.querySelector('#subject').focus()`,
  )
  await firefox.enterSidebar()
  await firefox.run('return browser.runtime.sendMessage({ type: "sidebar-insert", text: arguments[0] })', '王总')
  await firefox.leaveFrame()
  await firefox.waitFor(`return document.querySelector('#text').value === 'Dear 王总, thanks'`)
  expect(await firefox.run('return document.activeElement.id')).toBe('text')
})
