import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { adapters } from '../../lib/mail/adapters/index'
import { openPage, variantsOf, type Webmail } from './adapter-pages'
import { captures, hasCaptures } from './captures'
import { webmails } from './webmails'

const names = adapters.map(({ id }) => id)

/** A document and those of its frames. */
function withFrames(page: Document): Document[] {
  const shown = [...page.querySelectorAll('iframe')].flatMap((frame) => frame.contentDocument ?? [])
  return [page, ...shown.flatMap(withFrames)]
}

/** Every page that is written or captured of a webmail. */
function pagesOf({ adapter, pages }: Webmail): Document[] {
  const list = typeof pages.list === 'object' ? [openPage(pages.list.page)] : []
  const written = variantsOf(pages).flatMap(({ page }) => (typeof page === 'string' ? [] : [openPage(page)]))
  const captured = hasCaptures ? captures.filter((one) => one.adapter === adapter).map(({ page }) => page()) : []
  return [...written, ...list, ...captured].flatMap(withFrames)
}

describe('every adapter', () => {
  it('has a name of its own, a content script and a contract test', () => {
    expect(new Set(names).size).toBe(names.length)
    const root = join(import.meta.dirname, '../..')
    const missing = names.filter(
      (id) =>
        !existsSync(join(root, `entrypoints/${id}.content.ts`)) || !existsSync(join(root, `tests/mail/${id}.test.ts`)),
    )
    expect(missing).toEqual([])
  })

  it('is in the registry', () => {
    const folder = join(import.meta.dirname, '../../entrypoints')
    // The generic reader is no adapter of one webmail.
    const scripts = readdirSync(folder).filter((file) => file.endsWith('.content.ts') && file !== 'generic.content.ts')
    expect(scripts.map((file) => file.replace('.content.ts', '')).toSorted()).toEqual(names.toSorted())
  })

  it('dates its selectors, and tries the newest first', () => {
    const wrong = adapters.flatMap(({ id, selectors }) =>
      Object.entries(selectors)
        .filter(([, list]) => list.length === 0 || list.some(({ seen }) => !/^20\d\d-(0[1-9]|1[0-2])$/.test(seen)))
        .map(([field]) => `${id}.${field}`),
    )
    const unsorted = adapters.flatMap(({ id, selectors }) =>
      Object.entries(selectors)
        .filter(([, list]) => list.some(({ seen }, index) => seen > (list[index - 1]?.seen ?? '9999')))
        .map(([field]) => `${id}.${field}`),
    )
    expect([wrong, unsorted]).toEqual([[], []])
  })

  // Roundcube's were seen in running copies, and its three skins are read in tests/mail/roundcube.test.ts and tests/e2e.
  it.each(webmails.filter(({ adapter }) => adapter.id !== 'roundcube'))(
    'has a page on which each of its selectors answers: $adapter.id',
    (webmail) => {
      const pages = pagesOf(webmail)
      const silent = Object.entries(webmail.adapter.selectors).flatMap(([field, list]) =>
        list
          .filter(({ css }) => pages.every((page) => page.querySelector(css) === null))
          .map(({ css }) => `${field}: ${css}`),
      )
      expect(silent).toEqual([])
    },
  )
})
