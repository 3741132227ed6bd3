/** Every state of the sidebar in a real Chromium: accessible, within its width, and drawn without an error. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, openGallery, type Gallery } from './gallery/open-gallery'
import { views } from './gallery/samples/views'

if (chromiumPath === null) console.warn('No Chromium was found: the sidebar’s states are not drawn.')

const brokenSchema = z.array(z.object({ id: z.string(), nodes: z.array(z.string()) }))

async function brokenRules(page: Page): Promise<z.infer<typeof brokenSchema>> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 200)) })))`)
  return brokenSchema.parse(found)
}

const looks = [
  { lang: 'en', colorScheme: 'light', width: 320, states: Object.keys(views) },
  // What differs by colour and script; the rest is the same markup.
  { lang: 'zh-CN', colorScheme: 'dark', width: 400, states: ['known-zh', 'bare', 'unknown', 'draft'] },
] as const

describe.skipIf(chromiumPath === null)('the sidebar’s states', () => {
  let gallery: Gallery

  beforeAll(async () => {
    gallery = await openGallery(chromiumPath ?? '')
  }, 60_000)
  afterAll(() => gallery?.close())

  async function open(state: string, look: (typeof looks)[number], query = ''): Promise<Page> {
    const page = await gallery.browser.newPage({
      viewport: { width: look.width, height: 760 },
      colorScheme: look.colorScheme,
      reducedMotion: 'reduce',
    })
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(`${gallery.url}?state=${state}&lang=${look.lang}&width=${look.width}&${query}`)
    await page.waitForSelector('body[data-ready]')
    expect(errors).toEqual([])
    return page
  }

  /** Where the card's parts stand, and how tall. */
  async function placesOf(state: string): Promise<unknown> {
    const page = await open(state, looks[0])
    const places = await page.evaluate(`['.who', '.verdict', '.chips', '.log-main'].map((part) => {
      const { top, height } = document.querySelector(part).getBoundingClientRect()
      return [part, Math.round(top), Math.round(height)]
    })`)
    await page.close()
    return places
  }

  for (const look of looks)
    it(`are accessible and within their width: ${look.lang}, ${look.colorScheme}, ${look.width} px`, async () => {
      const found: Record<string, unknown> = {}
      for (const [state, query] of [...look.states.map((name) => [name, '']), ['known', 'folded=1']]) {
        const page = await open(state ?? '', look, query)
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
        found[`${state} ${query}`] = [overflow, ...(await brokenRules(page))]
        await page.close()
      }
      expect(Object.entries(found).filter(([, problems]) => JSON.stringify(problems) !== '[0]')).toEqual([])
    }, 120_000)

  it('keep the place of what is still read or computed: nothing moves when it comes', async () => {
    const known = await placesOf('known')
    expect(await placesOf('loading')).toEqual(known)
    expect(await placesOf('computing')).toEqual(known)
  })

  it('shows hostile names as text and runs none of their markup', async () => {
    const page = await open('hostile', looks[0])
    expect(await page.getByTestId('name').textContent()).toContain('<img src=x onerror=alert(1)>')
    expect(await page.locator('main img, main script, main u, header b').count()).toBe(0)
    expect(await page.getByTestId('verdict').textContent()).not.toMatch(/[\u202A-\u202E]/u)
    await page.close()
  })

  it('opens the reasons of a chip, with coverage, then the formula and the rows behind a number', async () => {
    const page = await open('known', looks[0])
    await page.getByTestId('health').click()
    const reasons = page.getByTestId('reasons')
    expect(await reasons.locator('li').count()).toBe(3)
    expect(await reasons.textContent()).toContain('Coverage 64%')
    await reasons.getByText('Formula and rows').click()
    await reasons.locator('button.reason').first().click()
    await page.getByTestId('rows').waitFor()
    expect(await page.getByTestId('rows').textContent()).toContain('12 looms')
    expect(await brokenRules(page)).toEqual([])
    await page.close()
  })

  it('logs by a person’s click, and not by a script’s', async () => {
    const page = await open('known', looks[0])
    await page.evaluate(`document.querySelector('[data-testid="log"]').click()`)
    expect(await page.title()).not.toContain('log')
    await page.getByTestId('log').click()
    expect(await page.title()).toContain('log')
    await page.close()
  })

  it('logs a call with one line by the keyboard alone', async () => {
    const page = await open('known', looks[0])
    await page.getByTestId('log-menu').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Meeting')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.keyboard.type('asked for a quote')
    await page.keyboard.press('Enter')
    expect(await page.title()).toBe('logOther [{"kind":"call","summary":"asked for a quote","on":"2026-03-20"}]')
    await page.close()
  })

  it('changes its width by arrow keys, within 320 and 400', async () => {
    const page = await open('known', looks[0])
    await page.getByTestId('resize').focus()
    await page.keyboard.press('ArrowLeft')
    expect(await page.title()).toBe('width [330]')
    await page.keyboard.press('ArrowRight')
    expect(await page.title()).toBe('width [320]')
    await page.close()
  })

  it('covers numbers and notes while the screen is shared', async () => {
    const page = await open('known', looks[0], 'covered=1')
    for (const part of ['tier', 'health', 'last-word']) {
      const colour = await page
        .locator(`[data-testid="${part}"] .secret`)
        .first()
        .evaluate((element) => getComputedStyle(element).color)
      expect([part, colour]).toEqual([part, 'rgba(0, 0, 0, 0)'])
    }
    await page.close()
  })
})
