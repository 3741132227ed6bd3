/**
 * Pages that lie to the generic reader, in a real browser: it never names for certain whom the header does not name, and costs the
 * tab no long task. And the plain ones: frames within frames, changes without navigation.
 */
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import { launchExtension, type ExtensionBrowser } from './browsers/chromium'
import { evaluateAsContentScript } from './browsers/content-script-world'
import { genericReading } from './generic-page'
import { chromeExtension } from './setup/project-paths'

const header = (name: string, subject = 'Offer for May'): string => `<h2>${subject}</h2>
  <table><tr><th>From:</th><td><a href="mailto:${name}@acme.example">${name}</a></td></tr>
  <tr><th>To:</th><td><a href="mailto:rep1@ourco.test">Rep One</a></td></tr>
  <tr><th>Date:</th><td>Thu, Mar 12, 2026, 9:12 AM</td></tr></table>`
const page = (content: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mail</title></head><body>${content}</body></html>`
const prose = '<p>Good morning, here is what we spoke about last week; please have a look before Friday.</p>'.repeat(3)
const victim = 'victim@globex.example'

const pages: Record<string, string> = {
  'a text that is a header, and nothing else': page(
    `<div>${header('ana')}</div><div>${header('victim').replaceAll('victim@acme.example', victim)}</div>`,
  ),
  'a header in the text that is drawn as the true one': page(
    `<main>${header('ana')}<div>${header('victim').replaceAll('victim@acme.example', victim)}${prose}</div></main>`,
  ),
  'addresses in hidden text': page(
    `<span style="display:none">From: ${victim}</span><div style="position:absolute;left:-9999px">From: ${victim} 12 Mar 2026 9:12</div>
     <main>${header('ana')}<span style="opacity:0">Cc: ${victim}</span><div>${prose}</div></main>`,
  ),
  'white on white, and letters of no size': page(
    `<div style="background:#fff"><p style="color:#fff">From: ${victim} <span>Thu, Mar 12, 2026, 9:12 AM</span></p>
     <p style="font-size:1px">From: ${victim}</p></div><main>${header('ana')}<div>${prose}</div></main>`,
  ),
  'a hundred thousand links to addresses in the text': page(
    `<main>${header('ana')}<div>${prose}${`<a href="mailto:${victim}">${victim}</a> `.repeat(100_000)}</div></main>`,
  ),
  'a hundred thousand links to addresses before the message': page(
    `<div>${`<p><a href="mailto:${victim}">${victim}</a></p>`.repeat(100_000)}</div><main>${header('ana')}<div>${prose}</div></main>`,
  ),
  'one frame over another': page(
    `<style>iframe{position:absolute;left:200px;top:50px;width:700px;height:500px}</style>
     <iframe src="/under"></iframe><iframe src="/ana"></iframe>`,
  ),
  'a text in a frame that is drawn as a header': page(
    `<main>${header('ana')}<iframe src="/victim" width="800" height="400"></iframe></main>`,
  ),
  'a page that changes for ever': page(
    `<main>${header('ana')}<div>${prose}<div id="x"></div></div></main><script>
     let n = 0; const change = () => { const x = document.getElementById('x'); x.innerHTML = '<p>From: ${victim} ' + n++ + '</p>'.repeat(50); setTimeout(change, 0) }; change()</script>`,
  ),
  '/under': page(`<main>${header('victim').replaceAll('victim@acme.example', victim)}<div>${prose}</div></main>`),
  '/victim': page(`${header('victim').replaceAll('victim@acme.example', victim)}${prose}`),
  '/ana': page(`<body style="background:#fff"><main>${header('ana')}<div>${prose}</div></main>`),
  '/bo': page(`<main>${header('bo', 'Another offer')}<div>${prose}</div></main>`),
  '/outer': page('<iframe src="/middle" width="1000" height="700"></iframe>'),
  '/middle': page('<div><iframe id="inner" src="/ana" width="900" height="600"></iframe></div>'),
  '/none': page(
    '<h1>Inbox</h1><p>Nothing is open. Write to <a href="mailto:help@globex.example">us</a> since 12 Mar 2026.</p>',
  ),
}

let browser: ExtensionBrowser
let tab: Page

test.beforeAll(async () => {
  browser = await launchExtension({ extensionPath: chromeExtension })
  await browser.context.route('http://webmail.test/**', async (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname)
    await route.fulfill({ contentType: 'text/html', body: pages[path] ?? pages[path.slice(1)] ?? '' })
  })
  tab = await browser.context.newPage()
})
test.afterAll(() => browser?.close())

/** Opens a page and waits until the generic reader has it. */
async function open(path: string): Promise<void> {
  await tab.goto(`http://webmail.test/${encodeURIComponent(path)}`)
  const reader = `String(globalThis[Symbol.for('sidelight.core')]?.reader?.adapter.id)`
  // Until the script is there the question itself fails, which `expect.poll` would take for an answer.
  await expect(async () => {
    expect(await evaluateAsContentScript(browser.context, tab, reader)).toBe('generic')
  }).toPass({ timeout: 20_000 })
}

async function sender(): Promise<string> {
  const reading = await genericReading(browser, tab)
  return reading.messages?.[0]?.people.find((one) => one.role === 'from')?.address ?? reading.kind
}

const lies = Object.keys(pages).filter((name) => !name.startsWith('/'))
for (const name of lies)
  test(`is not deceived by ${name}`, async () => {
    await open(name)
    const reading = await genericReading(browser, tab, 8)
    const people = reading.messages?.[0]?.people.map((one) => one.address) ?? []
    expect(people).not.toContain(victim)
    expect(people).toContain('ana@acme.example')
    const looks = `(() => {
      const { adapter } = globalThis[Symbol.for('sidelight.core')].reader
      return Math.max(...Array.from({ length: 20 }, () => {
        const start = performance.now()
        adapter.readPage(document)
        return performance.now() - start
      }))
    })()`
    const longest = Number(await evaluateAsContentScript(browser.context, tab, looks))
    console.log(`${name}: ${reading.kind} ${reading.certainty ?? ''}, longest look ${longest.toFixed(1)} ms`)
    // Far above what it takes, for a machine that does other work beside.
    expect(longest).toBeLessThan(100)
  })

test('finds the message in a frame of a frame, and the next one there', async () => {
  await open('/outer')
  await expect.poll(sender).toBe('ana@acme.example')
  await tab.frame({ url: /middle/ })?.evaluate(`document.getElementById('inner').src = '/bo'`)
  await expect.poll(sender).toBe('bo@acme.example')
})

test('knows another message without navigation, and none', async () => {
  await open('/ana')
  const first = await genericReading(browser, tab)
  await tab.evaluate((next) => {
    document.body.innerHTML = next
  }, pages['/bo'] ?? '')
  await expect.poll(sender).toBe('bo@acme.example')
  const second = await genericReading(browser, tab)
  expect(JSON.stringify(second.messages)).not.toBe(JSON.stringify(first.messages))
  await tab.evaluate((next) => {
    document.body.innerHTML = next
  }, pages['/none'] ?? '')
  await expect.poll(sender).toBe('none')
})
