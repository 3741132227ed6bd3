/** What is held of every view: no rule of accessibility is broken, nothing is wider than its window, no error is thrown. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import { expect } from 'vitest'
import type { Gallery } from './open-gallery'

export interface Look {
  lang: 'en' | 'zh-CN'
  colorScheme: 'light' | 'dark'
  width: number
}

/** A view by its address, and what is clicked in it before it is looked at (test ids). */
export interface Case {
  name: string
  query: string
  clicks: readonly string[]
}

const brokenSchema = z.array(z.object({ id: z.string(), nodes: z.array(z.string()) }))

/** @param without rules that are not held */
export async function brokenRules(page: Page, without: readonly string[] = []): Promise<z.infer<typeof brokenSchema>> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source)
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]))
  const options = JSON.stringify({ resultTypes: ['violations'], rules })
  const found = await page.evaluate(`axe.run(document, ${options}).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 200)) })))`)
  return brokenSchema.parse(found)
}

/** A window of that look. */
export async function openWindow(gallery: Gallery, look: Look): Promise<Page> {
  return gallery.browser.newPage({
    viewport: { width: look.width, height: 760 },
    colorScheme: look.colorScheme,
    reducedMotion: 'reduce',
  })
}

/** Shows it in this page; what is loaded stays. */
export async function showView(gallery: Gallery, page: Page, query: string): Promise<void> {
  const errors: string[] = []
  const note = (error: Error): number => errors.push(error.message)
  page.on('pageerror', note)
  if (page.url().startsWith(gallery.url)) await page.evaluate(`showView(${JSON.stringify(query)})`)
  else await page.goto(`${gallery.url}?${query}`)
  await page.waitForSelector('body[data-ready]')
  page.off('pageerror', note)
  expect(errors).toEqual([])
}

/**
 * Names of the views with something wrong, and what it is: pixels too wide, and broken rules.
 * @param contrastEvery contrast takes as long as all other rules together: it is held in every view, or in every so many
 */
export async function problemsOf(
  gallery: Gallery,
  look: Look,
  cases: readonly Case[],
  contrastEvery = 1,
): Promise<[string, unknown][]> {
  const found: [string, unknown][] = []
  // One page for all: making one takes longer than drawing a view.
  const page = await openWindow(gallery, look)
  for (const [index, { name, query, clicks }] of cases.entries()) {
    await showView(gallery, page, `${query}&lang=${look.lang}&width=${look.width}`)
    for (const testId of clicks) await page.getByTestId(testId).first().click()
    const overflow = z.number().parse(await page.evaluate('document.documentElement.scrollWidth - innerWidth'))
    const broken = await brokenRules(page, index % contrastEvery === 0 ? [] : ['color-contrast'])
    if (overflow > 0 || broken.length > 0) found.push([name, { overflow, broken }])
  }
  await page.close()
  return found
}
