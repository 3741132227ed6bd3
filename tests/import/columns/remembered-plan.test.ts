import { describe, expect, it } from 'vitest'
import { guessPlan } from '../../../lib/import/columns/guess-plan'
import type { TablePlan } from '../../../lib/import/columns/plan'
import { recall, remember, rememberedPlansSchema } from '../../../lib/import/columns/remembered-plan'

const dialect = { encoding: 'utf-8', delimiter: ',', hasHeader: true, headerLine: 1 } as const
const context = { currency: 'EUR', dayOrMonthFirst: 'dmy' } as const

function guess(...headers: string[]): TablePlan {
  return guessPlan(dialect, headers, [headers.map((_, at) => `value ${at}`)], context)
}

describe('what a person corrected', () => {
  const first = guess('Firma', 'Stufe', 'Notiz')
  const columns = first.columns.map((column, at) =>
    at === 1 ? { ...column, field: 'account.industry' as const } : column,
  )
  const corrected: TablePlan = { ...first, source: 'ours', currency: 'CHF', columns }

  it('is recalled for a file with the same headers, also one of its lines in error', () => {
    const kept = rememberedPlansSchema.parse(remember([], corrected))
    expect(recall(kept, guess('Firma', 'Stufe', 'Notiz'))).toEqual(corrected)
    const mended = recall(kept, guess('Firma', 'Stufe', 'Notiz', 'sidelight: Line'))
    expect(mended).toMatchObject({ source: 'ours', currency: 'CHF' })
    expect(mended.columns.map(({ field }) => field)).toEqual([...columns.map(({ field }) => field), 'skip'])
  })

  it('is not taken for other headers', () => {
    const other = guess('Firma', 'Stufe')
    expect(recall(remember([], corrected), other)).toEqual(other)
  })

  it('is kept for the fifty headers used last', () => {
    let kept = remember([], corrected)
    for (let nth = 0; nth < 60; nth++) kept = remember(kept, guess('Firma', `Spalte ${nth}`))
    expect(rememberedPlansSchema.parse(kept)).toHaveLength(50)
    expect(recall(kept, guess('Firma', 'Stufe', 'Notiz'))).not.toEqual(corrected)
  })
})
