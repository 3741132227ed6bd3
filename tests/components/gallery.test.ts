/** Every state of the sidebar in a real Chromium: accessible, within its width, and drawn without an error. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, openGallery, type Gallery } from './gallery/open-gallery'
import { duplicatesPages } from './gallery/samples/duplicates-pages'
import { importPages } from './gallery/samples/import-pages'
import { opened, openedElsewhere } from './gallery/samples/opened'
import { policyPages } from './gallery/samples/policy-pages'
import { segmentPages } from './gallery/samples/segment-pages'
import { teamPages } from './gallery/samples/team-states'
import { preview } from './gallery/samples/preview'
import { openedDepths } from './gallery/samples/standing'
import { views } from './gallery/samples/views'

if (chromiumPath === null) console.warn('No Chromium was found: the sidebar’s states are not drawn.')

const brokenSchema = z.array(z.object({ id: z.string(), nodes: z.array(z.string()) }))

async function brokenRules(page: Page): Promise<z.infer<typeof brokenSchema>> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 200)) })))`)
  return brokenSchema.parse(found)
}

interface Look {
  lang: 'en' | 'zh-CN'
  colorScheme: 'light' | 'dark'
  width: number
  states: readonly string[]
  /** Whether what a person opens is drawn too. */
  isOpened: boolean
}

const looks: readonly [Look, Look] = [
  { lang: 'en', colorScheme: 'light', width: 320, states: Object.keys(views), isOpened: true },
  // What differs by colour and script; the rest is the same markup.
  {
    lang: 'zh-CN',
    colorScheme: 'dark',
    width: 400,
    states: ['known-zh', 'bare', 'unknown', 'draft', 'ask-zh', 'doubted', 'private', 'self-test', 'forwarded', 'bulk'],
    isOpened: false,
  },
]

interface Case {
  name: string
  query: string
  clicks: readonly string[]
}

function casesOf({ states, isOpened }: Look): Case[] {
  const closed = states.map((name) => ({ name, query: `state=${name}`, clicks: [] }))
  const folded = ['known', 'bulk', 'ask'].map((name) => ({
    name: `${name} folded`,
    query: `state=${name}&folded=1`,
    clicks: [],
  }))
  const onKnown = Object.entries(opened).map(([name, clicks]) => ({ name, query: 'state=known&more=1', clicks }))
  const elsewhere = Object.entries(openedElsewhere).map(([name, { state, clicks }]) => ({
    name,
    query: `state=${state}`,
    clicks,
  }))
  const settings = [
    'settings',
    'settings-empty',
    'popup-on',
    'account-depth',
    'account-depth-little',
    'account-depth-by-hand',
    'account-depth-long',
    ...duplicatesPages,
    ...importPages,
    ...policyPages,
    ...segmentPages,
    ...teamPages,
    'attention',
  ].map((name) => ({
    name,
    query: `page=${name}`,
    clicks: [],
  }))
  const depths = Object.entries(openedDepths).map(([name, { page, clicks }]) => ({
    name,
    query: `page=${page}`,
    clicks,
  }))
  return [...closed, ...folded, ...settings, ...(isOpened ? [...onKnown, ...elsewhere, ...depths] : [])]
}

const [first] = looks

describe.skipIf(chromiumPath === null)('the sidebar’s states', () => {
  let gallery: Gallery

  beforeAll(async () => {
    gallery = await openGallery(chromiumPath ?? '')
  }, 60_000)
  afterAll(() => gallery?.close())

  const errors: string[] = []

  async function newPage(look: Look): Promise<Page> {
    const page = await gallery.browser.newPage({
      viewport: { width: look.width, height: 760 },
      colorScheme: look.colorScheme,
      reducedMotion: 'reduce',
    })
    page.on('pageerror', (error) => errors.push(error.message))
    return page
  }

  async function show(page: Page, query: string): Promise<void> {
    await page.goto(`${gallery.url}?${query}`)
    await page.waitForSelector('body[data-ready]')
    expect(errors).toEqual([])
  }

  async function open(state: string, look: Look, query = ''): Promise<Page> {
    const page = await newPage(look)
    await show(page, `state=${state}&lang=${look.lang}&width=${look.width}&${query}`)
    return page
  }

  /** Where the card's parts stand, and how tall. */
  async function placesOf(state: string): Promise<unknown> {
    const page = await open(state, first)
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
      // One page for all: making one takes longer than drawing a view.
      const page = await newPage(look)
      for (const { name, query, clicks } of casesOf(look)) {
        await show(page, `${query}&lang=${look.lang}&width=${look.width}`)
        for (const testId of clicks) await page.getByTestId(testId).first().click()
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
        found[name] = [overflow, ...(await brokenRules(page))]
      }
      await page.close()
      expect(Object.entries(found).filter(([, problems]) => JSON.stringify(problems) !== '[0]')).toEqual([])
    }, 300_000)

  it('keep the place of what is still read or computed: nothing moves when it comes', async () => {
    const known = await placesOf('known')
    expect(await placesOf('loading')).toEqual(known)
    expect(await placesOf('computing')).toEqual(known)
  })

  it('shows hostile names as text and runs none of their markup', async () => {
    const page = await open('hostile', first)
    expect(await page.getByTestId('name').textContent()).toContain('<img src=x onerror=alert(1)>')
    expect(await page.locator('main img, main script, main u, header b').count()).toBe(0)
    expect(await page.getByTestId('verdict').textContent()).not.toMatch(/[\u202A-\u202E]/u)
    await page.close()
  })

  it('opens the reasons of a chip, with coverage, then the formula and the rows behind a number', async () => {
    const page = await open('known', first)
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
    const page = await open('known', first)
    await page.evaluate(`document.querySelector('[data-testid="log"]').click()`)
    expect(await page.title()).not.toContain('log')
    await page.getByTestId('log').click()
    expect(await page.title()).toContain('log')
    await page.close()
  })

  it('logs a call with one line by the keyboard alone', async () => {
    const page = await open('known', first)
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
    const page = await open('known', first)
    await page.getByTestId('resize').focus()
    await page.keyboard.press('ArrowLeft')
    expect(await page.title()).toBe('width [330]')
    await page.keyboard.press('ArrowRight')
    expect(await page.title()).toBe('width [320]')
    await page.close()
  })

  it('covers numbers and notes while the screen is shared', async () => {
    const page = await open('known', first, 'covered=1')
    for (const part of ['tier', 'health', 'last-word']) {
      const colour = await page
        .locator(`[data-testid="${part}"] .secret`)
        .first()
        .evaluate((element) => getComputedStyle(element).color)
      expect([part, colour]).toEqual([part, 'rgba(0, 0, 0, 0)'])
    }
    await page.close()
  })

  it('asks by trusted clicks only, and says nothing of the customer before', async () => {
    const page = await open('ask', first)
    expect(await page.locator('[data-testid="tier"], [data-testid="verdict"], [data-testid="log"]').count()).toBe(0)
    await page.evaluate(`document.querySelector('[data-testid="yes"]').click()`)
    expect(await page.title()).not.toContain('answerHint')
    await page.getByTestId('yes').click()
    expect(await page.title()).toContain('answerHint')
    await page.close()
  })

  it('shows what speaks against a match, and takes "not them" and another customer', async () => {
    const page = await open('doubted', first)
    await page.getByTestId('match').click()
    expect(await page.getByTestId('against').textContent()).toContain('Chen Jie')
    await page.getByTestId('not-them').click()
    expect(await page.title()).toBe('denyMatch []')
    await page.getByTestId('another').click()
    await page.keyboard.type('hengda')
    await page.getByTestId('found-account').click()
    expect(await page.title()).toBe('choose ["a1"]')
    await page.close()
  })

  it('shows every field of a log before the click', async () => {
    const page = await open('known', first)
    expect(await page.getByTestId('preview').textContent()).toContain('Wang Fang')
    await page.getByTestId('preview').click()
    const shown = await page.locator('[data-testid="preview-fields"] [data-field]').count()
    expect(shown).toBe(preview.fields.length)
    await page.close()
  })

  it('puts the form of address into a draft in the customer’s language, whatever the reader’s', async () => {
    const page = await open('draft-zh', first)
    await page.getByTestId('greet').click()
    expect(await page.title()).toBe(`insert ${JSON.stringify(['王总，\n'])}`)
    await page.close()
  })
})
