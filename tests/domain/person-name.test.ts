import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFullName, nameKey } from '../../lib/domain/person-name'

describe('names are one', () => {
  it.each([
    [
      'Ana López',
      'LÓPEZ, Ana',
      'ana lopez',
      'Dr. Ana López',
      '"Ana López"',
      'Ana López (Acme)',
      'Ana López | Acme',
      'Ana López via Dev',
    ],
    ['王伟明', '王 伟明', '王伟明先生', '王伟明（售后）', '王伟明 经理'],
    ['Jürgen Groß', 'groß Jürgen', 'Ｊürgen Groß'],
    ['김민수', '김 민수'],
    ['Анна Петрова', 'ПЕТРОВА Анна'],
    ['O’Neill Sean', 'Sean O’Neill'],
  ])('%s', (first, ...others) => {
    for (const other of others) expect(nameKey(other)).toBe(nameKey(first))
  })

  it('only where they are', () => {
    const different = ['Ana López', 'Ana Lopes', 'Ana', 'López', '王伟', '王伟明', 'Ana María López']
    expect(new Set(different.map(nameKey)).size).toBe(different.length)
  })
})

describe('a whole name', () => {
  it('has a family and a given name, or is Chinese or Korean with a family name', () => {
    for (const name of ['Ana López', 'Ma Li', '王伟', '王伟明', '欧阳娜娜', '김민수', 'Анна Петрова'])
      expect(isFullName(name)).toBe(true)
  })

  it('is no single word, title, address or initial', () => {
    for (const name of [
      '',
      'Ana',
      'Dr. Ana',
      'Mr Smith',
      '伟明',
      '王总',
      '王先生',
      '张工',
      'A. B.',
      '12 34',
      'ana@acme.example',
      'Support',
    ])
      expect(isFullName(name)).toBe(false)
  })
})

it('any name has a key that stays the same when it is a name itself, in bounded time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (name) => {
      const key = nameKey(name)
      return nameKey(key) === key || /[()[\]（【|/｜"'“”‘’«»「」]/u.test(name)
    }),
    { numRuns: 500 },
  )
  const before = performance.now()
  nameKey(`${'( '.repeat(100_000)}via ${'|'.repeat(100_000)}`)
  expect(performance.now() - before).toBeLessThan(200)
})
