/** Rows behind a number, as a person reads them: signals by their names, an account by the fields that the number looks at. */
import { afterEach, describe, expect, it } from 'vitest'
import { language } from '../../../components/locale'
import { criterionName, signalName, signalText } from '../../../components/model-words'
import { accountFactRow } from '../../../entrypoints/wiring/account-fact-row'
import { knownAccount } from '../gallery/samples/standing'

const now = new Date('2026-03-20T09:30:00')

afterEach(() => {
  language.value = 'en'
})

describe('a signal in words', () => {
  it('is called by its kind in the language on screen, with what it is of and its figure', () => {
    expect(signalText('closeAttempt', null)).toBe('Attempt to close the account')
    expect(signalText('nps', 9)).toBe('NPS answer 9')
    expect(signalText('coreUse', 0.42)).toBe('Share of core features used 42%')
    expect(signalName('feature:export')).toBe('Use of a feature: export')
    language.value = 'zh-CN'
    expect(signalText('nps', 9)).toBe('NPS评分 9')
    expect(signalName('login')).toBe('登录')
  })

  it('keeps its own name where it has no words', () => {
    expect(signalName('chairsInUse')).toBe('Chairs in use')
    expect(criterionName('Plans for next year')).toBe('Plans for next year')
  })
})

describe('an account behind a number', () => {
  it('is told by the field that the number looks at, its value and its day', () => {
    expect(accountFactRow('feel', knownAccount, now)).toEqual({
      on: '2026-03-02T00:00:00.000Z',
      text: 'Our own feel, 1 to 5: 4 of 5',
    })
    expect(accountFactRow('receivables', knownAccount, now)).toEqual({
      on: '2025-12-01',
      text: 'Receivables: Overdue · Overdue since: 8 Mar',
    })
    expect(accountFactRow('profit12m', knownAccount, now)?.text).toContain('Gross margin: 32%')
  })

  it('tells nothing where the number looks at no field, or at one that is not known', () => {
    expect(accountFactRow('revenue12m', knownAccount, now)).toBeNull()
    expect(accountFactRow('jointInnovation', knownAccount, now)).toBeNull()
  })
})
