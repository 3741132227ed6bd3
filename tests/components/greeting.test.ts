/** How a letter begins: by the form of address, in the customer's language. */
import { describe, expect, it } from 'vitest'
import { language } from '../../components/locale'
import { greetingOf, languageOf, talkingPointsFor } from '../../components/sidebar/greeting'
import { card } from './gallery/samples/card'

const person = (name: string, formOfAddress: string | null = null) => ({ ...card.person, name, formOfAddress })

describe('the greeting', () => {
  it.each([
    ['王芳', '王总', '王总，'],
    ['王芳', null, '王芳，'],
    ['Ana López', null, 'Dear Ana,'],
    ['López, Ana', null, 'Dear Ana,'],
    ['Wang Fang', 'Ms Wang', 'Dear Ms Wang,'],
    ['Wang Fang', '王总', '王总，'],
    ['田中さくら', null, 'Dear 田中さくら,'],
    ['\u202EAna', null, 'Dear Ana,'],
  ])('of %s, called %s, is %s', (name, form, expected) => {
    expect(greetingOf(person(name, form))).toBe(expected)
  })

  it('is none where neither a name nor a form of address is known', () => {
    expect(greetingOf(person(''))).toBeNull()
    expect(greetingOf(person('ana@acme.test'))).toBeNull()
  })

  it('does not follow the reader’s language', () => {
    language.value = 'zh-CN'
    expect(greetingOf(person('Ana López'))).toBe('Dear Ana,')
    expect(languageOf(person('王芳'))).toBe('zh-CN')
    language.value = 'en'
  })
})

describe('talking points', () => {
  it('are a few, the most pressing first, in the customer’s language', () => {
    const [first, ...rest] = talkingPointsFor(card)
    expect(first).toContain('sorry to have kept you waiting')
    expect(rest.length).toBeLessThan(3)
    expect(talkingPointsFor({ ...card, person: person('王芳', '王总') })[0]).toContain('让您久等')
  })
})
