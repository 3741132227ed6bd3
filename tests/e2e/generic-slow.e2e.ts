/** A large page on a slow machine: the generic reader comes to its end in pieces, which do not hold the tab up. */
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import { launchExtension, type ExtensionBrowser } from './browsers/chromium'
import { evaluateAsContentScript } from './browsers/content-script-world'
import { genericReading } from './generic-page'
import { chromeExtension } from './setup/project-paths'

/** Times as slow as this machine. */
const slowness = 6
/** Before the message: nothing of it looks like a list, so all of it is walked. */
const menus = Array.from(
  { length: 1400 },
  (_, index) =>
    `<div><p><b>${index}</b> <i>of the menus</i></p><p><u>and</u> <span>what <em>stands</em> there</span></p></div>`,
).join('')
const message = (name: string): string => `<h2>Offer of ${name}</h2>
  <table><tr><th>From:</th><td><a href="mailto:${name}@acme.example">${name}</a></td></tr>
  <tr><th>To:</th><td><a href="mailto:rep1@ourco.test">Rep One</a></td></tr>
  <tr><th>Date:</th><td>Thu, Mar 12, 2026, 9:12 AM</td></tr></table>
  <div>${'<p>Good morning, here is what we spoke about last week; please have a look before Friday.</p>'.repeat(3)}</div>`
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mail</title></head><body>
  <main id="pane">${message('ana')}</main><script>
  pane.before(...new DOMParser().parseFromString(${JSON.stringify(menus)}, 'text/html').body.children)
  let ticks = 0
  const clock = document.body.appendChild(document.createElement('p'))
  setInterval(() => { clock.textContent = 'for ' + ticks++; clock.before(document.createElement('hr')); clock.previousSibling.remove() }, 30)
  </script></body></html>`

const tookSchema = z.array(z.number())

let browser: ExtensionBrowser
let tab: Page

test.beforeAll(async () => {
  browser = await launchExtension({ extensionPath: chromeExtension })
  await browser.context.route('http://webmail.test/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: page }),
  )
  tab = await browser.context.newPage()
})
test.afterAll(() => browser?.close())

async function sender(): Promise<string> {
  const reading = await genericReading(browser, tab)
  return reading.messages?.[0]?.people.find((one) => one.role === 'from')?.address ?? reading.kind
}

/** Notes what each look of the page's watch takes, in ms, from now on. */
const listen = `(() => {
  const { adapter } = globalThis[Symbol.for('sidelight.core')].reader
  const { readPage } = adapter
  globalThis.took = []
  adapter.readPage = (page) => {
    const start = performance.now()
    try { return readPage(page) } finally { globalThis.took.push(performance.now() - start) }
  }
})()`

test('a large page that never rests is read, and the next message in it, at a sixth of the speed', async () => {
  const session = await browser.context.newCDPSession(tab)
  const usual: number[] = []
  for (const name of ['ana', 'bo', 'cy', 'di']) {
    if (name === 'ana') {
      await tab.goto('http://webmail.test/')
      await expect(async () => expect(await sender()).toBe('ana@acme.example')).toPass({ timeout: 30_000 })
      await evaluateAsContentScript(browser.context, tab, listen)
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowness })
      continue
    }
    await tab.evaluate((html) => {
      const pane = document.querySelector('#pane')
      if (pane !== null) pane.innerHTML = html
    }, message(name))
    await expect.poll(sender, { timeout: 30_000 }).toBe(`${name}@acme.example`)
    const took = tookSchema.parse(await evaluateAsContentScript(browser.context, tab, 'globalThis.took.splice(0)'))
    const pieces = took.filter((one) => one > 5).map((one) => one.toFixed(1))
    console.log(`${name}: looks of ${pieces.join(', ')} ms`)
    usual.push(took.filter((one) => one > 5).toSorted((a, b) => a - b)[Math.floor(pieces.length / 2)] ?? 0)
    expect((await genericReading(browser, tab)).certainty).toBeGreaterThanOrEqual(0.8)
  }
  // The middle one: other programs take the processor within some, and one, which makes sense of all that was walked, is not yet in pieces.
  for (const one of usual) expect(one).toBeLessThan(50)
})
