/** Every state of the sidebar in a real Chromium: accessible, within its width, and drawn without an error. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byTurns, contrastEvery, plain, sidebarCases } from './gallery/cases'
import { genericFields } from './gallery/samples/self-test'
import { chromiumPath, openGallery, type Gallery } from './gallery/open-gallery'
import { preview } from './gallery/samples/preview'
import { brokenRules, openWindow, problemsOf, showView, type Look } from './gallery/hold-views'

if (chromiumPath === null) console.warn('No Chromium was found: the sidebar’s states are not drawn.')

describe.skipIf(chromiumPath === null)('the sidebar’s states', () => {
  let gallery: Gallery

  beforeAll(async () => {
    gallery = await openGallery(chromiumPath ?? '')
  }, 60_000)
  afterAll(() => gallery?.close())

  async function open(state: string, look: Look, query = ''): Promise<Page> {
    const page = await openWindow(gallery, look)
    await showView(gallery, page, `state=${state}&lang=${look.lang}&width=${look.width}&${query}`)
    return page
  }

  /** Where the card's parts stand, and how tall. */
  async function placesOf(state: string): Promise<unknown> {
    const page = await open(state, plain)
    const places = await page.evaluate(`['.who', '.verdict', '.chips', '.log-main'].map((part) => {
      const { top, height } = document.querySelector(part).getBoundingClientRect()
      return [part, Math.round(top), Math.round(height)]
    })`)
    await page.close()
    return places
  }

  for (const { look, cases } of byTurns(sidebarCases))
    it(`are accessible and within their width: ${look.lang}, ${look.colorScheme}, ${look.width} px`, async () => {
      expect(await problemsOf(gallery, look, cases, contrastEvery)).toEqual([])
    }, 600_000)

  it('keep the place of what is still read or computed: nothing moves when it comes', async () => {
    const known = await placesOf('known')
    expect(await placesOf('loading')).toEqual(known)
    expect(await placesOf('computing')).toEqual(known)
  })

  it('shows hostile names as text and runs none of their markup', async () => {
    const page = await open('hostile', plain)
    expect(await page.getByTestId('name').textContent()).toContain('<img src=x onerror=alert(1)>')
    expect(await page.locator('main img, main script, main u, header b').count()).toBe(0)
    expect(await page.getByTestId('verdict').textContent()).not.toMatch(/[\u202A-\u202E]/u)
    await page.close()
  })

  it('opens the reasons of a chip, with coverage, then the formula and the rows behind a number', async () => {
    const page = await open('known', plain)
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
    const page = await open('known', plain)
    await page.evaluate(`document.querySelector('[data-testid="log"]').click()`)
    expect(await page.title()).not.toContain('log')
    await page.getByTestId('log').click()
    expect(await page.title()).toContain('log')
    await page.close()
  })

  it('logs a call with one line by the keyboard alone', async () => {
    const page = await open('known', plain)
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

  it('keeps the words of a call that the store refused', async () => {
    const page = await open('known', plain, 'refused=1')
    await page.getByTestId('log-menu').click()
    await page.getByTestId('log-call').click()
    await page.getByTestId('log-line').fill('asked for a quote')
    await page.getByTestId('log-save').click()
    expect(await page.title()).toContain('logOther')
    expect(await page.getByTestId('log-line').inputValue()).toBe('asked for a quote')
    await page.close()
  })

  it('says that a step is taken once it is stored, and not before', async () => {
    const refused = await open('known', plain, 'refused=1')
    await refused.getByTestId('take').click()
    expect(await refused.getByTestId('take').count()).toBe(1)
    await refused.close()
    const page = await open('known', plain)
    await page.getByTestId('take').click()
    await page.getByText('it is in your tasks').waitFor()
    await page.close()
  })

  it('says that no draft took a text, and that a preview or a copy failed, and selects the report', async () => {
    const draft = await open('draft-zh', plain, 'refused=1')
    await draft.getByTestId('greet').click()
    await draft.getByTestId('no-editor').waitFor()
    expect(await draft.getByTestId('greet').getAttribute('data-said')).toBe('noEditor')
    expect(await brokenRules(draft)).toEqual([])
    await draft.close()
    const card = await open('known', plain, 'refused=1')
    await card.getByTestId('preview').click()
    await card.getByTestId('preview-failed').waitFor()
    await card.close()
    for (const state of ['unreadable', 'self-test']) {
      const page = await open(state, plain, 'refused=1')
      await page.getByTestId('copy-report').click()
      await page.getByTestId('copy-refused').waitFor()
      expect(await page.evaluate('getSelection().toString() || document.activeElement.localName')).not.toBe('body')
      expect(await brokenRules(page)).toEqual([])
      await page.close()
    }
  })

  it('offers any other customer where several fit', async () => {
    const page = await open('choice', plain)
    await page.getByTestId('someone-else').click()
    await page.keyboard.type('hengda')
    await page.getByTestId('found-account').click()
    expect(await page.title()).toBe('choose ["a1"]')
    await page.close()
  })

  it('names webmails and fields in words, in both languages, and folds what nobody has a word for', async () => {
    for (const look of [plain, { ...plain, lang: 'zh-CN' } as const]) {
      const broken = await open('unreadable', look)
      expect(await broken.locator('.notice > p').allTextContents()).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/qqmail-new|headers/)]),
      )
      await broken.close()
      const page = await open('self-test-generic', look)
      const names = await page.locator('.self-test > .test-fields b').allTextContents()
      expect(names).toHaveLength(genericFields.length + 1)
      expect(names.join()).not.toMatch(/ownAddress|gmail:/)
      await page.close()
    }
    const page = await open('self-test', plain)
    expect(await page.locator('details .test-fields code').first().textContent()).toBe('collapsedRow')
    await page.close()
  })

  it('tells a screen reader what the dot on the rail asks', async () => {
    const page = await open('ask', plain, 'folded=1')
    expect(await page.locator('.rail-mark.is-accent').textContent()).toBe('Which customer is it?')
    await page.close()
  })

  it('says to a team that what is logged goes to its server', async () => {
    const page = await open('first-reads-team', plain)
    expect(await page.locator('.first-stays').textContent()).toContain('your team’s server')
    expect(await page.locator('.first-stays').textContent()).not.toContain('No account')
    await page.close()
  })

  it('asks the page to mount it anew where it broke', async () => {
    const page = await open('broken', plain)
    await page.getByTestId('reload-panel').click()
    expect(await page.title()).toContain('mountAgain')
    await page.close()
  })

  it('changes its width by arrow keys, within 320 and 400', async () => {
    const page = await open('known', plain)
    await page.getByTestId('resize').focus()
    await page.keyboard.press('ArrowLeft')
    expect(await page.title()).toBe('width [330]')
    await page.keyboard.press('ArrowRight')
    expect(await page.title()).toBe('width [320]')
    await page.close()
  })

  it('covers numbers and notes while the screen is shared', async () => {
    const page = await open('known', plain, 'covered=1')
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
    const page = await open('ask', plain)
    expect(await page.locator('[data-testid="tier"], [data-testid="verdict"], [data-testid="log"]').count()).toBe(0)
    await page.evaluate(`document.querySelector('[data-testid="yes"]').click()`)
    expect(await page.title()).not.toContain('answerHint')
    await page.getByTestId('yes').click()
    expect(await page.title()).toContain('answerHint')
    await page.close()
  })

  it('shows what speaks against a match, and takes "not them" and another customer', async () => {
    const page = await open('doubted', plain)
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
    const page = await open('known', plain)
    expect(await page.getByTestId('preview').textContent()).toContain('Wang Fang')
    await page.getByTestId('preview').click()
    const shown = await page.locator('[data-testid="preview-fields"] [data-field]').count()
    expect(shown).toBe(preview.fields.length)
    await page.close()
  })

  it('puts the form of address into a draft in the customer’s language, whatever the reader’s', async () => {
    const page = await open('draft-zh', plain)
    await page.getByTestId('greet').click()
    expect(await page.title()).toBe(`insert ${JSON.stringify(['王总，\n'])}`)
    await page.close()
  })
})
