import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutInvisible } from '../../components/safe-text'

describe('text from a stranger', () => {
  it('loses what turns it around or hides in it, and says so', () => {
    expect(withoutInvisible('\u202Egpj.exe\u202C')).toEqual({ text: 'gpj.exe', wasStripped: true })
    expect(withoutInvisible('pay\u200Bpal')).toEqual({ text: 'paypal', wasStripped: true })
    expect(withoutInvisible('line\nbreak\u0000')).toEqual({ text: 'linebreak', wasStripped: true })
  })

  it('keeps markup as it is: it is drawn as text', () => {
    const text = '<b onclick="x()">Li & Söhne</b> 王芳'
    expect(withoutInvisible(text)).toEqual({ text, wasStripped: false })
  })

  it('keeps emoji that are joined of several', () => {
    expect(withoutInvisible('👩‍💻 Ana')).toEqual({ text: '👩‍💻 Ana', wasStripped: false })
  })

  it('leaves no direction control in any text, and is stable', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        const once = withoutInvisible(text).text
        expect(once).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u)
        expect(withoutInvisible(once).text).toBe(once)
      }),
    )
  })
})
