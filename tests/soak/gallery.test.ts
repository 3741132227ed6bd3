/** Every view in every look: two languages, light and dark, narrow and wide. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageCases, sidebarCases } from '../components/gallery/cases'
import { problemsOf, type Look } from '../components/gallery/hold-views'
import { chromiumPath, openGallery, type Gallery } from '../components/gallery/open-gallery'
import { timeout } from './bounds'

if (chromiumPath === null) console.info('skipped: no Chromium was found.')

const looks = (['en', 'zh-CN'] as const).flatMap((lang) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ lang, colorScheme })),
)
/** The sidebar's own widths; the full page's from a folded window to a whole screen. */
const kinds = [
  { name: 'the sidebar', cases: sidebarCases, widths: [320, 400] },
  { name: 'the full page', cases: pageCases, widths: [320, 1280] },
]

describe.skipIf(chromiumPath === null)('every view', () => {
  let gallery: Gallery

  beforeAll(async () => {
    gallery = await openGallery(chromiumPath ?? '')
  }, 60_000)
  afterAll(() => gallery?.close())

  for (const { name, cases, widths } of kinds)
    for (const [turn, given] of looks.entries()) {
      const look: Look = { ...given, width: widths[turn % 2] ?? 320 }
      it(`${name} is accessible and within its width: ${Object.values(look).join(', ')}`, { timeout }, async () => {
        expect(await problemsOf(gallery, look, cases)).toEqual([])
      })
    }
})
