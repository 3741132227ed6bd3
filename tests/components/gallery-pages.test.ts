/** The full page's views and the popup's in a real Chromium: accessible, within their width, drawn without an error. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, openGallery, type Gallery } from './gallery/open-gallery'
import { duplicatesPages } from './gallery/samples/duplicates-pages'
import { importPages } from './gallery/samples/import-pages'
import { policyPages } from './gallery/samples/policy-pages'
import { segmentPages } from './gallery/samples/segment-pages'
import { openedDepths } from './gallery/samples/standing'
import { teamPages } from './gallery/samples/team-states'
import { problemsOf, type Case, type Look } from './gallery/hold-views'

if (chromiumPath === null) console.warn('No Chromium was found: the full page’s views are not drawn.')

const pages = [
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
].map((name): Case => ({ name, query: `page=${name}`, clicks: [] }))
const openedCases = Object.entries(openedDepths).map(([name, { page, clicks }]): Case => ({
  name,
  query: `page=${page}`,
  clicks,
}))
const looks: { look: Look; cases: Case[] }[] = [
  { look: { lang: 'en', colorScheme: 'light', width: 320 }, cases: [...pages, ...openedCases] },
  // What differs by colour and script comes from one theme and one font: every third view.
  { look: { lang: 'zh-CN', colorScheme: 'dark', width: 400 }, cases: pages.filter((_, index) => index % 3 === 0) },
]

describe.skipIf(chromiumPath === null)('the full page’s views', () => {
  let gallery: Gallery

  beforeAll(async () => {
    gallery = await openGallery(chromiumPath ?? '')
  }, 60_000)
  afterAll(() => gallery?.close())

  for (const { look, cases } of looks)
    it(`are accessible and within their width: ${look.lang}, ${look.colorScheme}, ${look.width} px`, async () => {
      expect(await problemsOf(gallery, look, cases)).toEqual([])
    }, 600_000)
})
