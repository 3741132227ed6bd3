import { describe, expect, it } from 'vitest'
import { language } from '../../../components/locale'
import type { AccountDepth } from '../../../components/workspace/account/depth'
import { fitWords, whyWords } from '../../../components/workspace/account/lifetime-words'
import { lifetimeFigures, loyaltyFigures } from '../../../components/workspace/account/purchase-figures'
import { depths } from '../gallery/samples/depth'

function sample(name: string): AccountDepth {
  const found = depths[name]
  if (!found) throw new Error(`no sample ${name}`)
  return found
}

const much = sample('account-depth')
const some = sample('account-depth-some')
const now = new Date('2026-03-20T09:30:00')

describe('lifetime value in words', () => {
  it('says what it rests on, and how wrong that was on the past', () => {
    const { lifetime } = much.insight ?? {}
    if (!lifetime) throw new Error('no lifetime value')
    expect(whyWords(lifetime)).toBe('')
    expect(fitWords(lifetime)).toBe(
      'From 1204 customers, 611 of them with a second order. Tried on the last 39 weeks it was off by 0.61 orders a customer; “they go on as before” by 0.88.',
    )
    const keys = lifetimeFigures(lifetime, now).map(({ key }) => key)
    expect(keys).toEqual(['value', 'alive', 'next', 'orders', 'spend'])
  })

  it('says why there is no forecast, and what is counted instead', () => {
    const { lifetime, loyalty } = some.insight ?? {}
    if (!lifetime || !loyalty) throw new Error('no lifetime value')
    expect(whyWords(lifetime)).toContain('Too few of all customers have bought twice')
    expect(whyWords(lifetime)).toContain('95.8% of all customers are still there a month later: 24 months.')
    expect(fitWords(lifetime)).toBe('')
    expect(lifetimeFigures(lifetime, now)[0]).toMatchObject({ name: 'Expected revenue', hint: 'over 24 months' })
    expect(loyaltyFigures(loyalty)).toMatchObject([{ value: 'in 2 of 12 months', hint: '1 of 3 gaps seen' }])
  })

  it('comes in the language on screen', () => {
    language.value = 'zh-CN'
    const { lifetime } = some.insight ?? {}
    expect(lifetime && whyWords(lifetime)).toContain('再次购买的客户太少')
    language.value = 'en'
  })

  it('names every number with the rows behind it', () => {
    const { lifetime, loyalty } = much.insight ?? {}
    if (!lifetime || !loyalty) throw new Error('no lifetime value')
    for (const { rows } of [...lifetimeFigures(lifetime, now), ...loyaltyFigures(loyalty)])
      expect(rows.length).toBeGreaterThan(0)
  })
})
