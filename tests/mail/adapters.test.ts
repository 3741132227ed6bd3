import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { adapters } from '../../lib/mail/adapters/index'

const names = adapters.map(({ id }) => id)

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
})
