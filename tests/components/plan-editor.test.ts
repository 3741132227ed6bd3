/** Two people in one plan, one of them at real keys in a real Chromium: no word is broken, no line lost. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, openGallery, type Gallery } from './gallery/open-gallery'
import { randomFrom } from './plan-editor/random'

if (chromiumPath === null) console.warn('No Chromium was found: nobody writes in the plan.')

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The paragraphs, once both editors and both copies hold the same. */
async function linesOf(page: Page): Promise<unknown> {
  await page.waitForFunction('plan.isSame()')
  return page.evaluate('plan.lines()')
}

/** At the end of a line: until both have the empty one below it. */
async function pressEnter(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  await page.waitForFunction(`plan.isSame() && plan.lines().includes('')`)
}

describe.skipIf(chromiumPath === null)('the plan’s editor, while a colleague writes in the same plan', () => {
  let gallery: Gallery

  beforeAll(async () => {
    gallery = await openGallery(chromiumPath ?? '', join(import.meta.dirname, 'plan-editor'))
  }, 60_000)
  afterAll(() => gallery?.close())

  async function open(seed = 1): Promise<{ page: Page; errors: string[] }> {
    const page = await gallery.browser.newPage()
    page.setDefaultTimeout(5_000)
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(`${gallery.url}?seed=${seed}`)
    await page.waitForFunction('globalThis.plan?.isReady()')
    return { page, errors }
  }

  it.each([1, 2])('keeps every line whole and in order, 1 to 15 ms between keys (seed %i)', async (seed) => {
    const { page, errors } = await open(seed)
    const random = randomFrom(seed)
    const mine = Array.from({ length: 9 }, (_, index) => `mine${index}`)
    await page.evaluate(`plan.placeCaret('People')`)
    const writing = page.evaluate('plan.colleague.writeUntilOver()')
    for (const line of mine)
      for (const key of ['Enter', ...Array.from(line)]) {
        await page.keyboard.press(key)
        // Not a wait for anything: the pace of the keys is what is tried.
        await wait(1 + random() * 14)
      }
    await page.evaluate('plan.over()')
    const theirs = z.array(z.string()).parse(await writing)
    expect(await linesOf(page)).toEqual(['Goals', ...theirs, 'People', ...mine, 'Next'])
    expect(errors).toEqual([])
    await page.close()
  })

  it('leaves the caret in its new line while a colleague begins one above', async () => {
    const { page } = await open()
    await page.evaluate(`plan.placeCaret('People')`)
    await pressEnter(page)
    await page.evaluate(`plan.colleague.placeCaret('Goals'); plan.colleague.pressEnter()`)
    await linesOf(page)
    await page.keyboard.type('mine')
    await page.waitForFunction(`plan.lines().includes('mine')`)
    expect(await linesOf(page)).toEqual(['Goals', '', 'People', 'mine', 'Next'])
    await page.close()
  })

  it('takes the caret along with its words when a colleague breaks the line before it', async () => {
    const { page } = await open()
    await page.evaluate(`plan.placeCaret('People', 4); plan.colleague.placeCaret('People', 2)`)
    await page.evaluate('plan.colleague.pressEnter()')
    await linesOf(page)
    await page.keyboard.type('+')
    await page.waitForFunction(`plan.lines().join().includes('+')`)
    expect(await linesOf(page)).toEqual(['Goals', 'Pe', 'op+le', 'Next'])
    await page.close()
  })

  it('leaves the caret between its letters when a colleague makes the line a heading', async () => {
    const { page } = await open()
    await page.evaluate(`plan.placeCaret('People', 4); plan.colleague.placeCaret('People')`)
    await page.evaluate('plan.colleague.makeHeading()')
    await linesOf(page)
    await page.keyboard.type('+')
    await page.waitForFunction(`plan.lines().join().includes('+')`)
    expect(await linesOf(page)).toEqual(['Goals', 'Peop+le', 'Next'])
    await page.close()
  })

  it.each([1, 2, 3])(
    'neither loses nor doubles a letter where both begin in one empty line (seed %i)',
    async (seed) => {
      const { page, errors } = await open(seed)
      await page.evaluate(`plan.placeCaret('People')`)
      await pressEnter(page)
      await page.evaluate(`plan.colleague.placeCaret('')`)
      const writing = page.evaluate(`plan.colleague.writeKeys('123456789')`)
      await page.keyboard.type('abcdefghi', { delay: 3 })
      await writing
      await page.waitForFunction(`plan.isSame() && plan.lines().join().includes('i')`)
      const [line] = z
        .array(z.string())
        .parse(await linesOf(page))
        .slice(2, 3)
      expect(
        Array.from(line ?? '')
          .toSorted()
          .join(''),
      ).toBe('123456789abcdefghi')
      expect(errors).toEqual([])
      await page.close()
    },
  )

  it('takes a new line back by one undo', async () => {
    const { page } = await open()
    await page.evaluate(`plan.placeCaret('People')`)
    await pressEnter(page)
    expect(await linesOf(page)).toEqual(['Goals', 'People', '', 'Next'])
    await page.keyboard.press('ControlOrMeta+z')
    await page.waitForFunction(`!plan.lines().includes('')`)
    expect(await linesOf(page)).toEqual(['Goals', 'People', 'Next'])
    await page.close()
  })
})
