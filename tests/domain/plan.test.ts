import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePlans, type ComparedLine } from '../../lib/domain/plan/compare-plans'
import { differencesOf } from '../../lib/domain/plan/differences'
import type { PlanBlock } from '../../lib/domain/plan/plan-block'

const entries = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', ''), { maxLength: 30 })

describe('where two lists differ', () => {
  it('what is told makes the one of the other, and between it they are equal', () => {
    fc.assert(
      fc.property(entries, entries, (a, b) => {
        const made: string[] = []
        let at = 0
        for (const difference of differencesOf(a, b)) {
          expect(difference.a.to - difference.a.from + difference.b.to - difference.b.from).toBeGreaterThan(0)
          expect(difference.a.from).toBeGreaterThanOrEqual(at)
          made.push(...a.slice(at, difference.a.from))
          expect(made).toHaveLength(difference.b.from)
          made.push(...b.slice(difference.b.from, difference.b.to))
          at = difference.a.to
        }
        made.push(...a.slice(at))
        expect(made).toEqual(b)
      }),
    )
  })

  it('is found again within a part, where an entry stands once', () => {
    expect(differencesOf(['x', 'k', 'y', 'm', 'x'], ['x', 'k', 'z', 'm', 'z'])).toEqual([
      { a: { from: 2, to: 3 }, b: { from: 2, to: 3 } },
      { a: { from: 4, to: 5 }, b: { from: 4, to: 5 } },
    ])
  })

  it('of 100,000 entries that all differ is told at once', () => {
    const [a, b] = ['a', 'b'].map((stem) => Array.from({ length: 100_000 }, (_, index) => `${stem}${index}`))
    expect(differencesOf(a ?? [], b ?? [])).toHaveLength(1)
  })
})

const paragraph = (text: string, more: Partial<PlanBlock> = {}): PlanBlock => ({
  kind: 'paragraph',
  level: 0,
  ordinal: 0,
  text,
  format: '',
  ...more,
})
/** `[in: words]`, `[out: words]`, else as it is. */
const read = (lines: readonly ComparedLine[]): string[] =>
  lines.map(({ state, runs }) =>
    [state, ...runs.map((run) => (run.state === 'same' ? run.text : `[${run.state}: ${run.text}]`))].join(' '),
  )

describe('comparing two versions of a plan', () => {
  it('tells the words of a line that was changed, and lines that only one of them has', () => {
    const shown = [paragraph('Goal: stock -15 %'), paragraph('same'), paragraph('Visit in May')]
    const other = [paragraph('Goal: stock -12 %'), paragraph('same'), paragraph('Wang decides')]
    const { lines, wordsIn, wordsOut } = comparePlans(shown, other)
    expect(read(lines)).toEqual([
      'changed Goal: stock - [out: 12] [in: 15]  %',
      'same same',
      'in [in: Visit in May]',
      'out [out: Wang decides]',
    ])
    expect([wordsIn, wordsOut]).toEqual([4, 3])
  })

  it('a Chinese line differs by characters, not as a whole', () => {
    const { lines } = comparePlans([paragraph('降低库存15%，六月审计')], [paragraph('降低库存12%，九月审计')])
    expect(read(lines)).toEqual(['changed 降低库存 [out: 12] [in: 15] %， [out: 九] [in: 六] 月审计'])
  })

  it('a line that only looks different says so, and nothing is in or out', () => {
    const { lines, wordsIn, wordsOut } = comparePlans([paragraph('bold', { format: 'b' })], [paragraph('bold')])
    expect([read(lines), wordsIn, wordsOut]).toEqual([['format bold'], 0, 0])
  })

  it('whatever the two are, the lines that are not out are the shown version, those not in the other’s words', () => {
    const block = fc.record({
      kind: fc.constantFrom<PlanBlock['kind']>('paragraph', 'bullet', 'heading'),
      level: fc.nat(2),
      ordinal: fc.constant(0),
      text: fc
        .array(fc.constantFrom('goal', 'stock', '库', '存', ' ', '😀'), { maxLength: 6 })
        .map((words) => words.join('')),
      format: fc.constantFrom('', 'b'),
    })
    const plan = fc.array(block, { maxLength: 12 })
    fc.assert(
      fc.property(plan, plan, (shown, other) => {
        const { lines } = comparePlans(shown, other)
        expect(lines.filter(({ state }) => state !== 'out').map((line) => line.block)).toEqual(shown)
        const wordsWithout = (state: string) =>
          lines.flatMap(({ runs }) => runs.filter((run) => run.state !== state).map(({ text }) => text)).join('')
        expect(wordsWithout('out')).toBe(shown.map(({ text }) => text).join(''))
        expect(wordsWithout('in')).toBe(other.map(({ text }) => text).join(''))
        expect(comparePlans(shown, shown).lines.every(({ state }) => state === 'same')).toBe(true)
      }),
    )
  })
})
