/** The full page's views and the popup's in a real Chromium: accessible, within their width, drawn without an error. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byTurns, contrastEvery, pageCases } from './gallery/cases'
import { chromiumPath, openGallery, type Gallery } from './gallery/open-gallery'
import { problemsOf } from './gallery/hold-views'

if (chromiumPath === null) console.warn('No Chromium was found: the full page’s views are not drawn.')

describe.skipIf(chromiumPath === null)('the full page’s views', () => {
  let gallery: Gallery

  beforeAll(async () => {
    gallery = await openGallery(chromiumPath ?? '')
  }, 60_000)
  afterAll(() => gallery?.close())

  for (const { look, cases } of byTurns(pageCases))
    it(`are accessible and within their width: ${look.lang}, ${look.colorScheme}, ${look.width} px`, async () => {
      expect(await problemsOf(gallery, look, cases, contrastEvery)).toEqual([])
    }, 600_000)
})
