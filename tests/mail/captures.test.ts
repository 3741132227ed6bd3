import { describe, expect, it } from 'vitest'
import { captures, hasCaptures } from './captures'

if (!hasCaptures) console.info('Skipped: webmail pages as captured, since ../shared/data/dom is not here')

describe.skipIf(!hasCaptures)('a webmail page as captured', () => {
  it.each(captures)('is read: $adapter.id, $name', ({ adapter, page, expected }) => {
    expect(adapter.readPage(page())).toMatchObject(expected)
  })

  it.each(captures.filter(({ rows }) => rows !== undefined))(
    'has its rows read: $adapter.id, $name',
    ({ adapter, page, rows }) => {
      expect(adapter.readList?.(page())?.rows).toMatchObject(rows ?? [])
    },
  )

  it.each(captures.filter(({ body }) => body !== undefined))(
    'has its text found: $adapter.id, $name',
    ({ adapter, page, body }) => {
      expect(adapter.readBody?.(page())?.textContent).toContain(body)
    },
  )
})
